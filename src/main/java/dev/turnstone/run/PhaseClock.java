package dev.turnstone.run;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Seconds by phase. Every moment belongs to the phase entered last, so that the phases add up to
 * the whole. Thread safe.
 */
final class PhaseClock {
  private final Map<Phase, Double> seconds = new EnumMap<>(Phase.class);
  private Phase phase = Phase.CHECK;
  private long since;

  /** Starts in {@link Phase#CHECK}, of which {@code already} is over. */
  PhaseClock(Duration already) {
    since = System.nanoTime() - already.toNanos();
  }

  synchronized void enter(Phase next) {
    settle();
    phase = next;
  }

  /** What every phase took until now, in order. */
  synchronized Map<Phase, Double> seconds() {
    settle();
    return new EnumMap<>(seconds);
  }

  private void settle() {
    long now = System.nanoTime();
    seconds.merge(phase, (now - since) / 1e9, Double::sum);
    since = now;
  }
}
