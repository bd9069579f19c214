package dev.turnstone.jdbc.sqlite;

import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Read transactions of several connections on the same state of the file.
 *
 * <p>SQLite cannot hand a state from one connection to another. In rollback mode it need not: from
 * the first reader's lock on nobody can commit. In WAL mode writers go on, so a further connection
 * watches {@code PRAGMA data_version} while the readers start: unchanged means that nobody
 * committed meanwhile and all see the same. Else all start again; on a file that never rests, one
 * reader is what is given.
 */
final class SqliteSnapshot implements Snapshot {
  private static final int ATTEMPTS = 50;

  private final SqliteFile file;
  private final List<Connection> connections = new ArrayList<>();
  private final List<RowSource> readers = new ArrayList<>();

  private SqliteSnapshot(SqliteFile file) {
    this.file = file;
  }

  /** Opens up to this many readers, at least one. */
  static SqliteSnapshot open(SqliteFile file, int readers) {
    SqliteSnapshot snapshot = new SqliteSnapshot(file);
    try {
      snapshot.start(Math.max(1, readers));
      return snapshot;
    } catch (SQLException e) {
      snapshot.close();
      throw SqliteErrors.of(file.path(), e);
    } catch (RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  private void start(int wanted) throws SQLException {
    for (int i = 0; i < wanted; i++) {
      connections.add(file.reader());
    }
    if (!startTogether()) {
      while (connections.size() > 1) {
        connections.remove(connections.size() - 1).close();
      }
      begin(connections.get(0));
    }
    for (Connection connection : connections) {
      readers.add(new SqliteSource(connection, file.path()));
    }
  }

  private boolean startTogether() throws SQLException {
    try (Connection watcher = file.reader()) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        long before = dataVersion(watcher);
        for (Connection connection : connections) {
          begin(connection);
        }
        if (connections.size() == 1 || dataVersion(watcher) == before) {
          return true;
        }
        for (Connection connection : connections) {
          run(connection, "ROLLBACK");
        }
      }
      return false;
    }
  }

  /** Starts a read transaction; only the first read fixes its state. */
  private static void begin(Connection connection) throws SQLException {
    run(connection, "BEGIN");
    run(connection, "SELECT count(*) FROM sqlite_schema");
  }

  private static long dataVersion(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA data_version")) {
      return result.getLong(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public List<RowSource> readers() {
    return List.copyOf(readers);
  }

  @Override
  public void close() {
    for (Connection connection : connections) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw SqliteErrors.of(file.path(), e);
      }
    }
    connections.clear();
  }
}
