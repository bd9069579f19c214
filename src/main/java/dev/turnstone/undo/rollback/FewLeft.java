package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.TableName;
import java.util.Collection;
import java.util.Map;

/**
 * Tells when next to nothing is left of a table, so that going over what is left costs less than
 * sparing it.
 *
 * @param left rows that are left in the tables that were undone so far
 * @param chunkRows rows of a range that is removed in one transaction; few is a tenth of that
 */
record FewLeft(Map<TableName, Long> left, long chunkRows) {
  /** True when so many rows are few. */
  boolean few(long rows) {
    return rows <= chunkRows / 10;
  }

  /** True when few are left in each of these tables. */
  boolean in(Collection<TableName> tables) {
    return tables.stream().allMatch(t -> left.containsKey(t) && few(left.get(t)));
  }

  /** True when a table takes more than one range. */
  boolean large(TableWork work) {
    return work.rows() > chunkRows;
  }
}
