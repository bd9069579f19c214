package dev.turnstone.row;

import org.jspecify.annotations.Nullable;

/** Fills one target column from the row a cursor stands on. Owned by one thread. */
interface Field {
  /**
   * Leaves the value, of a kind the writer expects, in the cell.
   *
   * @return null when it is there (it may be NULL), else why not
   */
  @Nullable Refusal fill(RowCursor cursor, Cell cell);
}
