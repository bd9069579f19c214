package dev.turnstone.row;

import dev.turnstone.catalog.Table;
import java.util.List;

/**
 * What is read of a table.
 *
 * @param columns exact names, in the order a {@link RowCursor} numbers them
 */
public record TableRead(Table table, List<String> columns) {
  public TableRead {
    columns = List.copyOf(columns);
  }
}
