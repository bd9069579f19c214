package dev.turnstone.ui.catalogue;

import dev.turnstone.app.inventory.FieldInventory;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Table;
import java.util.List;

/**
 * A column as the list has it.
 *
 * @param marks {@code PK}, {@code FK}, {@code UQ}, of which several may hold; empty: none
 * @param value how it gets a value by itself: its default, or that it counts or is computed; empty:
 *     it does not
 */
public record ColumnLine(Column column, String marks, String value) {
  /** In the order of the table. */
  static List<ColumnLine> of(Table table) {
    return table.columns().stream()
        .map(
            c ->
                new ColumnLine(
                    c, String.join(" ", FieldInventory.marks(table, c.name())), value(c)))
        .toList();
  }

  public String name() {
    return column.name();
  }

  /** In the vendor's own words. */
  public String type() {
    return column.nativeType();
  }

  private static String value(Column column) {
    return column
        .generation()
        .map(ColumnLine::words)
        .orElseGet(() -> column.defaultSql().orElse(""));
  }

  private static String words(Generation generation) {
    return generation instanceof Generation.Computed computed ? computed.expression() : "1, 2, 3 …";
  }
}
