package dev.turnstone.row;

import org.jspecify.annotations.Nullable;

/**
 * One reader's connection to a database inside a {@link Snapshot}. Owned by one thread at a time.
 */
public interface RowSource {
  /** The exact number of rows of the table in the snapshot. */
  long count(TableRead read);

  /**
   * The range that follows another one, about {@code rows} rows long, its end computed by the
   * server in its own order. A table without a usable key is one range, or several by physical
   * position where the snapshot makes that safe.
   *
   * @param previous the range before, whose {@link ChunkRange#last} is false; or null for the first
   */
  ChunkRange next(TableRead read, @Nullable ChunkRange previous, long rows);

  /**
   * Reads the rows of a range, in an order that is the same each time within the snapshot. One
   * cursor at a time.
   */
  RowCursor open(TableRead read, ChunkRange range);
}
