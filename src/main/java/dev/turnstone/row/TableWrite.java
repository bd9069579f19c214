package dev.turnstone.row;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.WriteMode;
import java.util.List;
import java.util.Optional;

/**
 * What is written of a table.
 *
 * @param columns the written columns, in the order a {@link RowWriter} is given them
 * @param key names of the columns that tell rows apart, for upserts; may be empty otherwise
 * @param onceIn the run in which an upsert refuses a key that it has written before, by the keys
 *     that {@link RunLedger#rememberKeys} made room for; empty: no key can come twice
 */
public record TableWrite(
    Table table, List<Column> columns, List<String> key, WriteMode mode, Optional<String> onceIn) {
  public TableWrite {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** A write whose keys cannot come twice, or whose table itself refuses that. */
  public TableWrite(Table table, List<Column> columns, List<String> key, WriteMode mode) {
    this(table, columns, key, mode, Optional.empty());
  }

  /** Every column the table stores, in its own order: all but those that the database computes. */
  public List<Column> stored() {
    return table.columns().stream().filter(c -> !c.computed()).toList();
  }

  /** The columns of the key, in the table's order. */
  public List<Column> keyInTableOrder() {
    return table.columns().stream().filter(c -> key.contains(c.name())).toList();
  }

  /** The same write, refusing keys that the run has written before. */
  public TableWrite onceIn(String run) {
    return new TableWrite(table, columns, key, mode, Optional.of(run));
  }
}
