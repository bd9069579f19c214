package dev.turnstone.run.canary;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.TableName;
import java.util.List;

/**
 * A foreign key of the target that the source's own columns tell: a row refers to the rows of the
 * parent whose columns hold the same values.
 *
 * @param child the source table whose rows refer
 * @param parentColumns in the order of {@code columns}
 */
record Reference(
    TableName child, List<Column> columns, TableName parent, List<Column> parentColumns) {
  Reference {
    columns = List.copyOf(columns);
    parentColumns = List.copyOf(parentColumns);
  }
}
