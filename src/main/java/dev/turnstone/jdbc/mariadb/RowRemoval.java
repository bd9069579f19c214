package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.sql.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Deletes rows of a table that the session has locked: a range, or single rows of it by their keys.
 * Rows without a key are told apart by a hash of all their values; of those that are all the same
 * it does not matter which go.
 */
final class RowRemoval {
  private static final int BATCH = 500;
  private static final int FEW = 200;

  private final Connection connection;
  private final Table table;
  private final Dialect dialect;
  private final KeyOrder order;

  RowRemoval(Connection connection, Table table, Dialect dialect) {
    this.connection = connection;
    this.table = table;
    this.dialect = dialect;
    this.order = new KeyOrder(table, dialect);
  }

  long all(ChunkRange range) throws SQLException {
    return delete(order.conditions(range));
  }

  long some(ChunkRange range, BitSet rows, int of) throws SQLException {
    if (!order.exists()) {
      return byValues(rows);
    }
    if (of - rows.cardinality() <= FEW) {
      BitSet staying = new BitSet();
      staying.set(0, of);
      staying.andNot(rows);
      List<String> conditions = new ArrayList<>(order.conditions(range));
      conditions.add("NOT (" + String.join(" OR ", keys(range, staying)) + ")");
      return delete(conditions);
    }
    return byKey(range, rows);
  }

  private List<String> keys(ChunkRange range, BitSet rows) throws SQLException {
    String sql =
        "SELECT "
            + order.bounds()
            + " FROM "
            + order.from()
            + where(order.conditions(range))
            + order.orderBy();
    List<String> keys = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      for (int at = 0; found.next(); at++) {
        if (rows.get(at)) {
          keys.add(order.equalTo(texts(found)));
        }
      }
    }
    return keys;
  }

  private long byKey(ChunkRange range, BitSet rows) throws SQLException {
    List<String> keys = keys(range, rows);
    long removed = 0;
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<String> batch = keys.subList(from, Math.min(keys.size(), from + BATCH));
      removed += delete(List.of("(" + String.join(" OR ", batch) + ")"));
    }
    return removed;
  }

  private static List<String> texts(ResultSet row) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      texts.add(String.valueOf(row.getString(i)));
    }
    return texts;
  }

  /** How many of each kind of equal rows go, and how many of them there are. */
  private static final class Alike {
    private long going;
    private long all;
  }

  private long byValues(BitSet rows) throws SQLException {
    String values = values();
    Map<String, Alike> kinds = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT " + values + " FROM " + order.from())) {
      for (int at = 0; found.next(); at++) {
        Alike kind = kinds.computeIfAbsent(found.getString(1), k -> new Alike());
        kind.all++;
        kind.going += rows.get(at) ? 1 : 0;
      }
    }
    long removed = 0;
    List<String> whole = new ArrayList<>();
    for (Map.Entry<String, Alike> kind : kinds.entrySet()) {
      if (kind.getValue().going == kind.getValue().all) {
        whole.add("'" + kind.getKey() + "'");
      } else if (kind.getValue().going > 0) {
        String one = values + " = '" + kind.getKey() + "'";
        removed += execute("DELETE FROM " + name() + " WHERE " + one + limit(kind.getValue()));
      }
    }
    for (int from = 0; from < whole.size(); from += BATCH) {
      List<String> batch = whole.subList(from, Math.min(whole.size(), from + BATCH));
      removed += delete(List.of(values + " IN (" + String.join(", ", batch) + ")"));
    }
    return removed;
  }

  private static String limit(Alike kind) {
    return " LIMIT " + kind.going;
  }

  /** The same for rows whose every value is the same to the last byte. */
  private String values() {
    return table.columns().stream()
        .filter(c -> !c.computed())
        .map(this::shown)
        .collect(Collectors.joining(", ", "MD5(CONCAT_WS(',', ", "))"));
  }

  private String shown(Column column) {
    String value = ReadForm.select(column, dialect.quote(column.name()));
    return "COALESCE(HEX(CAST(" + value + " AS BINARY)), '-')";
  }

  private String name() {
    return dialect.quote(table.name());
  }

  private long delete(List<String> conditions) throws SQLException {
    return execute("DELETE FROM " + name() + where(conditions));
  }

  private long execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }
}
