package dev.turnstone.plan.check;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.sql.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Says what becomes of values on their way from one type into a target column. */
final class TypeCheck {
  private TypeCheck() {}

  /** For values that are copied: a choice or a loss is refused. */
  static List<Problem> copied(PlannedTable table, Column from, Column to) {
    return judged(table, from.type(), from.nullable(), to, false);
  }

  /** For values read by a recorded decision, which settles a choice or a loss. */
  static List<Problem> decided(PlannedTable table, Column from, Column to) {
    return judged(table, from.type(), from.nullable(), to, true);
  }

  /** For values of an expression, whose text is read in canonical form. */
  static List<Problem> computed(PlannedTable table, LogicalType from, Column to) {
    return judged(table, from, false, to, from instanceof LogicalType.Text);
  }

  private static List<Problem> judged(
      PlannedTable table, LogicalType from, boolean nullable, Column to, boolean decided) {
    List<Problem> problems = new ArrayList<>();
    Verdict verdict = table.dialect().verdict(from, table.from(), to.type());
    Remedies.Remedy remedy = Remedies.forTypes(from, to);
    String[] words = {
      from.text(), to.type().text(), verdict.reason(), remedy.options(), remedy.hint()
    };
    switch (verdict.grade()) {
      case EXACT, WIDENS -> {}
      case MAY_REFUSE -> problems.add(Problem.note(Code.TYPE_MAY_REFUSE, table.where(to), words));
      case NEEDS_CHOICE -> {
        if (!decided) {
          problems.add(Problem.blocker(Code.TYPE_NEEDS_CHOICE, table.where(to), words));
        }
      }
      case LOSES -> {
        if (!decided) problems.add(Problem.blocker(Code.TYPE_LOSES, table.where(to), words));
      }
      case IMPOSSIBLE -> {
        if (!decided) problems.add(Problem.blocker(Code.TYPE_IMPOSSIBLE, table.where(to), words));
      }
    }
    if (nullable && !to.nullable()) {
      problems.add(
          Problem.note(
              Code.TYPE_MAY_REFUSE,
              table.where(to),
              from.text(),
              to.type().text(),
              "NULL, which the target does not take, is set aside",
              "--on-failure default=VALUE",
              " (the value that takes its place)"));
    }
    return problems;
  }
}
