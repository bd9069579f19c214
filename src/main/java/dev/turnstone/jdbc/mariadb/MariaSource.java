package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Column;
import dev.turnstone.jdbc.Patience;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import dev.turnstone.sql.Dialect;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One reader's session inside a snapshot. */
final class MariaSource implements RowSource {
  /** Ranges of whole numbers are computed where at least one number in so many has a row. */
  private static final int SPARSEST = 2;

  private final Connection connection;
  private final Dialect dialect;
  private final Failures failures;
  private final LongConsumer interrupt;
  private @Nullable RowCursor cursor;
  private int silence;

  /**
   * A reader.
   *
   * @param connection stands in the snapshot's transaction
   * @param interrupt stops the query of the session with this number
   */
  MariaSource(Connection connection, Dialect dialect, Failures failures, LongConsumer interrupt) {
    this.connection = connection;
    this.dialect = dialect;
    this.failures = failures;
    this.interrupt = interrupt;
  }

  @Override
  public long count(TableRead read) {
    String from = dialect.quote(read.table().name());
    silent(0);
    String sql = "SELECT COUNT(*) FROM " + from + where(conditions(read));
    return Long.parseLong(rows(sql).get(0).get(0));
  }

  @Override
  public ChunkRange next(TableRead read, @Nullable ChunkRange previous, long rows) {
    KeyOrder order = new KeyOrder(read.table(), dialect);
    silent(Patience.silenceMillis());
    if (!order.exists()) {
      return ChunkRange.WHOLE;
    }
    int number = previous == null ? 0 : previous.number() + 1;
    List<String> after = previous == null ? List.of() : previous.upTo();
    List<String> upTo = order.wholeNumber() ? computed(order, after, rows) : List.of();
    if (upTo.isEmpty()) {
      upTo = asked(order, after, rows);
    }
    return new ChunkRange(number, after, upTo);
  }

  @Override
  public RowCursor open(TableRead read, ChunkRange range) {
    close();
    KeyOrder order = new KeyOrder(read.table(), dialect);
    List<Column> columns = read.columns().stream().map(name -> column(read, name)).toList();
    List<String> conditions = new ArrayList<>(order.conditions(range));
    conditions.addAll(conditions(read));
    SizeGuard guard = SizeGuard.of(read, columns, c -> dialect.quote(c.name()));
    String sql =
        "SELECT "
            + String.join(", ", selected(columns, guard))
            + " FROM "
            + order.from()
            + where(conditions)
            + order.orderBy();
    // rows of a range come at once; to find the few of a condition may take long
    silent(read.condition().isEmpty() ? Patience.silenceMillis() : 0);
    MariaCursor.Rows rows = new MariaCursor.Rows(read, columns, guard);
    RowCursor opened = new MariaCursor(connection, sql, rows, failures, this::stopSending);
    cursor = opened;
    return opened;
  }

  private List<String> selected(List<Column> columns, SizeGuard guard) {
    List<String> selected = new ArrayList<>();
    for (Column column : columns) {
      String plain = ReadForm.select(column, dialect.quote(column.name()));
      selected.add(guard.selected(selected.size(), plain));
    }
    if (guard.active()) {
      selected.add(guard.told());
    }
    return selected;
  }

  /** Ends the cursor that may still be open. */
  void close() {
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
  }

  private static Column column(TableRead read, String name) {
    return read.table()
        .column(name)
        .orElseThrow(
            () ->
                new EngineException.PlanStale(
                    Problem.blocker(
                        Code.COLUMN_MISSING,
                        Location.column(read.table().name().toString(), name),
                        "source",
                        Location.column(read.table().name().toString(), name).options())));
  }

  private static List<String> conditions(TableRead read) {
    return read.condition().map(c -> List.of("(" + c + ")")).orElse(List.of());
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  /** The bound found by walking the index; empty when no more than {@code rows} are left. */
  private List<String> asked(KeyOrder order, List<String> after, long rows) {
    close();
    String sql =
        "SELECT "
            + order.bounds()
            + " FROM "
            + order.from()
            + where(order.conditions(new ChunkRange(0, after, List.of())))
            + order.orderBy()
            + " LIMIT "
            + (rows - 1)
            + ", 2";
    List<List<String>> found = rows(sql);
    return found.size() < 2 ? List.of() : found.get(0);
  }

  /**
   * The bound computed from the numbers that are left; empty where they are too sparse for that, or
   * for the last range. Such a range never holds more rows than asked for. What lies before a range
   * counts no more: of a table that is being emptied it may be gone.
   */
  private List<String> computed(KeyOrder order, List<String> after, long rows) {
    long estimate =
        order.table().traits().rows().orElse(order.table().traits().estimatedRows().orElse(0));
    if (estimate < rows) {
      return List.of();
    }
    close();
    String most = end("MAX", order);
    if (most.isEmpty()) {
      return List.of();
    }
    BigInteger before =
        after.isEmpty()
            ? new BigInteger(end("MIN", order)).subtract(BigInteger.ONE)
            : new BigInteger(after.get(0));
    BigInteger span = new BigInteger(most).subtract(before);
    BigInteger sparsest = BigInteger.valueOf(estimate).multiply(BigInteger.valueOf(SPARSEST));
    BigInteger width = BigInteger.valueOf(rows);
    boolean last = span.compareTo(width) <= 0;
    return last || span.compareTo(sparsest) > 0 ? List.of() : List.of(before.add(width).toString());
  }

  /** The least or the greatest number; the empty text of an empty table. */
  private String end(String function, KeyOrder order) {
    String sql = "SELECT " + function + "(" + order.numberColumn() + ") FROM " + order.from();
    return rows(sql).get(0).get(0);
  }

  /** All rows as text, NULL as the empty text: only for bounds and counts. */
  private List<List<String>> rows(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
          String text = result.getString(i);
          row.add(text == null ? "" : text);
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** From now on the server may be silent for so long, 0 for ever, before it counts as lost. */
  private void silent(int milliseconds) {
    if (milliseconds == silence) {
      return;
    }
    try {
      connection.setNetworkTimeout(Runnable::run, milliseconds);
      silence = milliseconds;
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  private void stopSending() {
    try {
      interrupt.accept(connection.unwrap(org.mariadb.jdbc.Connection.class).getThreadId());
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }
}
