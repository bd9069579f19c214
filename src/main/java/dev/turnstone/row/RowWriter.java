package dev.turnstone.row;

/** Typed writing of rows into a buffer that a {@link RowSink} sends. Owned by one thread. */
public interface RowWriter {
  /**
   * Starts a row.
   *
   * @param ordinal the row's position in its chunk as the source gave it, from 0
   */
  void beginRow(long ordinal);

  /**
   * Writes the next column's value; called once per column, in the order the sink was given. The
   * kind fits the column.
   */
  void write(int column, Cell cell);

  /** Completes the row. */
  void endRow();

  /** Forgets what was written of the present row; nothing of it stays in the buffer. */
  void abandonRow();

  /** True when the buffer holds enough (about 1 MiB) that it should be flushed. */
  boolean full();
}
