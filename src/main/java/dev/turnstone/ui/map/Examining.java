package dev.turnstone.ui.map;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.check.PlanCheck;
import dev.turnstone.problem.Problem;
import dev.turnstone.ui.map.pair.Proposal;
import dev.turnstone.ui.map.pair.Proposals;
import dev.turnstone.ui.map.pair.Structures;
import dev.turnstone.ui.migration.Migration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks the plan beside the window whenever it changed. While one check goes on, later wishes wait
 * for its end and become one.
 */
final class Examining {
  private final Migration migration;
  private final Consumer<Found> done;
  private boolean working;
  private Optional<Structures> again = Optional.empty();

  /**
   * What a look at a plan told.
   *
   * @param problems what speaks against it; empty, too, when nobody looked at the databases
   */
  record Found(List<Problem> problems, List<Proposal> proposals) {
    /** Nobody looked yet. */
    static final Found NOTHING = new Found(List.of(), List.of());
  }

  Examining(Migration migration, Consumer<Found> done) {
    this.migration = migration;
    this.done = done;
  }

  /** Looks at the plan as it is now, as soon as may be. */
  void examine(Structures structures) {
    Optional<MigrationPlan> plan = migration.plan();
    if (plan.isEmpty()) {
      done.accept(Found.NOTHING);
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
            () -> found(plan.get(), structures),
            this::ended,
            reason -> {
              working = false;
              migration.tools().failed().accept(reason);
            });
  }

  private void ended(Found found) {
    working = false;
    done.accept(found);
    Optional<Structures> wanted = again;
    again = Optional.empty();
    wanted.ifPresent(this::examine);
  }

  private static Found found(MigrationPlan plan, Structures structures) {
    Optional<Catalog> source = structures.around().source();
    Optional<Catalog> target = structures.around().target();
    List<Problem> problems =
        source.isPresent() && target.isPresent()
            ? PlanCheck.check(plan, source.get(), target.get())
            : List.of();
    return new Found(problems, Proposals.of(plan, structures));
  }
}
