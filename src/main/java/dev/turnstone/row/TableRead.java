package dev.turnstone.row;

import dev.turnstone.catalog.Table;
import java.util.List;
import java.util.Optional;

/**
 * What is read of a table.
 *
 * @param columns exact names, in the order a {@link RowCursor} numbers them
 * @param condition further condition in the vendor's SQL, in which the table's own quoted,
 *     unqualified name stands for the row; empty: every row. It applies to reading and counting,
 *     not to the bounds of ranges.
 * @param mostBytes a row whose values take more than this is not read as a whole: {@link
 *     RowCursor#complete} tells
 */
public record TableRead(
    Table table, List<String> columns, Optional<String> condition, long mostBytes) {
  public TableRead {
    columns = List.copyOf(columns);
  }

  /** Rows as large as one reader alone may hold. */
  public TableRead(Table table, List<String> columns, Optional<String> condition) {
    this(table, columns, condition, RowMemory.alone());
  }

  /** The same with another limit for the size of a row. */
  public TableRead within(long bytes) {
    return new TableRead(table, columns, condition, bytes);
  }

  /** Every row. */
  public TableRead(Table table, List<String> columns) {
    this(table, columns, Optional.empty());
  }
}
