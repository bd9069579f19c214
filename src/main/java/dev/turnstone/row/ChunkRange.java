package dev.turnstone.row;

import java.util.List;

/**
 * A range of a table's rows in the order of the source server. Bounds are texts that only the
 * vendor that made them understands (key values, ctid, rowid); they may contain row values and are
 * kept in the journal only.
 *
 * @param number from 0, in order of the ranges
 * @param after the range starts behind this; empty: at the table's first row
 * @param upTo the range ends with this, inclusive; empty: at the table's last row
 */
public record ChunkRange(int number, List<String> after, List<String> upTo) {
  /** The whole table as one range. */
  public static final ChunkRange WHOLE = new ChunkRange(0, List.of(), List.of());

  public ChunkRange {
    after = List.copyOf(after);
    upTo = List.copyOf(upTo);
  }

  /** True when no range follows. */
  public boolean last() {
    return upTo.isEmpty();
  }
}
