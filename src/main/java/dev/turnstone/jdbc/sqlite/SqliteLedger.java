package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.LeaseLost;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.Written;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Leases, chunk markers and written keys in the file itself, by its own clock. Every step is one
 * transaction of the connection that writes.
 */
final class SqliteLedger implements RunLedger {
  private static final String NOW = "unixepoch('subsec')";
  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS turnstone_lease (
            plan TEXT NOT NULL PRIMARY KEY,
            run TEXT NOT NULL,
            token INTEGER NOT NULL,
            holder TEXT NOT NULL,
            expires REAL NOT NULL)""",
          """
          CREATE TABLE IF NOT EXISTS turnstone_chunk (
            run TEXT NOT NULL,
            token INTEGER NOT NULL,
            table_name TEXT NOT NULL,
            chunk INTEGER NOT NULL,
            inserted INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            unchanged INTEGER NOT NULL,
            at REAL NOT NULL,
            PRIMARY KEY (run, table_name, chunk)) WITHOUT ROWID""");

  private final WriteSession session;

  SqliteLedger(WriteSession session) {
    this.session = session;
  }

  @Override
  public Lease acquire(String plan, String run, String holder, Duration life) {
    return session.together(
        connection -> {
          for (String table : TABLES) {
            update(connection, table);
          }
          requireFree(connection, plan, run, life);
          String sql =
              """
              INSERT INTO turnstone_lease (plan, run, token, holder, expires)
              VALUES (?1, ?2,
                1 + max((SELECT coalesce(max(token), 0) FROM turnstone_lease),
                        (SELECT coalesce(max(token), 0) FROM turnstone_chunk)),
                ?3, unixepoch('subsec') + ?4)
              ON CONFLICT (plan) DO UPDATE SET
                run = excluded.run, token = excluded.token,
                holder = excluded.holder, expires = excluded.expires
              RETURNING token""";
          try (PreparedStatement statement =
                  prepared(connection, sql, plan, run, holder, seconds(life));
              ResultSet token = statement.executeQuery()) {
            return new Lease(plan, run, token.getLong(1));
          }
        });
  }

  @Override
  public void requireFree(String plan, Duration life) {
    session.alone(
        connection -> {
          boolean known = exists(connection, "turnstone_lease");
          if (known) {
            requireFree(connection, plan, "", life);
          }
          return known;
        });
  }

  private static void requireFree(Connection connection, String plan, String run, Duration life)
      throws SQLException {
    String sql =
        "SELECT run, holder FROM turnstone_lease WHERE plan = ? AND run <> ? AND expires > " + NOW;
    try (PreparedStatement statement = prepared(connection, sql, plan, run);
        ResultSet other = statement.executeQuery()) {
      if (other.next()) {
        throw new LeaseLost(
            Problem.blocker(
                Code.LEASE_HELD,
                Location.EVERYWHERE,
                other.getString(1),
                other.getString(2),
                life.toSeconds() + " s"));
      }
    }
  }

  @Override
  public void heartbeat(Lease lease, Duration life) {
    int prolonged =
        session.together(
            connection -> {
              requireHeld(connection, lease);
              return update(
                  connection,
                  "UPDATE turnstone_lease SET expires = " + NOW + " + ? WHERE plan = ?",
                  seconds(life),
                  lease.plan());
            });
    assert prolonged == 1;
  }

  /** Refuses when the lease is not this one any more; called inside the chunk's transaction. */
  static void requireHeld(Connection connection, Lease lease) throws SQLException {
    String sql = "SELECT 1 FROM turnstone_lease WHERE plan = ? AND run = ? AND token = ?";
    boolean held = false;
    if (exists(connection, "turnstone_lease")) {
      try (PreparedStatement statement =
              prepared(connection, sql, lease.plan(), lease.run(), lease.token());
          ResultSet row = statement.executeQuery()) {
        held = row.next();
      }
    }
    if (!held) {
      throw new LeaseLost(Problem.blocker(Code.LEASE_TAKEN, Location.EVERYWHERE));
    }
  }

  static void mark(Connection connection, ChunkMarker marker) throws SQLException {
    String sql =
        """
        INSERT INTO turnstone_chunk
          (run, token, table_name, chunk, inserted, updated, unchanged, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, unixepoch('subsec'))""";
    Written written = marker.written();
    Confirmed.require(
        update(
            connection,
            sql,
            marker.run(),
            marker.token(),
            marker.table(),
            marker.chunk(),
            written.inserted(),
            written.updated(),
            written.unchanged()),
        1);
  }

  @Override
  public List<ChunkMarker> markers(String run) {
    return session.alone(
        connection -> {
          List<ChunkMarker> markers = new ArrayList<>();
          if (!exists(connection, "turnstone_chunk")) {
            return markers;
          }
          String sql =
              """
              SELECT token, table_name, chunk, inserted, updated, unchanged FROM turnstone_chunk
              WHERE run = ? ORDER BY table_name, chunk""";
          try (PreparedStatement statement = prepared(connection, sql, run);
              ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              Written written = new Written(row.getLong(4), row.getLong(5), row.getLong(6));
              markers.add(
                  new ChunkMarker(run, row.getLong(1), row.getString(2), row.getInt(3), written));
            }
          }
          return markers;
        });
  }

  @Override
  public boolean marked(String run, String table, int chunk) {
    return session.alone(
        connection -> {
          if (!exists(connection, "turnstone_chunk")) {
            return false;
          }
          String sql =
              "SELECT 1 FROM turnstone_chunk WHERE run = ? AND table_name = ? AND chunk = ?";
          try (PreparedStatement statement = prepared(connection, sql, run, table, chunk);
              ResultSet row = statement.executeQuery()) {
            return row.next();
          }
        });
  }

  @Override
  public void rememberKeys(String run, TableName table, List<String> key) {
    session.togetherDurably(
        connection -> {
          KeyTables.make(connection, run, table, key);
          return true;
        });
  }

  @Override
  public long takeOut(Lease lease, ChunkMarker marker, String delete, long rows) {
    return session.togetherDurably(
        connection -> {
          requireHeld(connection, lease);
          update(connection, "SAVEPOINT turnstone_rows");
          long touched = update(connection, delete);
          if (touched == rows) {
            mark(connection, marker);
          } else {
            update(connection, "ROLLBACK TO turnstone_rows");
          }
          return touched;
        });
  }

  @Override
  public void startOver(Lease lease, TableName table, String delete) {
    session.togetherDurably(
        connection -> {
          requireHeld(connection, lease);
          KeyTables.empty(connection, lease.run(), table);
          update(
              connection,
              "DELETE FROM turnstone_chunk WHERE run = ? AND table_name = ?",
              lease.run(),
              table.toString());
          return update(connection, delete);
        });
  }

  @Override
  public void carryOut(
      Lease lease, ChunkMarker marker, List<String> statements, IntConsumer through) {
    session.apart(
        connection -> {
          for (int i = 0; i < statements.size(); i++) {
            through.accept(i);
            try (PreparedStatement statement = connection.prepareStatement(statements.get(i))) {
              statement.execute();
            }
          }
          through.accept(statements.size());
          requireHeld(connection, lease);
          mark(connection, marker);
          return true;
        });
  }

  @Override
  public boolean goesWithItsMarker(String statement) {
    return true;
  }

  @Override
  public void release(Lease lease, boolean forget) {
    session.makeDurable();
    session.together(
        connection -> {
          requireHeld(connection, lease);
          if (!forget) {
            return update(
                connection, "UPDATE turnstone_lease SET expires = 0 WHERE plan = ?", lease.plan());
          }
          KeyTables.drop(connection, lease.run());
          int left =
              update(connection, "DELETE FROM turnstone_lease WHERE plan = ?", lease.plan())
                  + update(connection, "DELETE FROM turnstone_chunk WHERE run = ?", lease.run());
          dropWhenEmpty(connection);
          return left;
        });
  }

  private static void dropWhenEmpty(Connection connection) throws SQLException {
    String sql = "SELECT 1 FROM turnstone_lease UNION ALL SELECT 1 FROM turnstone_chunk LIMIT 1";
    boolean empty;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      empty = !row.next();
    }
    if (empty) {
      update(connection, "DROP TABLE turnstone_lease");
      update(connection, "DROP TABLE turnstone_chunk");
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    String sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?";
    try (PreparedStatement statement = prepared(connection, sql, table);
        ResultSet row = statement.executeQuery()) {
      return row.next();
    }
  }

  private static double seconds(Duration life) {
    return life.toMillis() / 1000.0;
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
