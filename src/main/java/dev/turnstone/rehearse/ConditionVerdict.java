package dev.turnstone.rehearse;

import dev.turnstone.plan.Condition;
import dev.turnstone.plan.Condition.Asked;
import dev.turnstone.plan.Condition.Expectation;
import dev.turnstone.plan.Condition.NoRow;
import dev.turnstone.plan.Condition.SameAs;
import dev.turnstone.plan.Condition.Value;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of asking a condition.
 *
 * @param holds false also when it could not be asked
 * @param found what the query gave: a value, how many rows there were or why it could not be asked;
 *     may be a value of the database, for the operator's eyes and no log
 * @param wanted what it has to give; for a comparison the value that the other database gave
 * @param problem what is to be said of it, without values; empty: it holds
 */
public record ConditionVerdict(
    Condition condition, boolean holds, String found, String wanted, Optional<Problem> problem) {

  static ConditionVerdict held(Condition condition, Answer answer, String wanted) {
    return new ConditionVerdict(condition, true, answer.text(), wanted, Optional.empty());
  }

  static ConditionVerdict unmet(Condition condition, Answer answer, String wanted) {
    Problem problem =
        Problem.blocker(
            Code.CONDITION_UNMET,
            Location.EVERYWHERE,
            condition.name(),
            side(condition.of()),
            words(condition.expectation()),
            answer.kind());
    return new ConditionVerdict(condition, false, answer.text(), wanted, Optional.of(problem));
  }

  static ConditionVerdict notAsked(Condition condition, Asked of, String reason) {
    Problem problem =
        Problem.blocker(
            Code.CONDITION_NOT_ASKED, Location.EVERYWHERE, condition.name(), side(of), reason);
    return new ConditionVerdict(condition, false, reason, "", Optional.of(problem));
  }

  private static String side(Asked of) {
    return of.name().toLowerCase(Locale.ROOT);
  }

  private static String words(Expectation expectation) {
    if (expectation instanceof NoRow) return "no row";
    if (expectation instanceof Value value) return "the value " + value.text();
    if (expectation instanceof SameAs) return "the same value as on the other database";
    throw new IllegalStateException("no other expectation is known");
  }
}
