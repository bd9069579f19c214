package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Table;
import dev.turnstone.sql.Dialect;
import java.util.List;

/**
 * A table with all that its pages are made from.
 *
 * @param columns the compared columns, by their names on the right
 * @param keyColumns those of the key, in key order; empty: it has none
 */
record ComparedTable(
    TableComparison result,
    Sides sides,
    DifferenceIndex index,
    List<String> columns,
    List<String> keyColumns,
    Target target) {
  /** What the right side is a table of. */
  record Target(Table table, Dialect dialect) {}

  /** Both sides' rows. */
  record Sides(RowSide left, RightSide right) {}
}
