package dev.turnstone.cli.demo;

import dev.turnstone.app.Comparisons;
import dev.turnstone.app.Credentials;
import dev.turnstone.app.StoredStates;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.app.Undoing;
import dev.turnstone.app.Workspace;
import dev.turnstone.cli.screen.ComparisonText;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.cli.screen.UndoText;
import dev.turnstone.document.text.Numbers;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.plan.mapping.TablePatterns;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.undo.difference.Comparison;
import java.nio.file.Path;

/**
 * What the demonstration shows of the way back: the state before is kept, the run is compared and
 * taken back, and the state after that is the one that was kept.
 */
final class WayBack {
  private static final int ROWS = 3;
  private static final Comparisons.Watch NOBODY = new Comparisons.Watch(table -> {}, () -> false);
  private final Workspace workspace;
  private final DemoFolder folder;
  private final Terminal terminal;

  WayBack(Workspace workspace, DemoFolder folder, Terminal terminal) {
    this.workspace = workspace;
    this.folder = folder;
    this.terminal = terminal;
  }

  /** Keeps the new database as it is before the run. */
  void keep() {
    TablePatterns all = TablePatterns.parse("");
    new StoredStates(workspace).take(target(), all, before(), Credentials.NONE, NOBODY);
    terminal.out().println("Kept, to compare with at the end: " + before());
  }

  void compare(String run) {
    Comparisons comparisons = new Comparisons(workspace);
    try (Comparison comparison = comparisons.ofRun(run, false, Credentials.NONE, NOBODY)) {
      new ComparisonText(terminal.out(), terminal.paint(), ROWS)
          .print(comparison, comparison.tables());
    }
  }

  /** Takes the run back; true when the new database then is as it was before it. */
  boolean undo(String run) {
    UndoResult undone =
        new Undoing(workspace)
            .undo(run, UndoChoice.ALL, Credentials.NONE, new ProgressMeter(), new Cancellation());
    new UndoText(terminal.out(), terminal.paint()).print(undone);
    Comparisons comparisons = new Comparisons(workspace);
    String kept = "snapshot:" + before();
    try (Comparison comparison =
        comparisons.between(kept, target(), MappingOptions.DEFAULT, Credentials.NONE, NOBODY)) {
      boolean same = comparison.identical();
      String tables = Numbers.count(comparison.tables().size(), "table");
      terminal
          .out()
          .println(
              same
                  ? "The new database is as it was before the run: "
                      + tables
                      + " compared, no difference."
                  : "The new database differs from what it was before the run.");
      return same;
    }
  }

  private Path before() {
    return folder.path().resolve("before.snapshot");
  }

  private String target() {
    return "sqlite:" + folder.store5();
  }
}
