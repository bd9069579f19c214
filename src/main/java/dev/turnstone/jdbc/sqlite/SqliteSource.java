package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.TableTraits;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One read connection inside a read transaction: ranges of tables, and cursors over them. */
final class SqliteSource implements RowSource {
  /** Rowids that are at least half used are cut by arithmetic, without touching the rows. */
  private static final int DENSE = 2;

  private final Connection connection;
  private final Path file;
  private final TextEncoding encoding;
  private final Map<String, ScanOrder> orders = new HashMap<>();
  private final Set<String> measured = new HashSet<>();

  SqliteSource(Connection connection, Path file) throws SQLException {
    this.connection = connection;
    this.file = file;
    this.encoding = TextEncoding.of(connection);
  }

  @Override
  public long count(TableRead read) {
    String sql = "SELECT count(*) FROM " + from(read) + where(conditions(read, List.of()));
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getLong(1);
    } catch (SQLException e) {
      throw SqliteErrors.of(file, e);
    }
  }

  @Override
  public ChunkRange next(TableRead read, @Nullable ChunkRange previous, long rows) {
    try {
      ScanOrder order = order(read);
      int number = previous == null ? 0 : previous.number() + 1;
      List<String> after = previous == null ? List.of() : previous.upTo();
      if (!order.divisible()) {
        return ChunkRange.WHOLE;
      }
      if (order.rowid()) {
        OptionalLong dense = denseBound(read, after, rows);
        if (dense.isPresent()) {
          return new ChunkRange(number, after, List.of(KeyBound.of(dense.getAsLong())));
        }
      }
      return new ChunkRange(number, after, windowBound(read, order, after, rows));
    } catch (SQLException e) {
      throw SqliteErrors.of(file, e);
    }
  }

  @Override
  public RowCursor open(TableRead read, ChunkRange range) {
    try {
      RangeQuery.Reader reader = new RangeQuery.Reader(connection, file, encoding, measured);
      return new SqliteCursor(new RangeQuery(reader, read, range, order(read)));
    } catch (SQLException e) {
      throw SqliteErrors.of(file, e);
    }
  }

  ScanOrder order(TableRead read) throws SQLException {
    String table = read.table().name().name();
    ScanOrder known = orders.get(table);
    if (known == null) {
      known = ScanOrder.of(connection, table, encoding == TextEncoding.UTF_8);
      orders.put(table, known);
    }
    return known;
  }

  /** The end of the next range where rowids are dense enough to count instead of looking. */
  private OptionalLong denseBound(TableRead read, List<String> after, long rows)
      throws SQLException {
    TableTraits traits = read.table().traits();
    OptionalLong count = traits.rows().isPresent() ? traits.rows() : traits.estimatedRows();
    if (count.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong last = end("max", read);
    if (last.isEmpty()) {
      return OptionalLong.empty();
    }
    // what lies before counts no more: of a table that is being emptied it may be gone
    long first = after.isEmpty() ? end("min", read).orElse(0) : KeyBound.number(after.get(0)) + 1;
    double span = (double) last.getAsLong() - first + 1;
    if (span > (double) count.getAsLong() * DENSE) {
      return OptionalLong.empty();
    }
    // no overflow: the span is at most twice a count of rows
    return rows - 1 < last.getAsLong() - first
        ? OptionalLong.of(first + rows - 1)
        : OptionalLong.empty();
  }

  /** Smallest or largest rowid; empty for an empty table. */
  private OptionalLong end(String function, TableRead read) throws SQLException {
    String sql = "SELECT " + function + "(" + order(read).keys().get(0) + ") FROM " + from(read);
    try (NativeStatement statement = new NativeStatement(connection, sql)) {
      statement.next();
      return statement.type(0) == NativeStatement.INTEGER
          ? OptionalLong.of(statement.longAt(0))
          : OptionalLong.empty();
    }
  }

  /**
   * The key of the last of the next {@code rows} rows, found by walking the key only; empty when no
   * row follows it.
   */
  private List<String> windowBound(TableRead read, ScanOrder order, List<String> after, long rows)
      throws SQLException {
    int keys = order.keys().size();
    List<String> bounds = after.isEmpty() ? List.of() : List.of(order.after(1));
    String sql =
        "SELECT "
            + String.join(", ", order.keys())
            + " FROM "
            + from(read)
            + where(bounds)
            + order.orderBy()
            + " LIMIT 2 OFFSET "
            + (rows - 1);
    try (NativeStatement statement = new NativeStatement(connection, sql)) {
      bind(statement, after, 1);
      if (!statement.next()) {
        return List.of();
      }
      List<String> bound = new ArrayList<>();
      for (int i = 0; i < keys; i++) {
        bound.add(KeyBound.of(statement, i));
      }
      return statement.next() ? bound : List.of();
    }
  }

  private static void bind(NativeStatement statement, List<String> bounds, int firstParameter)
      throws SQLException {
    for (int i = 0; i < bounds.size(); i++) {
      KeyBound.bind(statement, firstParameter + i, bounds.get(i));
    }
  }

  private static String from(TableRead read) {
    return Quoted.name(read.table().name().name());
  }

  private static List<String> conditions(TableRead read, List<String> bounds) {
    List<String> all = new ArrayList<>(bounds);
    read.condition().ifPresent(c -> all.add("(" + c + ")"));
    return all;
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }
}
