package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.OwnTables;
import dev.turnstone.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables of the keys that runs have written, in the database itself; their columns are of the
 * upserted table's own types and collations.
 */
final class KeyTables {
  private static final String OF_RUN =
      """
      SELECT table_name FROM information_schema.tables
      WHERE table_schema = DATABASE() AND LEFT(table_name, ?) = ?""";

  private final Dialect dialect;

  KeyTables(Dialect dialect) {
    this.dialect = dialect;
  }

  void make(Connection connection, String run, TableName table, List<String> key)
      throws SQLException {
    String name = dialect.quote(OwnTables.keys(run, table.toString()));
    String columns = key.stream().map(dialect::quote).collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + name);
      statement.execute(
          "CREATE TABLE "
              + name
              + " (PRIMARY KEY ("
              + columns
              + ")) ENGINE=InnoDB AS SELECT "
              + columns
              + " FROM "
              + dialect.quote(table)
              + " WHERE FALSE");
    }
  }

  /** Forgets the keys written of a table, where they are kept. */
  void empty(Connection connection, String run, TableName table) throws SQLException {
    String name = OwnTables.keys(run, table.toString());
    if (of(connection, run).contains(name)) {
      execute(connection, "DELETE FROM " + dialect.quote(name));
    }
  }

  void drop(Connection connection, String run) throws SQLException {
    for (String name : of(connection, run)) {
      execute(connection, "DROP TABLE " + dialect.quote(name));
    }
  }

  private static List<String> of(Connection connection, String run) throws SQLException {
    String prefix = OwnTables.keysOf(run);
    try (PreparedStatement ask = connection.prepareStatement(OF_RUN)) {
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
