package dev.turnstone.rehearse;

import java.util.OptionalLong;

/**
 * How much a rehearsal looks at.
 *
 * @param sample rows per table, at least 1, spread over its key; empty: every row. Of a sample,
 *     keys and references are not checked, which need all rows
 * @param workers readers at once, at least 1
 */
public record Extent(OptionalLong sample, int workers) {
  /** Every row. */
  public static Extent all(int workers) {
    return new Extent(OptionalLong.empty(), workers);
  }

  public boolean complete() {
    return sample.isEmpty();
  }
}
