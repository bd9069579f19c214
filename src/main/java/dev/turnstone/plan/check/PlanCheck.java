package dev.turnstone.plan.check;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.LoadOrder;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds everything that speaks against a plan, or is worth knowing, before the first write. */
public final class PlanCheck {
  private PlanCheck() {}

  /**
   * Checks a plan against the databases as they are now.
   *
   * @param source best read with counts
   * @param target read with counts, so that tables that must be empty are known to be
   * @return blockers first, then warnings, then notes; within each in the plan's order; empty:
   *     nothing to say
   */
  public static List<Problem> check(MigrationPlan plan, Catalog source, Catalog target) {
    TablePresence presence = new TablePresence(plan, source, target);
    List<PlannedTable> tables = presence.tables();
    List<Problem> problems = new ArrayList<>(presence.problems());
    problems.addAll(FreshnessCheck.check(plan, source, target));
    problems.addAll(SafeguardsCheck.check(plan.safeguards()));
    problems.addAll(ScriptsCheck.check(plan));
    problems.addAll(NameCheck.check(tables, target));
    for (PlannedTable table : tables) {
      problems.addAll(SizeCheck.check(table, target));
      problems.addAll(MoneyCheck.check(table, source, target));
      problems.addAll(ColumnCheck.check(table));
      problems.addAll(RuleCheck.check(table, source));
      problems.addAll(ExpressionCheck.check(table));
      problems.addAll(WriteModeCheck.check(table));
      problems.addAll(ReplaceCheck.check(table, plan, target, tables));
      problems.addAll(SurroundingsCheck.check(table));
    }
    problems.addAll(LoadOrder.of(targets(tables)).notes());
    problems.addAll(RemarkCheck.check(plan));
    problems.sort(Comparator.comparing(Problem::severity).reversed());
    return List.copyOf(problems);
  }

  private static List<Table> targets(List<PlannedTable> tables) {
    return tables.stream().map(PlannedTable::target).distinct().toList();
  }
}
