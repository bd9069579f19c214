package dev.turnstone.plan.check;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Repeats what the plan itself says was left open or left behind. */
final class RemarkCheck {
  private RemarkCheck() {}

  static List<Problem> check(MigrationPlan plan) {
    List<Problem> problems = new ArrayList<>();
    for (OpenQuestion open : plan.open()) {
      Location where = new Location(Optional.of(open.table()), open.column());
      problems.add(
          Problem.warning(Code.OPEN_QUESTION, where, words(open), Remedies.answer(plan, open)));
    }
    if (plan.tables().stream().noneMatch(TablePlan::enabled) && !plan.open().isEmpty()) {
      String nothing = "no table is planned, so nothing would be carried";
      problems.add(Problem.blocker(Code.OPEN_QUESTION, Location.EVERYWHERE, nothing));
    }
    for (String left : plan.leftBehind()) {
      String[] parts = left.split(": ", 2);
      String reason = parts.length == 2 ? parts[1] : "the target has no place for it";
      problems.add(Problem.note(Code.LEFT_BEHIND, Location.EVERYWHERE, parts[0], reason));
    }
    return problems;
  }

  private static String words(OpenQuestion open) {
    return open.candidates().isEmpty()
        ? open.reason()
        : open.reason() + " (" + String.join(", ", open.candidates()) + ")";
  }
}
