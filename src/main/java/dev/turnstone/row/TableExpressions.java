package dev.turnstone.row;

import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.expression.CheckedExpression;
import dev.turnstone.plan.expression.RowExpressions;
import dev.turnstone.problem.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The expressions and the filter of one table plan, checked against the source table. */
final class TableExpressions {
  private final Map<String, CheckedExpression> values = new HashMap<>();
  private final @Nullable CheckedExpression filter;

  TableExpressions(TablePlan plan, Table source) {
    String table = plan.target().toString();
    boolean any =
        plan.filter().isPresent()
            || plan.fields().stream().anyMatch(f -> f.rule() instanceof FieldRule.Expression);
    if (!any) {
      filter = null;
      return;
    }
    RowExpressions language = RowExpressions.over(source);
    for (FieldPlan field : plan.fields()) {
      if (field.rule() instanceof FieldRule.Expression rule) {
        values.computeIfAbsent(
            rule.cel(), cel -> language.value(cel, Location.column(table, field.target())));
      }
    }
    filter = plan.filter().map(f -> language.filter(f, Location.table(table))).orElse(null);
  }

  /** Null when every row is kept. */
  @Nullable CheckedExpression filter() {
    return filter;
  }

  CheckedExpression value(FieldRule.Expression rule) {
    return Objects.requireNonNull(values.get(rule.cel()));
  }

  /** The source columns that are read by any of them; names may repeat. */
  List<String> columns() {
    List<String> names = new ArrayList<>();
    values.values().forEach(e -> names.addAll(e.columns()));
    if (filter != null) names.addAll(filter.columns());
    return names;
  }
}
