package dev.turnstone.jdbc.sqlite;

import dev.turnstone.row.ChunkRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order in which a table's rows are read and cut into ranges: by rowid, by the primary key of a
 * WITHOUT ROWID table, or as the file has them where neither can be named.
 *
 * @param keys SQL of the ordering expressions; empty: one range in the file's own order
 * @param collations for each key the collation its uniqueness rests on
 * @param descending true when the file has the key the other way round
 * @param rowid true when the only key is the rowid
 */
record ScanOrder(List<String> keys, List<String> collations, boolean descending, boolean rowid) {
  private static final List<String> ROWID_NAMES = List.of("rowid", "_rowid_", "oid");
  private static final Set<String> KNOWN_COLLATIONS = Set.of("BINARY", "NOCASE", "RTRIM");
  private static final ScanOrder AS_STORED = new ScanOrder(List.of(), List.of(), false, false);

  /** Asks the database itself how the table is stored. */
  static ScanOrder of(Connection connection, String table, boolean utf8) throws SQLException {
    String prefix = Quoted.name(table) + ".";
    if (withoutRowid(connection, table)) {
      return utf8 ? byPrimaryKey(connection, table, prefix) : AS_STORED;
    }
    Set<String> columns = columns(connection, table);
    Optional<String> free = ROWID_NAMES.stream().filter(n -> !columns.contains(n)).findFirst();
    Optional<String> name =
        free.isPresent() ? free : rowidColumn(connection, table).map(Quoted::name);
    return name.map(n -> new ScanOrder(List.of(prefix + n), List.of("BINARY"), false, true))
        .orElse(AS_STORED);
  }

  boolean divisible() {
    return !keys.isEmpty();
  }

  /** {@code ORDER BY ..}, or nothing. */
  String orderBy() {
    String direction = descending ? " DESC" : "";
    return divisible() ? " ORDER BY " + String.join(direction + ", ", collated()) + direction : "";
  }

  /** The condition of rows behind the bound whose first value is this parameter. */
  String after(int parameter) {
    return compared(descending ? "<" : ">", parameter);
  }

  /** The condition of rows up to the bound whose first value is this parameter. */
  String upTo(int parameter) {
    return compared(descending ? ">=" : "<=", parameter);
  }

  /** The condition of the rows of a range, with WHERE; its bounds are the parameters from 1 on. */
  String within(ChunkRange range) {
    List<String> bounds = new ArrayList<>();
    if (!range.after().isEmpty()) {
      bounds.add(after(1));
    }
    if (!range.upTo().isEmpty()) {
      bounds.add(upTo(range.after().size() + 1));
    }
    return bounds.isEmpty() ? "" : " WHERE " + String.join(" AND ", bounds);
  }

  /** The condition of the row whose first key value is this parameter. */
  String equalTo(int parameter) {
    return compared("=", parameter);
  }

  /** Collations stand with the parameters: SQLite uses the key for bare columns only. */
  private String compared(String operator, int parameter) {
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      parameters.add("?" + (parameter + i) + collation(i));
    }
    return "("
        + String.join(", ", keys)
        + ") "
        + operator
        + " ("
        + String.join(", ", parameters)
        + ")";
  }

  private List<String> collated() {
    List<String> expressions = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      expressions.add(keys.get(i) + collation(i));
    }
    return expressions;
  }

  private String collation(int key) {
    return rowid ? "" : " COLLATE " + collations.get(key);
  }

  private static ScanOrder byPrimaryKey(Connection connection, String table, String prefix)
      throws SQLException {
    List<String> keys = new ArrayList<>();
    List<String> collations = new ArrayList<>();
    boolean descending = true;
    String sql =
        """
        SELECT part.name, part."desc", part.coll
        FROM pragma_index_list(?) AS list, pragma_index_xinfo(list.name) AS part
        WHERE list.origin = 'pk' AND part.key ORDER BY part.seqno""";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet parts = statement.executeQuery()) {
        while (parts.next()) {
          keys.add(prefix + Quoted.name(parts.getString(1)));
          descending &= parts.getBoolean(2);
          collations.add(parts.getString(3).toUpperCase(Locale.ROOT));
        }
      }
    }
    return KNOWN_COLLATIONS.containsAll(collations)
        ? new ScanOrder(List.copyOf(keys), List.copyOf(collations), descending, false)
        : AS_STORED;
  }

  private static boolean withoutRowid(Connection connection, String table) throws SQLException {
    String sql = "SELECT wr FROM pragma_table_list(?) WHERE schema = 'main'";
    return texts(connection, sql, table).contains("1");
  }

  /** Names of all columns in lower case, as SQLite compares them. */
  private static Set<String> columns(Connection connection, String table) throws SQLException {
    return texts(connection, "SELECT lower(name) FROM pragma_table_xinfo(?)", table).stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The INTEGER PRIMARY KEY that is the rowid: a single key column without an index of its own. */
  static Optional<String> rowidColumn(Connection connection, String table) throws SQLException {
    String sql =
        """
        SELECT name FROM pragma_table_xinfo(?1)
        WHERE pk > 0 AND upper(type) = 'INTEGER'
          AND (SELECT count(*) FROM pragma_table_xinfo(?1) WHERE pk > 0) = 1
          AND NOT EXISTS (SELECT 1 FROM pragma_index_list(?1) WHERE origin = 'pk')""";
    return texts(connection, sql, table).stream().findFirst();
  }

  private static List<String> texts(Connection connection, String sql, String table)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    }
  }
}
