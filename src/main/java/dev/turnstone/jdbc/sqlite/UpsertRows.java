package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowSink.RefusedRow;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import java.nio.file.Path;
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
  private final FoundRow found;
  private final RowRefusals refusals;

  UpsertRows(Connection connection, Path file, TableWrite write) throws SQLException {
    this.connection = connection;
    this.write = write;
    keyCollations = KeyCollations.of(connection, write.table().name().name(), write.key());
    insertSql = insertSql();
    insert = new NativeStatement(connection, insertSql);
    String differs = differences();
    FoundRow.Meeting meeting =
        new FoundRow.Meeting(write, sameKey(), differs.isEmpty() ? "0" : differs);
    found = new FoundRow(connection, file, meeting);
    update = differs.isEmpty() ? null : new NativeStatement(connection, updateSql(differs));
    keys =
        write.onceIn().isEmpty() ? null : new WrittenKeys(connection, write, write.onceIn().get());
    refusals = new RowRefusals(write.table().name().toString(), write.table().name().name());
  }

  @Override
  public Written send(RowBuffer rows, RefusedRow refused, PriorRows prior) throws SQLException {
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
      switch (look(rows, row, prior)) {
        case SAME -> unchanged++;
        case DIFFERENT -> updated += change(rows, row, refused, prior);
        case ABSENT -> inserted += written(run(insert, rows, row, refused));
      }
    }
    return new Written(inserted, updated, unchanged);
  }

  private enum Look {
    ABSENT,
    SAME,
    DIFFERENT
  }

  /** What is there of a row; one that cannot even be asked for is refused when it is inserted. */
  private Look look(RowBuffer rows, int row, PriorRows prior) throws SQLException {
    int code = found.find(rows, row);
    try {
      if (code != NativeStatement.OK || !found.there()) {
        return Look.ABSENT;
      }
      if (found.differs()) {
        prior.changes(found.row(prior.mostBytes()));
        return Look.DIFFERENT;
      }
      prior.stays(found.key());
      prior.kept();
      return Look.SAME;
    } finally {
      found.leave();
    }
  }

  private long change(RowBuffer rows, int row, RefusedRow refused, PriorRows prior)
      throws SQLException {
    NativeStatement changing = update;
    if (changing == null) {
      throw new IllegalStateException("a row differs that has its key alone");
    }
    long changed = written(run(changing, rows, row, refused));
    if (changed == 0) {
      prior.undone();
    } else {
      prior.kept();
    }
    return changed;
  }

  /** 1, or 0 for a refused row, whose key does not count as written. */
  private long written(long changes) throws SQLException {
    if (changes >= 0) {
      Confirmed.require(changes, 1);
      return 1;
    }
    if (keys != null) {
      keys.forgetLast();
    }
    return 0;
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

  /** The columns that tell whether a row changes: all but a key that is a number. */
  private List<Column> settable() {
    return write.columns().stream()
        .filter(c -> !isKey(c) || !(c.type() instanceof LogicalType.Int))
        .toList();
  }

  /** True where any value would change; empty when the key is all there is. */
  private String differences() {
    return settable().stream()
        .map(c -> difference("old." + Quoted.name(c.name()), parameter(c), c))
        .collect(Collectors.joining(" OR "));
  }

  private String parameter(Column column) {
    return "?" + (write.columns().indexOf(column) + 1);
  }

  private String updateSql(String differs) {
    return "UPDATE OR ABORT "
        + table()
        + " AS old SET "
        + settable().stream()
            .map(c -> Quoted.name(c.name()) + " = " + parameter(c))
            .collect(Collectors.joining(", "))
        + " WHERE "
        + sameKey()
        + " AND ("
        + differs
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
    found.close();
    insert.close();
    if (update != null) {
      update.close();
    }
    if (keys != null) {
      keys.close();
    }
  }
}
