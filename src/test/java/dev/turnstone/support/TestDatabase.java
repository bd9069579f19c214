package dev.turnstone.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One database of a test: filled and read with plain SQL, dropped on close. For SQLite {@code
 * database} is the file; host, port, user and password are empty.
 */
public record TestDatabase(
    String vendor, String host, int port, String database, String user, String password)
    implements AutoCloseable {

  public static final String SQLITE = "sqlite";
  public static final String POSTGRESQL = "postgresql";
  public static final String MARIADB = "mariadb";

  private static final int UNKNOWN_THREAD = 1094;

  /** What a person types to name this database; the password travels apart. */
  public String connString() {
    return isFile()
        ? vendor + ":" + database
        : "%s://%s@%s:%s/%s".formatted(vendor, user, host, Integer.toString(port), database);
  }

  /** A driver's own connection, to set up and to look; the caller closes it. */
  public Connection connect() throws SQLException {
    return isFile()
        ? DriverManager.getConnection("jdbc:sqlite:" + database)
        : DriverManager.getConnection(url(), user, password);
  }

  /** Runs statements one after the other on one connection, each committed on its own. */
  public void execute(String... statements) {
    String current = "";
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        current = sql;
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(current, e);
    }
  }

  /** All rows as the driver's text; bytes as lower-case hex, NULL as null. */
  public List<List<String>> query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Drops the database, also under the feet of connections that are still open. */
  @Override
  public void close() {
    switch (vendor) {
      case SQLITE -> deleteFiles();
      case POSTGRESQL ->
          Databases.administer(
              "jdbc:postgresql://" + host + ":" + port + "/postgres",
              "drop database if exists " + database + " with (force)");
      case MARIADB -> dropMariaDb();
      default -> throw new IllegalStateException(vendor);
    }
  }

  private boolean isFile() {
    return vendor.equals(SQLITE);
  }

  private String url() {
    return "jdbc:%s://%s:%s/%s".formatted(vendor, host, Integer.toString(port), database);
  }

  private List<String> row(ResultSet result) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<String> row = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      if (isBytes(result, i)) {
        byte[] bytes = result.getBytes(i);
        row.add(bytes == null ? null : HexFormat.of().formatHex(bytes));
      } else {
        row.add(result.getString(i));
      }
    }
    return row;
  }

  private boolean isBytes(ResultSet result, int column) throws SQLException {
    if (isFile()) {
      return result.getObject(column) instanceof byte[];
    }
    return switch (result.getMetaData().getColumnType(column)) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> true;
      default -> false;
    };
  }

  private void dropMariaDb() {
    List<List<String>> others =
        query(
            "select id from information_schema.processlist where id <> connection_id() and db = '"
                + database
                + "'");
    for (List<String> other : others) {
      killIfThere(other.get(0));
    }
    execute("drop database if exists " + database);
  }

  /** A connection may have gone by itself since it was listed. */
  private void killIfThere(String id) {
    try {
      execute("kill connection " + id);
    } catch (IllegalStateException e) {
      boolean gone = e.getCause() instanceof SQLException s && s.getErrorCode() == UNKNOWN_THREAD;
      if (!gone) throw e;
    }
  }

  private void deleteFiles() {
    for (String suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
      try {
        Files.deleteIfExists(Path.of(database + suffix));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
