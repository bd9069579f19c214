package dev.turnstone.run;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** How many rows may be set aside before the run stops. Thread safe. */
final class SetAsideBudget {
  private final OptionalLong limit;
  private final String run;
  private final AtomicLong spent;

  SetAsideBudget(OptionalLong limit, long spentBefore, String run) {
    this.limit = limit;
    this.run = run;
    this.spent = new AtomicLong(spentBefore);
  }

  /** Counts rows of a chunk about to be committed; throws when they are more than allowed. */
  void spend(long rows) {
    if (rows == 0) {
      return;
    }
    long now = spent.addAndGet(rows);
    if (limit.isPresent() && now > limit.getAsLong()) {
      spent.addAndGet(-rows);
      String allowed = Long.toString(limit.getAsLong());
      throw new Stopped(
          Problem.blocker(
              Code.SET_ASIDE_LIMIT, Location.EVERYWHERE, Long.toString(now), allowed, run));
    }
  }
}
