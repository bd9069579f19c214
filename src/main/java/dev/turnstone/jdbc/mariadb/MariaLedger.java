package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.Written;
import dev.turnstone.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Leases, chunk markers and written keys in tables of the target database. */
final class MariaLedger implements RunLedger {
  private static final int NO_SUCH_TABLE = 1146;
  private static final int ATTEMPTS = 8;

  /** Makes the plan's row, already run out, so that taking the lease is always one update. */
  private static final String PREPARE =
      """
      INSERT INTO turnstone_lease (plan, run, token, holder, expires)
      VALUES (?, '', 0, '', '1970-01-02')
      ON DUPLICATE KEY UPDATE plan = plan""";

  /** The token grows with the clock as well, so that it also grows when the row was removed. */
  private static final String TAKE =
      """
      UPDATE turnstone_lease
      SET run = ?, holder = ?,
        token = GREATEST(token + 1, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))),
        expires = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
      WHERE plan = ? AND (expires <= UTC_TIMESTAMP(6) OR run = ?)""";

  private static final String LOOK =
      "SELECT run, holder, token FROM turnstone_lease WHERE plan = ?";
  private static final String PROLONG =
      """
      UPDATE turnstone_lease SET expires = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
      WHERE plan = ? AND token = ?""";
  private static final String GIVE_BACK =
      "UPDATE turnstone_lease SET expires = UTC_TIMESTAMP(6) WHERE plan = ? AND token = ?";
  private static final String MARKERS =
      """
      SELECT token, table_name, chunk, inserted, updated, unchanged
      FROM turnstone_chunk WHERE run = ? ORDER BY table_name, chunk""";
  private static final String MARKED =
      "SELECT 1 FROM turnstone_chunk WHERE run = ? AND table_name = ? AND chunk = ?";

  private static final String UNMARK =
      "DELETE FROM turnstone_chunk WHERE run = ? AND table_name = ?";

  private final Sessions sessions;
  private final KeyTables keys;

  MariaLedger(Sessions sessions, Dialect dialect) {
    this.sessions = sessions;
    this.keys = new KeyTables(dialect);
  }

  @Override
  public Lease acquire(String plan, String run, String holder, Duration life) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = sessions.prompt()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(LedgerSql.MAKE_LEASE);
          statement.execute(LedgerSql.MAKE_CHUNK);
        }
        connection.setAutoCommit(false);
        return take(connection, new Lease(plan, run, 0), holder, life);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !passing(e)) {
          throw sessions.failures().of(e);
        }
      }
    }
  }

  /** Two that come at the same moment may lock each other out, or one may clear the tables away. */
  private static boolean passing(SQLException failure) {
    return failure.getErrorCode() == 1213
        || failure.getErrorCode() == 1020
        || failure.getErrorCode() == NO_SUCH_TABLE;
  }

  private static Lease take(Connection connection, Lease wanted, String holder, Duration life)
      throws SQLException {
    update(connection, PREPARE, wanted.plan());
    int taken =
        update(connection, TAKE, wanted.run(), holder, micros(life), wanted.plan(), wanted.run());
    try (PreparedStatement look = connection.prepareStatement(LOOK + " FOR UPDATE")) {
      look.setString(1, wanted.plan());
      try (ResultSet row = look.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("the lease vanished", "HY000", 1020);
        }
        if (taken == 0) {
          throw held(row.getString(1), row.getString(2), life);
        }
        Lease lease = new Lease(wanted.plan(), wanted.run(), row.getLong(3));
        connection.commit();
        return lease;
      }
    }
  }

  @Override
  public void requireFree(String plan, Duration life) {
    try (Connection connection = sessions.prompt();
        PreparedStatement look =
            connection.prepareStatement(LOOK + " AND expires > UTC_TIMESTAMP(6)")) {
      look.setString(1, plan);
      try (ResultSet row = look.executeQuery()) {
        if (row.next()) {
          throw held(row.getString(1), row.getString(2), life);
        }
      }
    } catch (SQLException e) {
      if (e.getErrorCode() != NO_SUCH_TABLE) {
        throw sessions.failures().of(e);
      }
    }
  }

  private static EngineException held(String run, String holder, Duration life) {
    return new EngineException.LeaseLost(
        Problem.blocker(
            Code.LEASE_HELD, Location.EVERYWHERE, run, holder, life.toSeconds() + " s"));
  }

  @Override
  public void heartbeat(Lease lease, Duration life) {
    try (Connection connection = sessions.prompt()) {
      if (update(connection, PROLONG, micros(life), lease.plan(), lease.token()) == 0) {
        throw new EngineException.LeaseLost(Problem.blocker(Code.LEASE_TAKEN, Location.EVERYWHERE));
      }
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
  }

  @Override
  public List<ChunkMarker> markers(String run) {
    try (Connection connection = sessions.prompt();
        PreparedStatement ask = connection.prepareStatement(MARKERS)) {
      ask.setString(1, run);
      try (ResultSet row = ask.executeQuery()) {
        List<ChunkMarker> markers = new ArrayList<>();
        while (row.next()) {
          Written written = new Written(row.getLong(4), row.getLong(5), row.getLong(6));
          markers.add(
              new ChunkMarker(run, row.getLong(1), row.getString(2), row.getInt(3), written));
        }
        return markers;
      }
    } catch (SQLException e) {
      if (e.getErrorCode() == NO_SUCH_TABLE) {
        return List.of();
      }
      throw sessions.failures().of(e);
    }
  }

  @Override
  public boolean marked(String run, String table, int chunk) {
    try (Connection connection = sessions.prompt();
        PreparedStatement ask = connection.prepareStatement(MARKED)) {
      ask.setString(1, run);
      ask.setString(2, table);
      ask.setInt(3, chunk);
      try (ResultSet row = ask.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      if (e.getErrorCode() == NO_SUCH_TABLE) {
        return false;
      }
      throw sessions.failures().of(e);
    }
  }

  @Override
  public void rememberKeys(String run, TableName table, List<String> key) {
    try (Connection connection = sessions.prompt()) {
      keys.make(connection, run, table, key);
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
  }

  @Override
  public long takeOut(Lease lease, ChunkMarker marker, String delete, long rows) {
    return together(
        connection -> {
          long touched = delete(connection, delete);
          if (touched == rows) {
            requireHeld(connection, lease);
            LedgerSql.mark(connection, marker);
          } else {
            connection.rollback();
          }
          return touched;
        });
  }

  @Override
  public void startOver(Lease lease, TableName table, String delete) {
    together(
        connection -> {
          long touched = delete(connection, delete);
          keys.empty(connection, lease.run(), table);
          requireHeld(connection, lease);
          update(connection, UNMARK, lease.run(), table.toString());
          return touched;
        });
  }

  @Override
  public void carryOut(
      Lease lease, ChunkMarker marker, List<String> statements, IntConsumer through) {
    new ScriptSession(sessions).carryOut(lease, marker, statements, through);
  }

  @Override
  public boolean goesWithItsMarker(String statement) {
    return new ScriptSession(sessions).goesWithItsMarker(statement);
  }

  private static long delete(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  static void requireHeld(Connection connection, Lease lease) throws SQLException {
    if (!LedgerSql.holds(connection, lease)) {
      throw new EngineException.LeaseLost(Problem.blocker(Code.LEASE_TAKEN, Location.EVERYWHERE));
    }
  }

  /** Work of one transaction; the pool undoes what an exception leaves open. */
  private interface Work {
    long on(Connection connection) throws SQLException;
  }

  private long together(Work work) {
    try (Connection connection = sessions.pooled()) {
      connection.setAutoCommit(false);
      long touched = work.on(connection);
      connection.commit();
      return touched;
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
  }

  /** A lease that another process took over is left to it, markers and all. */
  @Override
  public void release(Lease lease, boolean forget) {
    try (Connection connection = sessions.prompt()) {
      boolean ours = update(connection, GIVE_BACK, lease.plan(), lease.token()) == 1;
      if (ours && forget) {
        keys.drop(connection, lease.run());
        update(connection, "DELETE FROM turnstone_chunk WHERE run = ?", lease.run());
        update(
            connection,
            "DELETE FROM turnstone_lease WHERE plan = ? AND token = ?",
            lease.plan(),
            lease.token());
        dropWhenEmpty(connection);
      }
    } catch (SQLException e) {
      if (e.getErrorCode() != NO_SUCH_TABLE) {
        throw sessions.failures().of(e);
      }
    }
  }

  /** Nobody can take a lease between the look and the drop, because the tables are locked. */
  private static void dropWhenEmpty(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLES turnstone_lease WRITE, turnstone_chunk WRITE");
      try {
        if (empty(statement, "turnstone_lease") && empty(statement, "turnstone_chunk")) {
          statement.execute("DROP TABLE turnstone_chunk, turnstone_lease");
        }
      } finally {
        statement.execute("UNLOCK TABLES");
      }
    }
  }

  private static boolean empty(Statement statement, String table) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
      return !row.next();
    }
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }

  private static long micros(Duration life) {
    return Math.multiplyExact(life.toSeconds(), 1_000_000L) + life.toNanosPart() / 1_000;
  }
}
