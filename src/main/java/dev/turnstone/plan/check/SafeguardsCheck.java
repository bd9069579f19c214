package dev.turnstone.plan.check;

import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Checks that the limits a plan sets for its run can be kept. */
final class SafeguardsCheck {
  private static final int MOST_WORKERS = 32;
  private final List<Problem> problems = new ArrayList<>();

  private SafeguardsCheck() {}

  static List<Problem> check(Safeguards limits) {
    SafeguardsCheck check = new SafeguardsCheck();
    check.within("workers", wide(limits.workers()), 1, MOST_WORKERS);
    check.within("chunkRows", wide(limits.chunkRows()), 1, Integer.MAX_VALUE);
    check.within("rowsPerSecond", limits.rowsPerSecond(), 1, Long.MAX_VALUE);
    check.within("bytesPerSecond", limits.bytesPerSecond(), 1, Long.MAX_VALUE);
    check.within("setAsideLimit", limits.setAsideLimit(), 0, Long.MAX_VALUE);
    return check.problems;
  }

  private void within(String name, OptionalLong limit, long least, long most) {
    if (limit.isEmpty() || (limit.getAsLong() >= least && limit.getAsLong() <= most)) return;
    String range = most == MOST_WORKERS ? "from " + least + " to " + most : "at least " + least;
    String mistake = "the safeguard " + name + " is " + limit.getAsLong() + ", it must be " + range;
    problems.add(Problem.blocker(Code.RULE_INVALID, Location.EVERYWHERE, mistake));
  }

  private static OptionalLong wide(OptionalInt number) {
    return number.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number.getAsInt());
  }
}
