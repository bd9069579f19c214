package dev.turnstone.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds all workers together to so many rows and bytes a second. A worker reports what it moved and
 * is held back until the total is within the rate again; a twentieth of a second may be caught up.
 * Another rate that is wished meanwhile counts from the next report on. Thread safe.
 */
final class Throttle {
  private static final double AHEAD_SECONDS = 0.05;
  private final OptionalLong rowsPerSecond;
  private final OptionalLong bytesPerSecond;
  private final Cancellation cancellation;
  private final ProgressMeter meter;
  private double dueAt = System.nanoTime() / 1e9;

  /**
   * @param meter is told while somebody is held back
   */
  Throttle(
      OptionalLong rowsPerSecond,
      OptionalLong bytesPerSecond,
      Cancellation cancellation,
      ProgressMeter meter) {
    this.rowsPerSecond = rowsPerSecond;
    this.bytesPerSecond = bytesPerSecond;
    this.cancellation = cancellation;
    this.meter = meter;
  }

  /** True when there is a limit at all; without one nobody need report. */
  boolean limits() {
    return cancellation.rate(rowsPerSecond).isPresent() || bytesPerSecond.isPresent();
  }

  /**
   * Reports rows and bytes moved since the last report and waits until they are within the rate.
   */
  void moved(long rows, long bytes) {
    OptionalLong rate = cancellation.rate(rowsPerSecond);
    double seconds =
        Math.max(
            rate.isPresent() ? (double) rows / rate.getAsLong() : 0,
            bytesPerSecond.isPresent() ? (double) bytes / bytesPerSecond.getAsLong() : 0);
    double until;
    synchronized (this) {
      double now = System.nanoTime() / 1e9;
      dueAt = Math.max(dueAt, now - AHEAD_SECONDS) + seconds;
      until = dueAt;
    }
    if (until > System.nanoTime() / 1e9) {
      meter.waitingFor(sentence(rate), () -> pauseUntil(until));
    }
  }

  private void pauseUntil(double moment) {
    while (!cancellation.wished()) {
      double wait = moment - System.nanoTime() / 1e9;
      if (wait <= 0) {
        return;
      }
      LockSupport.parkNanos((long) (Math.min(wait, 0.2) * 1e9));
    }
  }

  private String sentence(OptionalLong rate) {
    List<String> limits = new ArrayList<>();
    rate.ifPresent(n -> limits.add(String.format(Locale.ROOT, "%,d rows/s", n)));
    bytesPerSecond.ifPresent(n -> limits.add(String.format(Locale.ROOT, "%,.1f MB/s", n / 1e6)));
    return "Waiting for the rate limit of " + String.join(" and ", limits);
  }
}
