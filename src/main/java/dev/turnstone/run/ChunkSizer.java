package dev.turnstone.run;

import java.util.OptionalInt;

/**
 * How many rows the next chunk of a table shall have, steered so that a chunk takes about three
 * quarters of a second. Thread safe.
 */
final class ChunkSizer {
  private static final long FIRST = 5_000;
  private static final long LEAST = 100;
  private static final long MOST = 250_000;
  private static final double AIM_SECONDS = 0.75;
  private final OptionalInt fixed;
  private long rows = FIRST;

  ChunkSizer(OptionalInt fixed) {
    this.fixed = fixed;
  }

  synchronized long next() {
    return fixed.isPresent() ? fixed.getAsInt() : rows;
  }

  /**
   * Learns from a finished chunk; grows at most fourfold at once and ignores chunks too small to
   * tell.
   */
  synchronized void took(long chunkRows, double seconds) {
    if (chunkRows < rows / 2 && seconds < AIM_SECONDS) {
      return;
    }
    double factor = Math.max(0.25, Math.min(4, AIM_SECONDS / Math.max(seconds, 1e-3)));
    rows = Math.max(LEAST, Math.min(MOST, (long) (chunkRows * factor)));
  }
}
