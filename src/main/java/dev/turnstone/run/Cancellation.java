package dev.turnstone.run;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What whoever looks on wishes of a run: to stop at the next chunk boundary, which stands once it
 * is expressed, or to go at another rate than its limits say. Any thread may express either.
 */
public final class Cancellation {
  private final CountDownLatch wished = new CountDownLatch(1);
  private volatile @Nullable String reason;
  private volatile @Nullable OptionalLong rate;

  /** Asks for a stop; the first reason is kept. */
  public synchronized void stop(String why) {
    if (reason == null) {
      reason = why;
      wished.countDown();
    }
  }

  /**
   * From now on the run keeps to this rate over all its workers, in place of that of its limits.
   *
   * @param rowsPerSecond at least 1; empty: no limit of rows
   */
  public void keepTo(OptionalLong rowsPerSecond) {
    rate = rowsPerSecond;
  }

  /** The rate that was wished last; that of the limits where none was. */
  OptionalLong rate(OptionalLong ofLimits) {
    OptionalLong wish = rate;
    return wish == null ? ofLimits : wish;
  }

  public boolean wished() {
    return reason != null;
  }

  /** The reason that was given first; the empty text while no stop is wished. */
  public String why() {
    String known = reason;
    return known == null ? "" : known;
  }

  /**
   * Waits, but not longer than until a stop is wished.
   *
   * @return true when a stop is wished
   */
  public boolean await(long milliseconds) {
    try {
      return wished.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop("interrupted");
      return true;
    }
  }

  /** Throws {@link Stopped} when a stop is wished. */
  public void check(String run) {
    String why = reason;
    if (why != null) {
      throw new Stopped(Problem.note(Code.RUN_STOPPED, Location.EVERYWHERE, why, run));
    }
  }
}
