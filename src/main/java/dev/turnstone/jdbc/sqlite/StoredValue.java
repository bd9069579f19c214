package dev.turnstone.jdbc.sqlite;

import dev.turnstone.row.Cell;
import java.sql.SQLException;

/** Reads a value by its own storage class: NULL, LONG, DOUBLE, TEXT as stored, BYTES. */
final class StoredValue {
  private StoredValue() {}

  /**
   * Reads a value of the statement's present row.
   *
   * @param at where it stands in the result, as {@link TextEncoding#selected} asked for it
   */
  static void read(NativeStatement statement, int at, TextEncoding encoding, Cell into)
      throws SQLException {
    switch (statement.type(at)) {
      case NativeStatement.INTEGER -> into.setNumber(Cell.Kind.LONG, statement.longAt(at));
      case NativeStatement.FLOAT -> into.setDouble(statement.doubleAt(at));
      case NativeStatement.TEXT -> readText(statement, at, encoding, into);
      case NativeStatement.BLOB -> slice(Cell.Kind.BYTES, statement.bytesAt(at), into);
      default -> into.setNull();
    }
  }

  private static void readText(NativeStatement statement, int at, TextEncoding encoding, Cell into)
      throws SQLException {
    if (encoding == TextEncoding.UTF_8) {
      slice(Cell.Kind.TEXT, statement.bytesAt(at), into);
      return;
    }
    byte[] stored = statement.bytesAt(at + 1);
    byte[] utf8 = into.scratch(Math.addExact(stored.length / 2 * 3, 1));
    into.setSlice(Cell.Kind.TEXT, utf8, 0, encoding.toUtf8(stored, utf8));
  }

  private static void slice(Cell.Kind kind, byte[] bytes, Cell into) {
    into.setSlice(kind, bytes, 0, bytes.length);
  }
}
