package dev.turnstone.ui.catalogue;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * A column as the list has it.
 *
 * @param marks {@code PK}, {@code FK}, {@code UQ}, of which several may hold; empty: none
 * @param value how it gets a value by itself: its default, or that it counts or is computed; empty:
 *     it does not
 */
public record ColumnLine(String name, String type, String marks, boolean nullable, String value) {
  /** In the order of the table. */
  static List<ColumnLine> of(Table table) {
    return table.columns().stream().map(c -> of(table, c)).toList();
  }

  private static ColumnLine of(Table table, Column column) {
    List<String> marks = new ArrayList<>();
    if (table.keys().stream().anyMatch(k -> k.primary() && holds(k, column))) {
      marks.add("PK");
    }
    if (table.foreignKeys().stream().anyMatch(k -> k.columns().contains(column.name()))) {
      marks.add("FK");
    }
    if (table.keys().stream().anyMatch(k -> !k.primary() && holds(k, column))) {
      marks.add("UQ");
    }
    return new ColumnLine(
        column.name(),
        column.nativeType(),
        String.join(" ", marks),
        column.nullable(),
        value(column));
  }

  private static boolean holds(Key key, Column column) {
    return key.columns().contains(column.name());
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
