package dev.turnstone.jdbc.mariadb;

import dev.turnstone.jdbc.Patience;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One consistent state read by several sessions: a moment in which nobody can write is held just
 * long enough for all of them to begin. Without the right to stop writers there is one reader.
 */
final class MariaSnapshot implements Snapshot {
  /**
   * Seconds that running work may keep the readers waiting before one reader must do: meanwhile
   * others wait too.
   */
  private static final int PATIENCE = 5;

  private static final String BEGIN = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY";

  private final Sessions sessions;
  private final Dialect dialect;
  private final List<Connection> connections = new ArrayList<>();
  private final List<MariaSource> sources = new ArrayList<>();

  MariaSnapshot(Sessions sessions, Dialect dialect, int readers) {
    this.sessions = sessions;
    this.dialect = dialect;
    try {
      begin(Math.max(1, readers));
    } catch (EngineException e) {
      close();
      throw e;
    }
  }

  @Override
  public List<RowSource> readers() {
    return List.copyOf(sources);
  }

  @Override
  public void close() {
    sources.forEach(MariaSnapshot::closeSource);
    connections.forEach(this::giveBack);
    sources.clear();
    connections.clear();
  }

  private void begin(int readers) {
    if (readers > 1) {
      try (Connection coordinator = sessions.pooled()) {
        if (stopWriters(coordinator)) {
          addReaders(readers, coordinator);
          return;
        }
      } catch (SQLException e) {
        throw sessions.failures().of(e);
      }
    }
    addReader();
  }

  private void addReaders(int readers, Connection coordinator) throws SQLException {
    try {
      for (int i = 0; i < readers; i++) {
        addReader();
      }
    } finally {
      run(coordinator, "UNLOCK TABLES");
    }
  }

  private void addReader() {
    Connection connection = sessions.pooled();
    connections.add(connection);
    try {
      run(connection, "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      run(connection, BEGIN);
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
    sources.add(new MariaSource(connection, dialect, sessions.failures(), this::stopQuery));
  }

  /** False when this user may not, or writers do not come to rest in time. */
  private boolean stopWriters(Connection coordinator) throws SQLException {
    try {
      run(coordinator, "SET SESSION lock_wait_timeout=" + PATIENCE);
      run(coordinator, "FLUSH TABLES WITH READ LOCK");
      return true;
    } catch (SQLException e) {
      if (Failures.broken(e)) {
        throw e;
      }
      return false;
    } finally {
      run(coordinator, "SET SESSION lock_wait_timeout=" + Patience.lockSeconds());
    }
  }

  private void stopQuery(long session) {
    try (Connection connection = sessions.pooled()) {
      run(connection, "KILL QUERY " + session);
    } catch (SQLException e) {
      if (Failures.broken(e)) {
        throw sessions.failures().of(e);
      }
      // the session is gone already, and its query with it
    }
  }

  private static void closeSource(MariaSource source) {
    try {
      source.close();
    } catch (EngineException.ConnectionLost e) {
      // nothing is left to close on a broken connection
    }
  }

  /** Ends the transaction; a session that cannot is thrown away by the pool. */
  private void giveBack(Connection connection) {
    try (connection) {
      run(connection, "ROLLBACK");
    } catch (SQLException e) {
      // broken: the server has ended the transaction itself
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
