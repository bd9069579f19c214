package dev.turnstone.jdbc.sqlite;

import dev.turnstone.row.Cell;
import dev.turnstone.row.RowCursor;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Rows of a range, one at a time; each value by its own storage class, whatever its column
 * declares: NULL, LONG, DOUBLE, TEXT as stored, BYTES.
 */
final class SqliteCursor implements RowCursor {
  private final NativeStatement statement;
  private final int columns;
  private final TextEncoding encoding;
  private final Path file;

  SqliteCursor(NativeStatement statement, int columns, TextEncoding encoding, Path file) {
    this.statement = statement;
    this.columns = columns;
    this.encoding = encoding;
    this.file = file;
  }

  @Override
  public boolean next() {
    try {
      return statement.next();
    } catch (SQLException e) {
      throw SqliteErrors.of(file, e);
    }
  }

  @Override
  public void read(int column, Cell into) {
    if (column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException(column);
    }
    int at = column * encoding.width();
    try {
      switch (statement.type(at)) {
        case NativeStatement.INTEGER -> into.setNumber(Cell.Kind.LONG, statement.longAt(at));
        case NativeStatement.FLOAT -> into.setDouble(statement.doubleAt(at));
        case NativeStatement.TEXT -> readText(at, into);
        case NativeStatement.BLOB -> slice(Cell.Kind.BYTES, statement.bytesAt(at), into);
        default -> into.setNull();
      }
    } catch (SQLException e) {
      throw SqliteErrors.of(file, e);
    }
  }

  private void readText(int at, Cell into) throws SQLException {
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

  @Override
  public void close() {
    try {
      statement.close();
    } catch (SQLException e) {
      throw SqliteErrors.of(file, e);
    }
  }
}
