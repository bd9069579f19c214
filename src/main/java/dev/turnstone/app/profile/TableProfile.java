package dev.turnstone.app.profile;

import dev.turnstone.catalog.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What the values of a table are like.
 *
 * @param rows that were looked at
 * @param whole true when these were all; false: a sample, spread over the table as far as its key
 *     allows
 * @param columns in the table's own order
 */
public record TableProfile(TableName table, long rows, boolean whole, List<ColumnProfile> columns) {
  public TableProfile {
    columns = List.copyOf(columns);
  }

  /** The profile of the column of exactly this name. */
  public Optional<ColumnProfile> column(String name) {
    return columns.stream().filter(c -> c.column().equals(name)).findFirst();
  }
}
