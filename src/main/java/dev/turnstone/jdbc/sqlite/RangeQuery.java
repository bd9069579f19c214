package dev.turnstone.jdbc.sqlite;

import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.TableRead;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * The query for the rows of a range in either of two forms: the values alone, or the length of each
 * beside it, where a value that is too long by itself is NULL.
 */
final class RangeQuery {
  /** Even a key longer than this is no reason to measure a table. */
  private static final long LEAST = 4096;

  private final Reader reader;
  private final TableRead read;
  private final ChunkRange range;
  private final ScanOrder order;

  /**
   * What all queries of one connection have in common.
   *
   * @param measured names of tables in which a long value was met before
   */
  record Reader(Connection connection, Path file, TextEncoding encoding, Set<String> measured) {}

  RangeQuery(Reader reader, TableRead read, ChunkRange range, ScanOrder order) {
    this.reader = reader;
    this.read = read;
    this.range = range;
    this.order = order;
  }

  TableRead read() {
    return read;
  }

  Path file() {
    return reader.file();
  }

  TextEncoding encoding() {
    return reader.encoding();
  }

  /** True when the table is known to hold long values. */
  boolean measuredFromTheStart() {
    return reader.measured().contains(read.table().name().name());
  }

  /**
   * Starts the query from the first row on. Without lengths, the values of a row cannot add up to
   * more than the limit, because none is longer than its share.
   */
  NativeStatement start(boolean measured) throws SQLException {
    long longest = read.mostBytes();
    if (measured) {
      reader.measured().add(read.table().name().name());
    } else {
      longest = Math.max(LEAST, longest / Math.max(1, read.columns().size()));
    }
    limit(longest);
    NativeStatement statement = new NativeStatement(reader.connection(), sql(measured));
    bind(statement, range.after(), 1);
    bind(statement, range.upTo(), range.after().size() + 1);
    return statement;
  }

  /** Lets the connection's other queries be. */
  void end() throws SQLException {
    limit(SqliteFile.LONGEST_VALUE);
  }

  private void limit(long bytes) throws SQLException {
    reader
        .connection()
        .unwrap(SQLiteConnection.class)
        .setLimit(
            SQLiteLimits.SQLITE_LIMIT_LENGTH, (int) Math.min(SqliteFile.LONGEST_VALUE, bytes));
  }

  private static void bind(NativeStatement statement, List<String> bounds, int firstParameter)
      throws SQLException {
    for (int i = 0; i < bounds.size(); i++) {
      KeyBound.bind(statement, firstParameter + i, bounds.get(i));
    }
  }

  /** Where a column's value stands in the result. */
  int valueAt(int column, boolean measured) {
    return column * (encoding().width() + (measured ? 1 : 0));
  }

  /** Where a column's length stands in the result with lengths. */
  int lengthAt(int column) {
    return valueAt(column, true) + encoding().width();
  }

  private String sql(boolean measured) {
    List<String> bounds = new ArrayList<>();
    if (!range.after().isEmpty()) {
      bounds.add(order.after(1));
    }
    if (!range.upTo().isEmpty()) {
      bounds.add(order.upTo(range.after().size() + 1));
    }
    read.condition().ifPresent(c -> bounds.add("(" + c + ")"));
    String from = Quoted.name(read.table().name().name());
    return "SELECT "
        + columns(from, measured)
        + " FROM "
        + from
        + (bounds.isEmpty() ? "" : " WHERE " + String.join(" AND ", bounds))
        + order.orderBy();
  }

  private String columns(String from, boolean measured) {
    List<String> columns = new ArrayList<>();
    for (String name : read.columns()) {
      String column = from + "." + Quoted.name(name);
      String length = "octet_length(" + column + ")";
      if (measured) {
        String kept =
            "(CASE WHEN " + length + " <= " + read.mostBytes() + " THEN " + column + " END)";
        columns.add(encoding().selected(kept));
        columns.add(length);
      } else {
        columns.add(encoding().selected(column));
      }
    }
    return columns.isEmpty() ? "NULL" : String.join(", ", columns);
  }
}
