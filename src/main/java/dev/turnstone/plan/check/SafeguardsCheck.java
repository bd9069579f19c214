package dev.turnstone.plan.check;

import dev.turnstone.plan.Condition;
import dev.turnstone.plan.Condition.SameAs;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Checks that the limits a plan sets for its run can be kept and its conditions be asked. */
final class SafeguardsCheck {
  private static final int MOST_WORKERS = 32;
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private final List<Problem> problems = new ArrayList<>();

  private SafeguardsCheck() {}

  static List<Problem> check(Safeguards limits) {
    SafeguardsCheck check = new SafeguardsCheck();
    check.within("workers", wide(limits.workers()), 1, MOST_WORKERS);
    check.within("chunkRows", wide(limits.chunkRows()), 1, Integer.MAX_VALUE);
    check.within("rowsPerSecond", limits.rowsPerSecond(), 1, Long.MAX_VALUE);
    check.within("bytesPerSecond", limits.bytesPerSecond(), 1, Long.MAX_VALUE);
    check.within("setAsideLimit", limits.setAsideLimit(), 0, Long.MAX_VALUE);
    check.within("canary", wide(limits.canary()), 1, Integer.MAX_VALUE);
    limits.setAsidePercent().ifPresent(check::percent);
    check.conditions(limits.conditions());
    return check.problems;
  }

  /** What speaks against conditions. */
  static List<Problem> check(List<Condition> conditions) {
    SafeguardsCheck check = new SafeguardsCheck();
    check.conditions(conditions);
    return check.problems;
  }

  private void within(String name, OptionalLong limit, long least, long most) {
    if (limit.isEmpty() || (limit.getAsLong() >= least && limit.getAsLong() <= most)) return;
    String range = most == MOST_WORKERS ? "from " + least + " to " + most : "at least " + least;
    String mistake = "the safeguard " + name + " is " + limit.getAsLong() + ", it must be " + range;
    mistake(mistake);
  }

  private void percent(BigDecimal percent) {
    if (percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0) return;
    String number = percent.toPlainString();
    mistake("the safeguard setAsidePercent is " + number + ", it must be from 0 to 100");
  }

  private void conditions(List<Condition> conditions) {
    Set<String> names = new HashSet<>();
    for (Condition condition : conditions) {
      if (condition.name().isBlank()) mistake("a condition has no name");
      if (!names.add(condition.name())) {
        mistake("two conditions are called " + condition.name());
      }
      boolean other = condition.expectation() instanceof SameAs same && same.sql().isBlank();
      if (condition.sql().isBlank() || other) {
        mistake("the condition " + condition.name() + " asks nothing");
      }
    }
  }

  private void mistake(String what) {
    problems.add(Problem.blocker(Code.RULE_INVALID, Location.EVERYWHERE, what));
  }

  private static OptionalLong wide(OptionalInt number) {
    return number.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number.getAsInt());
  }
}
