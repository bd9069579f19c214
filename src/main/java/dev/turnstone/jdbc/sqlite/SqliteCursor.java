package dev.turnstone.jdbc.sqlite;

import dev.turnstone.row.Cell;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.WithheldValues;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/**
 * Rows of a range, one at a time; each value by its own storage class, whatever its column
 * declares: NULL, LONG, DOUBLE, TEXT as stored, BYTES.
 *
 * <p>SQLite itself is told how long a value may be, which costs nothing. When it meets a longer one
 * the range is read once more with the length of every value beside it, so that the row can be left
 * out and the rows behind it read on.
 */
final class SqliteCursor implements RowCursor {
  /** Shorter values are read even of a row that is too large. */
  private static final int SHORT = 1024;

  private final RangeQuery query;
  private final WithheldValues withheld;
  private NativeStatement statement;
  private boolean measured;
  private long rows;

  SqliteCursor(RangeQuery query) throws SQLException {
    this.query = query;
    withheld = new WithheldValues(query.read());
    measured = query.measuredFromTheStart();
    statement = query.start(measured);
  }

  @Override
  public boolean next() {
    try {
      boolean there = measured ? statement.next() : nextOrMeasured();
      if (there) {
        rows++;
        if (measured) {
          measure();
        }
      }
      return there;
    } catch (SQLException e) {
      throw SqliteErrors.of(query.file(), e);
    }
  }

  private boolean nextOrMeasured() throws SQLException {
    try {
      return statement.next();
    } catch (SQLException e) {
      if (SqliteErrors.codeOf(e) != SQLiteErrorCode.SQLITE_TOOBIG) {
        throw e;
      }
    }
    statement.close();
    measured = true;
    statement = query.start(true);
    for (long before = rows; before > 0; before--) {
      if (!statement.next()) {
        throw new SQLException("the rows are others than before", "08000");
      }
    }
    return statement.next();
  }

  private void measure() throws SQLException {
    withheld.none();
    int columns = query.read().columns().size();
    long sum = 0;
    for (int i = 0; i < columns; i++) {
      sum += statement.longAt(query.lengthAt(i));
    }
    if (sum > query.read().mostBytes()) {
      for (int i = 0; i < columns; i++) {
        long length = statement.longAt(query.lengthAt(i));
        withheld.add(i, length >= SHORT ? length : 0);
      }
    }
  }

  @Override
  public boolean complete() {
    return !withheld.any();
  }

  @Override
  public long withheld(int column) {
    return withheld.bytes(column);
  }

  @Override
  public void read(int column, Cell into) {
    if (column < 0 || column >= query.read().columns().size()) {
      throw new IndexOutOfBoundsException(column);
    }
    withheld.requireReadable(column);
    int at = query.valueAt(column, measured);
    try {
      StoredValue.read(statement, at, query.encoding(), into);
    } catch (SQLException e) {
      throw SqliteErrors.of(query.file(), e);
    }
  }

  @Override
  public void close() {
    try {
      statement.close();
      query.end();
    } catch (SQLException e) {
      throw SqliteErrors.of(query.file(), e);
    }
  }
}
