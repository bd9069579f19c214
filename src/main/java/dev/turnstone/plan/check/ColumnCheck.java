package dev.turnstone.plan.check;

import dev.turnstone.catalog.Column;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that every target column that needs a value gets exactly one. */
final class ColumnCheck {
  private ColumnCheck() {}

  static List<Problem> check(PlannedTable table) {
    List<Problem> problems = new ArrayList<>();
    Set<String> filled = new HashSet<>();
    for (FieldPlan field : table.plan().fields()) {
      if (!filled.add(field.target())) {
        problems.add(Problem.blocker(Code.COLUMN_TWICE, table.where(field.target())));
      }
      Optional<Column> column = table.target().column(field.target());
      if (column.isEmpty()) {
        Location where = table.where(field.target());
        problems.add(Problem.blocker(Code.COLUMN_MISSING, where, "target", where.options()));
      } else if (column.get().computed()) {
        problems.add(
            Problem.blocker(
                Code.RULE_INVALID, table.where(field.target()), "the target computes this column"));
      }
    }
    if (filled.isEmpty()) problems.add(Problem.blocker(Code.NO_COLUMNS, table.where()));
    for (Column column : table.target().columns()) {
      if (!filled.contains(column.name()) && needsValue(column)) {
        problems.add(
            Problem.blocker(
                Code.COLUMN_UNMAPPED,
                table.where(column),
                Remedies.constant(column.type()),
                column.name()));
      }
    }
    return problems;
  }

  private static boolean needsValue(Column column) {
    return !column.nullable() && column.defaultSql().isEmpty() && column.generation().isEmpty();
  }
}
