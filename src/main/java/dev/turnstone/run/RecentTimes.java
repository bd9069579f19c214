package dev.turnstone.run;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How long the last hundred of many pieces of work took. Thread safe. */
public final class RecentTimes {
  private static final int KEPT = 100;
  private static final double MOST = 0.95;
  private final double[] seconds = new double[KEPT];
  private long all;

  /** One more took so many seconds. */
  public synchronized void took(double second) {
    seconds[(int) (all % KEPT)] = second;
    all++;
  }

  /** How many there were, also those that are no longer kept. */
  public synchronized long count() {
    return all;
  }

  /** What 95 of a hundred did not exceed, in seconds; empty before the first. */
  public OptionalDouble p95() {
    double[] sorted = kept();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[(int) Math.ceil(MOST * sorted.length) - 1]);
  }

  private synchronized double[] kept() {
    return Arrays.copyOf(seconds, (int) Math.min(all, KEPT));
  }
}
