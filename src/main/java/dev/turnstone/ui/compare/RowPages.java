package dev.turnstone.ui.compare;

import java.util.List;

/** Where the rows of a long list come from, a page at a time. */
@FunctionalInterface
interface RowPages<T> {
  /**
   * Rows in their order; may wait for databases and files, and is asked beside the window only.
   *
   * @param from number of the first, from 0
   * @param count so many, fewer only at the end
   */
  List<T> page(long from, int count);
}
