package dev.turnstone.plan.check;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks that PostgreSQL's money means the same on both sides. It is a whole number of the smallest
 * coin, and how many of those make one is a setting of the database; it is carried in the form of a
 * fixed locale, which has hundredths.
 */
final class MoneyCheck {
  private static final String HUNDREDTHS = "2";

  private MoneyCheck() {}

  static List<Problem> check(PlannedTable table, Catalog source, Catalog target) {
    List<Problem> problems = new ArrayList<>();
    for (FieldPlan field : table.plan().fields()) {
      Optional<Column> to = table.target().column(field.target());
      if (to.isEmpty()) continue;
      column(field.rule())
          .flatMap(table.source()::column)
          .flatMap(from -> told(source, from))
          .or(() -> told(target, to.get()))
          .ifPresent(
              reason ->
                  problems.add(Problem.blocker(Code.RULE_INVALID, table.where(to.get()), reason)));
    }
    return problems;
  }

  private static Optional<String> column(FieldRule rule) {
    return rule instanceof FieldRule.Copy copy ? Optional.of(copy.column()) : Optional.empty();
  }

  private static Optional<String> told(Catalog catalog, Column column) {
    String digits = catalog.settings().getOrDefault("money_digits", HUNDREDTHS);
    boolean money = column.type().text().matches("(array\\()?other\\(money.*");
    if (!money || digits.equals(HUNDREDTHS)) return Optional.empty();
    return Optional.of(
        "the setting lc_monetary of "
            + catalog.database()
            + " gives money "
            + digits
            + " digits after the point, and only money with 2 is carried; make it a numeric");
  }
}
