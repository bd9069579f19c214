package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.expression.RowExpressions;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the expressions that an edit brought in, as far as the columns they name are known. */
final class ExpressionsOf {
  private final MigrationPlan plan;
  private final Surroundings around;
  private final List<Problem> problems = new ArrayList<>();

  ExpressionsOf(MigrationPlan plan, Surroundings around) {
    this.plan = plan;
    this.around = around;
  }

  /** Refuses what is wrong in what changed; what was wrong before is a matter of the check. */
  void check(List<PlanChange> changes) {
    Set<Location> changed = new HashSet<>();
    changes.forEach(c -> changed.add(new Location(c.table(), c.column())));
    for (TablePlan table : plan.tables()) {
      check(table, changed);
    }
    if (!problems.isEmpty()) throw new Refused(problems);
  }

  private void check(TablePlan table, Set<Location> changed) {
    Optional<Table> source = around.source().flatMap(c -> c.table(table.source()));
    Location whole = Location.table(table.target().toString());
    if (table.filter().isPresent() && changed.contains(whole)) {
      String cel = table.filter().get();
      compile(
          () ->
              source.ifPresentOrElse(
                  from -> RowExpressions.over(from).filter(cel, whole),
                  () -> RowExpressions.grammar(cel, whole)));
    }
    for (FieldPlan field : table.fields()) {
      Location where = Location.column(table.target().toString(), field.target());
      if (field.rule() instanceof FieldRule.Expression rule && changed.contains(where)) {
        compile(
            () ->
                source.ifPresentOrElse(
                    from -> RowExpressions.over(from).value(rule.cel(), where),
                    () -> RowExpressions.grammar(rule.cel(), where)));
      }
    }
  }

  private void compile(Runnable compilation) {
    try {
      compilation.run();
    } catch (Refused e) {
      problems.addAll(e.problems());
    }
  }
}
