package dev.turnstone.row;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.WriteMode;
import java.util.List;

/**
 * What is written of a table.
 *
 * @param columns the written columns, in the order a {@link RowWriter} is given them
 * @param key names of the columns that tell rows apart, for upserts; may be empty otherwise
 */
public record TableWrite(Table table, List<Column> columns, List<String> key, WriteMode mode) {
  public TableWrite {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }
}
