package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.RowSink.RefusedRow;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows in by key: changes the row that is there where any value differs, adds it where none
 * is, and leaves it alone where it is the same. Values are compared byte for byte; only the key is
 * compared as its unique index does.
 */
final class UpsertRows implements RowStatements {
  private final Connection connection;
  private final TableWrite write;
  private final Map<String, String> keyCollations;
  private final String insertSql;
  private final NativeStatement insert;
  private final @Nullable NativeStatement update;
  private final @Nullable WrittenKeys keys;
  private final RowRefusals refusals;

  UpsertRows(Connection connection, TableWrite write) throws SQLException {
    this.connection = connection;
    this.write = write;
    keyCollations = KeyCollations.of(connection, write.table().name().name(), write.key());
    insertSql = insertSql();
    insert = new NativeStatement(connection, insertSql);
    String change = updateSql();
    update = change.isEmpty() ? null : new NativeStatement(connection, change);
    keys =
        write.onceIn().isEmpty() ? null : new WrittenKeys(connection, write, write.onceIn().get());
    refusals = new RowRefusals(write.table().name().toString(), write.table().name().name());
  }

  @Override
  public Written send(RowBuffer rows, RefusedRow refused) throws SQLException {
    long inserted = 0;
    long updated = 0;
    long unchanged = 0;
    for (int row = 0; row < rows.rows(); row++) {
      Problem known = rows.refusal(row);
      if (known != null) {
        refused.refused(rows.ordinal(row), known);
        continue;
      }
      if (keys != null && !keys.remember(rows, row, refused)) {
        continue;
      }
      long changed = update == null ? 0 : run(update, rows, row, refused);
      if (changed > 0) {
        Confirmed.require(changed, 1);
        updated++;
        continue;
      }
      long added = changed < 0 ? changed : run(insert, rows, row, refused);
      if (added < 0 && keys != null) {
        keys.forgetLast();
      }
      inserted += added > 0 ? 1 : 0;
      unchanged += added == 0 ? 1 : 0;
    }
    return new Written(inserted, updated, unchanged);
  }

  /** Rows changed, or -1 when the row was refused. */
  private long run(NativeStatement statement, RowBuffer rows, int row, RefusedRow refused)
      throws SQLException {
    int code = rows.bind(row, statement, 1);
    if (code == NativeStatement.OK) {
      code = statement.step();
    }
    if (code == NativeStatement.DONE) {
      long changes = statement.changes();
      statement.reset();
      return changes;
    }
    if (!RowRefusals.concernsRow(code)) {
      throw statement.failure(code);
    }
    Problem reason = refusals.of(code, statement.message());
    statement.reset();
    Confirmed.requireStillValid(connection, insertSql, code);
    refused.refused(rows.ordinal(row), reason);
    return -1;
  }

  private String table() {
    return Quoted.name(write.table().name().name());
  }

  private String insertSql() {
    List<Column> columns = write.columns();
    String parameters =
        IntStream.rangeClosed(1, columns.size())
            .mapToObj(i -> "?" + i)
            .collect(Collectors.joining(", "));
    return "INSERT OR ABORT INTO "
        + table()
        + " ("
        + Quoted.list(columns.stream().map(Column::name).toList())
        + ") SELECT "
        + parameters
        + " WHERE NOT EXISTS (SELECT 1 FROM "
        + table()
        + " AS old WHERE "
        + sameKey()
        + ")";
  }

  /** Empty when the key is all there is. */
  private String updateSql() {
    List<String> sets = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < write.columns().size(); i++) {
      Column column = write.columns().get(i);
      if (isKey(column) && column.type() instanceof LogicalType.Int) {
        continue;
      }
      String name = Quoted.name(column.name());
      sets.add(name + " = ?" + (i + 1));
      differences.add(difference("old." + name, "?" + (i + 1), column));
    }
    if (sets.isEmpty()) {
      return "";
    }
    return "UPDATE OR ABORT "
        + table()
        + " AS old SET "
        + String.join(", ", sets)
        + " WHERE "
        + sameKey()
        + " AND ("
        + String.join(" OR ", differences)
        + ")";
  }

  /** Also the storage class counts where SQLite keeps both 1 and 1.0 as they come. */
  private String difference(String old, String parameter, Column column) {
    boolean strict = write.table().traits().storage().contains("strict");
    String byValue = old + " IS NOT " + parameter + " COLLATE BINARY";
    return Affinity.of(column.nativeType(), strict) == Affinity.NONE
        ? byValue + " OR typeof(" + old + ") IS NOT typeof(" + parameter + ")"
        : byValue;
  }

  private String sameKey() {
    List<String> names = write.columns().stream().map(Column::name).toList();
    List<String> conditions = new ArrayList<>();
    for (String key : write.key()) {
      int at = names.indexOf(key);
      if (at < 0) {
        throw new IllegalArgumentException("the key column " + key + " is not written");
      }
      String collation = keyCollations.getOrDefault(key.toLowerCase(Locale.ROOT), "");
      conditions.add("old." + Quoted.name(key) + " = ?" + (at + 1) + collation);
    }
    return String.join(" AND ", conditions);
  }

  private boolean isKey(Column column) {
    return write.key().contains(column.name());
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    if (update != null) {
      update.close();
    }
    if (keys != null) {
      keys.close();
    }
  }
}
