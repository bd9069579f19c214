package dev.turnstone.ui.migration;

import dev.turnstone.app.Engine;
import dev.turnstone.app.RunAccess;
import dev.turnstone.journal.RunHeader;
import java.util.Optional;

/** How to get at the databases of a run with what is connected at the moment this is made. */
public final class RunReach {
  private final Engine engine;
  private final String run;
  private final Optional<Ends> ends;

  /** On the window's thread. */
  public RunReach(Migration migration, String run) {
    this.engine = migration.engine();
    this.run = run;
    this.ends = migration.ends().get();
  }

  /** The passwords that fit the run; waits for files. */
  public RunAccess access() {
    RunHeader header = engine.summary(run).header();
    return ends.map(e -> RunAccess.of(header, e.from(), e.to(), e.secrets()))
        .orElseGet(() -> RunAccess.unconnected(header));
  }
}
