package dev.turnstone.ui.map;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.ui.map.pair.Proposal;
import dev.turnstone.ui.map.pair.Proposals;
import dev.turnstone.ui.map.pair.Structures;
import dev.turnstone.ui.migration.Migration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks for proposals beside the window whenever the plan changed. While one search goes on, later
 * wishes wait for its end and become one.
 */
final class Examining {
  private final Migration migration;
  private final Consumer<List<Proposal>> done;
  private boolean working;
  private Optional<Structures> again = Optional.empty();

  Examining(Migration migration, Consumer<List<Proposal>> done) {
    this.migration = migration;
    this.done = done;
  }

  /** Looks at the plan as it is now, as soon as may be. */
  void examine(Structures structures) {
    Optional<MigrationPlan> plan = migration.plan();
    if (plan.isEmpty()) {
      done.accept(List.of());
      return;
    }
    if (working) {
      again = Optional.of(structures);
      return;
    }
    working = true;
    migration
        .tools()
        .background()
        .run(
            () -> Proposals.of(plan.get(), structures),
            this::ended,
            reason -> {
              working = false;
              migration.tools().failed().accept(reason);
            });
  }

  private void ended(List<Proposal> found) {
    working = false;
    done.accept(found);
    Optional<Structures> wanted = again;
    again = Optional.empty();
    wanted.ifPresent(this::examine);
  }
}
