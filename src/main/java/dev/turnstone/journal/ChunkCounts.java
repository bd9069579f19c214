package dev.turnstone.journal;

import dev.turnstone.row.Written;

/**
 * What became of the rows read: {@code read = written.rows() + filtered + setAside}, always.
 *
 * @param read rows the source gave
 * @param filtered rows the plan's filter left out
 * @param setAside rows in the quarantine
 */
public record ChunkCounts(long read, Written written, long filtered, long setAside) {
  public static final ChunkCounts NOTHING = new ChunkCounts(0, Written.NOTHING, 0, 0);

  public ChunkCounts plus(ChunkCounts other) {
    return new ChunkCounts(
        read + other.read,
        written.plus(other.written),
        filtered + other.filtered,
        setAside + other.setAside);
  }

  /** Rows that were inserted but taken out again and set aside. */
  public ChunkCounts removed(long rows) {
    Written left = new Written(written.inserted() - rows, written.updated(), written.unchanged());
    return new ChunkCounts(read, left, filtered, setAside + rows);
  }

  /** True when every row read is accounted for. */
  public boolean balanced() {
    return read == written.rows() + filtered + setAside;
  }
}
