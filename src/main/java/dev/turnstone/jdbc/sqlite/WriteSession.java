package dev.turnstone.jdbc.sqlite;

import dev.turnstone.problem.EngineException.TryAgain;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * The one connection that writes to a file, and the turn to use it: SQLite has one writer at a
 * time, so sinks, statements and the ledger of this process queue here instead of blocking each
 * other in the file.
 *
 * <p>While rows are loaded the file is in WAL mode with {@code synchronous = NORMAL}: a killed
 * process loses nothing; a power loss may lose the last commits, markers together with their rows,
 * so that a resumed run writes them again. The journal mode that was found is restored on close.
 */
final class WriteSession implements AutoCloseable {
  private static final int REMOVING_KIB = 64 * 1024;

  private final Connection connection;
  private final SqliteFile origin;
  private final Path file;
  private final Semaphore turn = new Semaphore(1, true);
  private @Nullable String restingMode;

  WriteSession(SqliteFile file) {
    this.connection = file.writer();
    this.origin = file;
    this.file = file.path();
  }

  /** Work on the connection whose result somebody waits for. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  Connection connection() {
    return connection;
  }

  Path file() {
    return file;
  }

  /**
   * Waits for the turn and starts a transaction; {@link #commit} or {@link #rollback} ends both.
   */
  void begin() {
    turn.acquireUninterruptibly();
    try {
      run("BEGIN IMMEDIATE");
    } catch (SQLException e) {
      turn.release();
      throw SqliteErrors.of(file, e);
    }
  }

  /** Commits; when that fails the transaction is undone and the turn given back all the same. */
  void commit() {
    try {
      run("COMMIT");
      turn.release();
    } catch (SQLException e) {
      rollback();
      throw SqliteErrors.of(file, e);
    }
  }

  /** Undoes the transaction and gives the turn back. */
  void rollback() {
    try {
      run("ROLLBACK");
    } catch (SQLException e) {
      if (SqliteErrors.codeOf(e) != SQLiteErrorCode.SQLITE_ERROR) {
        throw SqliteErrors.of(file, e);
      }
      // SQLite undid the transaction by itself when it failed
    } finally {
      turn.release();
    }
  }

  /** All or nothing of the work. */
  <T> T together(Work<T> work) {
    begin();
    T result;
    try {
      result = work.on(connection);
    } catch (SQLException e) {
      rollback();
      throw SqliteErrors.of(file, e);
    } catch (RuntimeException e) {
      rollback();
      throw e;
    }
    commit();
    return result;
  }

  /** Does a statement and takes it back. */
  void tryOut(String sql) {
    begin();
    try {
      run(sql);
    } catch (SQLException e) {
      throw SqliteErrors.of(file, e);
    } finally {
      rollback();
    }
  }

  /** Work whose statements each commit by themselves. */
  <T> T alone(Work<T> work) {
    turn.acquireUninterruptibly();
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw SqliteErrors.of(file, e);
    } finally {
      turn.release();
    }
  }

  /** Makes ready for loading; done once. Where WAL is not to be had, the mode stays as it is. */
  void prepareForLoading() {
    alone(
        open -> {
          if (restingMode == null) {
            restingMode = journalMode();
            switchTo("WAL");
            if (journalMode().equals("WAL")) {
              run("PRAGMA synchronous = NORMAL");
            }
          }
          return true;
        });
  }

  /**
   * As {@link #prepareForLoading}, with room for the pages that removing rows one by one changes in
   * all indexes: in the usual 2 MB each would be read and written again and again.
   */
  void prepareForRemoving() {
    prepareForLoading();
    alone(
        open -> {
          run("PRAGMA cache_size = -" + REMOVING_KIB);
          return true;
        });
  }

  /** As {@link #alone}, and what it commits outlasts a power loss, with all that was before it. */
  <T> T durably(Work<T> work) {
    return alone(
        open -> {
          boolean relaxed = restingMode != null && journalMode().equals("WAL");
          if (relaxed) {
            run("PRAGMA synchronous = FULL");
          }
          try {
            return work.on(open);
          } finally {
            if (relaxed) {
              run("PRAGMA synchronous = NORMAL");
            }
          }
        });
  }

  /** As {@link #together}, and the commit outlasts a power loss, with all that was before it. */
  <T> T togetherDurably(Work<T> work) {
    return durably(
        open -> {
          run("BEGIN IMMEDIATE");
          try {
            T result = work.on(open);
            run("COMMIT");
            return result;
          } catch (SQLException | RuntimeException e) {
            undo(open, e);
            throw e;
          }
        });
  }

  /** As {@link #togetherDurably}, on a connection that nothing else uses, before or after. */
  <T> T apart(Work<T> work) {
    turn.acquireUninterruptibly();
    try (Connection own = origin.writer()) {
      run(own, "BEGIN IMMEDIATE");
      try {
        T result = work.on(own);
        run(own, "COMMIT");
        return result;
      } catch (SQLException | RuntimeException e) {
        undo(own, e);
        throw e;
      }
    } catch (SQLException e) {
      throw SqliteErrors.of(file, e);
    } finally {
      turn.release();
    }
  }

  /** SQLite may have undone the transaction by itself; the first failure is what counts. */
  private static void undo(Connection connection, Exception reason) {
    try {
      run(connection, "ROLLBACK");
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** From here on a commit, and all before it, outlasts a power loss. */
  void makeDurable() {
    alone(
        open -> {
          run("PRAGMA synchronous = FULL");
          return true;
        });
  }

  TextEncoding encoding() {
    return alone(TextEncoding::of);
  }

  private String journalMode() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
      return mode.getString(1).toUpperCase(Locale.ROOT);
    }
  }

  private void switchTo(String mode) throws SQLException {
    try {
      run("PRAGMA journal_mode = " + mode);
    } catch (SQLException e) {
      if (!(SqliteErrors.of(file, e) instanceof TryAgain)) {
        throw e;
      }
      // others are reading: the present mode is as safe
    }
  }

  private void run(String sql) throws SQLException {
    run(connection, sql);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    turn.acquireUninterruptibly();
    try (Connection closing = connection) {
      if (restingMode != null && !closing.isClosed()) {
        switchTo(restingMode);
      }
    } catch (SQLException e) {
      throw SqliteErrors.of(file, e);
    } finally {
      turn.release();
    }
  }
}
