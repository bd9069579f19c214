package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Table;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import dev.turnstone.sql.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows out of MariaDB tables. Rows are locked with the gaps between them before the
 * transaction first looks, so that it sees the newest state and nobody changes it, adds to it or
 * refers to it. Tables to be dropped are locked as such, because a DROP ends a transaction first.
 */
final class MariaEraser implements RowEraser {
  private final Sessions sessions;
  private final Dialect dialect;
  private final Lease lease;
  private @Nullable Connection connection;
  private @Nullable MariaSource source;
  private boolean tablesLocked;

  MariaEraser(Sessions sessions, Dialect dialect, Lease lease) {
    this.sessions = sessions;
    this.dialect = dialect;
    this.lease = lease;
  }

  @Override
  public void lock(TableRead read, ChunkRange range) {
    begin();
    guarded(() -> hold(read.table(), range));
  }

  @Override
  public void lock(List<Table> tables) {
    begin();
    guarded(
        () -> {
          run(connection(), "SET SESSION foreign_key_checks = 0");
          for (Table table : tables) {
            hold(table, ChunkRange.WHOLE);
          }
        });
  }

  @Override
  public void lockToDrop(List<Table> tables) {
    begin();
    String locks =
        tables.stream()
            .map(t -> dialect.quote(t.name()) + " WRITE")
            .collect(Collectors.joining(", "));
    guarded(
        () -> {
          run(connection(), "SET SESSION foreign_key_checks = 0");
          tablesLocked = true;
          run(connection(), "LOCK TABLES " + locks);
        });
  }

  private void begin() {
    rollback();
    Connection opened = sessions.pooled();
    connection = opened;
    source = new MariaSource(opened, dialect, sessions.failures(), session -> {});
    guarded(
        () -> {
          // through JDBC, so that the pool sets it back
          opened.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
          opened.setAutoCommit(false);
        });
  }

  /** No plain reading before: it would see the rows as they were then. */
  private void hold(Table table, ChunkRange range) throws SQLException {
    KeyOrder order = new KeyOrder(table, dialect);
    try (Statement statement = connection().createStatement();
        ResultSet all =
            statement.executeQuery(
                "SELECT COUNT(*) FROM "
                    + order.from()
                    + where(order.conditions(range))
                    + " FOR UPDATE")) {
      if (!all.next()) {
        throw new SQLException("no count", "HY000");
      }
    }
  }

  @Override
  public RowSource rows() {
    return reading();
  }

  /** Nobody but this session sees what it has locked. */
  @Override
  public List<RowSource> readers(int most) {
    return List.of(rows());
  }

  @Override
  public void run(List<String> statements) {
    guarded(
        () -> {
          for (String sql : statements) {
            run(connection(), sql);
          }
        });
  }

  @Override
  public long remove(TableRead read, ChunkRange range, BitSet rows, int of) {
    if (rows.isEmpty()) {
      return 0;
    }
    patient();
    RowRemoval removal = new RowRemoval(connection(), read.table(), dialect);
    try {
      return rows.cardinality() == of ? removal.all(range) : removal.some(range, rows, of);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public long empty(Table table) {
    patient();
    try {
      return new RowRemoval(connection(), table, dialect).all(ChunkRange.WHOLE);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void commit(ChunkMarker marker) {
    guarded(
        () -> {
          if (!LedgerSql.holds(connection(), lease)) {
            throw new EngineException.LeaseLost(
                Problem.blocker(Code.LEASE_TAKEN, Location.EVERYWHERE));
          }
          LedgerSql.mark(connection(), marker);
          connection().commit();
        });
    rollback();
  }

  /** A DROP is final by itself; the marker follows. Whoever goes on finds no table. */
  @Override
  public void drop(List<Table> tables, ChunkMarker marker) {
    patient();
    String names =
        tables.stream().map(t -> dialect.quote(t.name())).collect(Collectors.joining(", "));
    guarded(
        () -> {
          run(connection(), "DROP TABLE " + names);
          unlock();
        });
    commit(marker);
  }

  /** Ends what is being read; what follows may rightly take long. */
  private void patient() {
    reading().close();
    guarded(() -> connection().setNetworkTimeout(Runnable::run, 0));
  }

  private void unlock() throws SQLException {
    if (tablesLocked) {
      tablesLocked = false;
      run(connection(), "UNLOCK TABLES");
    }
  }

  /** Gives the session back as it was; one that cannot be is thrown away. */
  @Override
  public void rollback() {
    Connection open = connection;
    MariaSource read = source;
    connection = null;
    source = null;
    if (open == null) {
      return;
    }
    boolean locked = tablesLocked;
    tablesLocked = false;
    try (open) {
      if (read != null) {
        read.close();
      }
      open.rollback();
      if (locked) {
        run(open, "UNLOCK TABLES");
      }
      run(open, "SET SESSION foreign_key_checks = 1");
      open.setAutoCommit(true);
    } catch (SQLException | EngineException e) {
      breakOff(open); // the server undoes what a broken session left open
    }
  }

  private static void breakOff(Connection open) {
    try {
      open.abort(Runnable::run);
    } catch (SQLException e) {
      // broken already, which is what is wanted
    }
  }

  private static String where(List<String> conditions) {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  /** Statements of which one may fail. */
  private interface Work {
    void go() throws SQLException;
  }

  private void guarded(Work work) {
    try {
      work.go();
    } catch (SQLException e) {
      throw failed(e);
    } catch (RuntimeException e) {
      rollback();
      throw e;
    }
  }

  private EngineException failed(SQLException e) {
    rollback();
    return sessions.failures().of(e);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private MariaSource reading() {
    MariaSource open = source;
    if (open == null) {
      throw new IllegalStateException("nothing is locked");
    }
    return open;
  }

  private Connection connection() {
    Connection open = connection;
    if (open == null) {
      throw new IllegalStateException("nothing is locked");
    }
    return open;
  }

  @Override
  public void close() {
    rollback();
  }
}
