package dev.turnstone.run;

import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds all workers together to so many rows and bytes a second. A worker reports what it moved and
 * is held back until the total is within the rate again; a twentieth of a second may be caught up.
 * Thread safe.
 */
final class Throttle {
  private static final double AHEAD_SECONDS = 0.05;
  private final OptionalLong rowsPerSecond;
  private final OptionalLong bytesPerSecond;
  private final Cancellation cancellation;
  private double dueAt = System.nanoTime() / 1e9;

  Throttle(OptionalLong rowsPerSecond, OptionalLong bytesPerSecond, Cancellation cancellation) {
    this.rowsPerSecond = rowsPerSecond;
    this.bytesPerSecond = bytesPerSecond;
    this.cancellation = cancellation;
  }

  /** True when there is a limit at all; without one nobody need report. */
  boolean limits() {
    return rowsPerSecond.isPresent() || bytesPerSecond.isPresent();
  }

  /**
   * Reports rows and bytes moved since the last report and waits until they are within the rate.
   */
  void moved(long rows, long bytes) {
    double seconds =
        Math.max(
            rowsPerSecond.isPresent() ? (double) rows / rowsPerSecond.getAsLong() : 0,
            bytesPerSecond.isPresent() ? (double) bytes / bytesPerSecond.getAsLong() : 0);
    double until;
    synchronized (this) {
      double now = System.nanoTime() / 1e9;
      dueAt = Math.max(dueAt, now - AHEAD_SECONDS) + seconds;
      until = dueAt;
    }
    while (!cancellation.wished()) {
      double wait = until - System.nanoTime() / 1e9;
      if (wait <= 0) {
        return;
      }
      LockSupport.parkNanos((long) (Math.min(wait, 0.2) * 1e9));
    }
  }
}
