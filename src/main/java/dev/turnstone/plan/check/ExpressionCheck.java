package dev.turnstone.plan.check;

import dev.turnstone.catalog.Column;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.expression.CheckedExpression;
import dev.turnstone.plan.expression.RowExpressions;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles a table's expressions and filter, and holds their results against the columns. */
final class ExpressionCheck {
  private ExpressionCheck() {}

  static List<Problem> check(PlannedTable table) {
    boolean any =
        table.plan().filter().isPresent()
            || table.plan().fields().stream()
                .anyMatch(field -> field.rule() instanceof FieldRule.Expression);
    if (!any) return List.of();
    List<Problem> problems = new ArrayList<>();
    RowExpressions expressions = RowExpressions.over(table.source());
    table
        .plan()
        .filter()
        .ifPresent(filter -> compiled(() -> expressions.filter(filter, table.where()), problems));
    for (FieldPlan field : table.plan().fields()) {
      Optional<Column> to = table.target().column(field.target());
      if (field.rule() instanceof FieldRule.Expression rule && to.isPresent()) {
        compiled(() -> expressions.value(rule.cel(), table.where(to.get())), problems)
            .ifPresent(
                checked -> problems.addAll(TypeCheck.computed(table, checked.type(), to.get())));
      }
    }
    return problems;
  }

  /** The mistakes of an expression are problems like all others: the rest is checked as well. */
  private static Optional<CheckedExpression> compiled(
      Compilation compilation, List<Problem> problems) {
    try {
      return Optional.of(compilation.perform());
    } catch (EngineException.Refused e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private interface Compilation {
    CheckedExpression perform();
  }
}
