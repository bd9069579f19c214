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
 */
public record TableRead(Table table, List<String> columns, Optional<String> condition) {
  public TableRead {
    columns = List.copyOf(columns);
  }

  /** Every row. */
  public TableRead(Table table, List<String> columns) {
    this(table, columns, Optional.empty());
  }
}
