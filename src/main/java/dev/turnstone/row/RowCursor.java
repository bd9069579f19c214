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

  /**
   * False when values of the present row are withheld, because together they take more than {@link
   * TableRead#mostBytes}.
   */
  default boolean complete() {
    return true;
  }

  /**
   * Bytes of a value that is withheld; 0 when it can be read. Reading a withheld value ends in
   * {@link dev.turnstone.problem.EngineException.Stopped}.
   */
  default long withheld(int column) {
    return 0;
  }

  @Override
  void close();
}
