package dev.turnstone.journal;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.KeyedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Values by key in an SQLite file that has no name any more as soon as it is open, where the system
 * allows that: a killed process leaves nothing of it. Thread safe: one statement at a time.
 */
final class KeyedFile implements KeyedStore {
  private static final int CACHE_KIB = 8192;
  private static final String PUT =
      "INSERT INTO entry VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?3";

  private final Path path;
  private final Connection connection;
  private final PreparedStatement putting;
  private final PreparedStatement getting;

  KeyedFile(Path folder) {
    path = folder.resolve("keyed-" + UUID.randomUUID() + ".tmp");
    try {
      connection = connect(path);
      putting = connection.prepareStatement(PUT);
      getting = connection.prepareStatement("SELECT value FROM entry WHERE key = ?");
    } catch (SQLException e) {
      throw failed(e);
    }
    tryDelete();
  }

  /** One transaction that is never committed: nobody else ever reads the file. */
  private static Connection connect(Path path) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.OFF);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setCacheSize(-CACHE_KIB);
    Connection connection = config.createConnection("jdbc:sqlite:" + path);
    try (Statement s = connection.createStatement()) {
      s.execute("CREATE TABLE entry (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID");
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public synchronized void put(byte[] key, byte[] value, byte[] again) {
    try {
      putting.setBytes(1, key);
      putting.setBytes(2, value);
      putting.setBytes(3, again);
      putting.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public synchronized byte @Nullable [] get(byte[] key) {
    try {
      getting.setBytes(1, key);
      try (ResultSet r = getting.executeQuery()) {
        return r.next() ? r.getBytes(1) : null;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static RuntimeException failed(SQLException e) {
    return JournalFile.noRoom(e)
        ? new Stopped(Problem.blocker(Code.DISK_FULL, Location.EVERYWHERE, "the workspace"), e)
        : new IllegalStateException("a temporary file cannot be used", e);
  }

  /** Some systems delete no file that is open: there it is deleted on closing. */
  private boolean tryDelete() {
    try {
      return Files.deleteIfExists(path);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public synchronized void close() {
    try (connection) {
      putting.close();
      getting.close();
    } catch (SQLException e) {
      throw failed(e);
    } finally {
      tryDelete();
    }
  }
}
