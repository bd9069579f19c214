package dev.turnstone.row;

/** Typed, allocation-free reading of the row a source stands on. Owned by one thread. */
public interface RowCursor extends AutoCloseable {
  /**
   * Steps to the next row.
   *
   * @return false at the proven end of the range; a broken connection throws, it never looks like
   *     an end
   */
  boolean next();

  /**
   * Reads a value of the present row.
   *
   * @param column position in the columns that were asked for, from 0; any order, any number of
   *     times
   */
  void read(int column, Cell into);

  @Override
  void close();
}
