package dev.turnstone.run;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.EngineException.TryAgain;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries work again that failed for a passing reason: five times in all with growing pauses, each
 * announced with its reason and, where the server tells, with who is in the way. Then the run stops
 * and can be resumed.
 */
final class Retries {
  private static final int TRIES = 5;
  private static final long FIRST_PAUSE_MILLIS = 200;
  private final RunParts parts;
  private final Location where;
  private int tried;

  Retries(RunParts parts, Location where) {
    this.parts = parts;
    this.where = where;
  }

  /** Does work that may be done twice until no passing reason stands in its way. */
  void repeat(Runnable work) {
    while (true) {
      try {
        work.run();
        return;
      } catch (TryAgain e) {
        pause(e);
      }
    }
  }

  /**
   * Waits before the next try.
   *
   * @throws Stopped after the last try, or when a stop is wished
   */
  void pause(EngineException why) {
    tried++;
    String reason = reason(why);
    if (tried >= TRIES) {
      throw new Stopped(
          Problem.blocker(
              Code.RETRIES_EXHAUSTED,
              where,
              Integer.toString(tried),
              reason.replaceAll("[.]$", "")),
          why);
    }
    parts.meter().retry();
    parts.meter().tell(reason + " Trying again (" + (tried + 1) + " of " + TRIES + ").");
    parts.cancellation().await(FIRST_PAUSE_MILLIS << (tried - 1));
    parts.cancellation().check(parts.run());
  }

  private String reason(EngineException why) {
    List<String> words = new ArrayList<>();
    words.add(why.problems().get(0).message());
    if (why instanceof TryAgain) {
      words.addAll(parts.target().inTheWay());
    }
    return String.join(" ", words);
  }
}
