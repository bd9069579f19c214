package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.OwnTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tables of the keys that runs have written, in the file itself; their columns have the upserted
 * table's affinities and their index the collations of its key.
 */
final class KeyTables {
  private KeyTables() {}

  static String name(String run, TableName table) {
    return Quoted.name(OwnTables.keys(run, table.toString()));
  }

  static void make(Connection connection, String run, TableName table, List<String> key)
      throws SQLException {
    String name = name(run, table);
    Map<String, String> collations = KeyCollations.of(connection, table.name(), key);
    List<String> parts = new ArrayList<>();
    for (String column : key) {
      String collation = collations.getOrDefault(column.toLowerCase(Locale.ROOT), "");
      parts.add(Quoted.name(column) + collation);
    }
    execute(connection, "DROP TABLE IF EXISTS " + name);
    String like = "SELECT " + Quoted.list(key) + " FROM " + Quoted.name(table.name());
    execute(connection, "CREATE TABLE " + name + " AS " + like + " WHERE 0");
    String index = Quoted.name(OwnTables.keys(run, table.toString()) + "_once");
    execute(
        connection,
        "CREATE UNIQUE INDEX " + index + " ON " + name + " (" + String.join(", ", parts) + ")");
  }

  /** Forgets the keys written of a table, where they are kept. */
  static void empty(Connection connection, String run, TableName table) throws SQLException {
    if (of(connection, run).contains(OwnTables.keys(run, table.toString()))) {
      execute(connection, "DELETE FROM " + name(run, table));
    }
  }

  static void drop(Connection connection, String run) throws SQLException {
    for (String name : of(connection, run)) {
      execute(connection, "DROP TABLE " + Quoted.name(name));
    }
  }

  private static List<String> of(Connection connection, String run) throws SQLException {
    String prefix = OwnTables.keysOf(run);
    String sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, ?) = ?";
    try (PreparedStatement ask = connection.prepareStatement(sql)) {
      ask.setInt(1, prefix.length());
      ask.setString(2, prefix);
      try (ResultSet rows = ask.executeQuery()) {
        List<String> names = new ArrayList<>();
        while (rows.next()) {
          names.add(rows.getString(1));
        }
        return names;
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
