package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Table;
import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.RowWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows of cells made of plain Java values. */
final class Cells {
  private Cells() {}

  /** A decimal's digits, to tell them from a text. */
  record Digits(String digits) {}

  /** A number of another kind than LONG. */
  record Number(Kind kind, long number) {}

  /** A table of an id and a name. */
  static Table things(MariaWorld world) {
    world.server.execute("create table things (id int primary key, name varchar(50))");
    return world.table("things", List.of("id"), "id|int32|int", "name|text(50)|varchar(50)|null");
  }

  static void row(RowWriter writer, long ordinal, Object... values) {
    writer.beginRow(ordinal);
    for (int i = 0; i < values.length; i++) {
      writer.write(i, cell(values[i]));
    }
    writer.endRow();
  }

  static Cell cell(Object value) {
    Cell cell = new Cell();
    if (value instanceof Integer number) {
      cell.setNumber(Kind.LONG, number);
    } else if (value instanceof Double number) {
      cell.setDouble(number);
    } else if (value instanceof Number number) {
      cell.setNumber(number.kind(), number.number());
    } else if (value instanceof Digits decimal) {
      slice(cell, Kind.DECIMAL, decimal.digits().getBytes(StandardCharsets.US_ASCII));
    } else if (value instanceof String text) {
      slice(cell, Kind.TEXT, text.getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof byte[] bytes) {
      slice(cell, Kind.BYTES, bytes);
    }
    return cell;
  }

  private static void slice(Cell cell, Kind kind, byte[] bytes) {
    cell.setSlice(kind, bytes, 0, bytes.length);
  }
}
