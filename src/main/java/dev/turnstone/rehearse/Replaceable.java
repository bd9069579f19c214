package dev.turnstone.rehearse;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.TargetDatabase;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the target what keeps tables from being replaced as a whole, beside what its catalogue
 * tells.
 */
public final class Replaceable {
  private Replaceable() {}

  /**
   * One blocker for each obstacle.
   *
   * @param now what is in the target; tables that are not there are told of elsewhere
   */
  public static List<Problem> obstacles(MigrationPlan plan, TargetDatabase target, Catalog now) {
    List<Problem> problems = new ArrayList<>();
    for (TablePlan table : plan.tables()) {
      boolean replaced = table.enabled() && table.mode() == WriteMode.REPLACE;
      if (replaced && table.create().isEmpty()) {
        Location where = Location.table(table.target().toString());
        now.table(table.target())
            .filter(t -> t.kind().holdsRows())
            .ifPresent(
                t ->
                    target.swaps().obstacles(t).stream()
                        .map(why -> Problem.blocker(Code.NOT_REPLACEABLE, where, why))
                        .forEach(problems::add));
      }
    }
    return problems;
  }
}
