package dev.turnstone.app.inventory;

import dev.turnstone.app.connection.Side;
import dev.turnstone.catalog.TableName;

/**
 * A table or one of its columns, on one side of a migration.
 *
 * @param column empty: the table itself
 */
public record Place(Side side, TableName table, String column) {
  /** A table itself. */
  public static Place of(Side side, TableName table) {
    return new Place(side, table, "");
  }
}
