package dev.turnstone.jdbc.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** One connection at work, inside transactions that its owner ends; owned by one thread. */
final class Session implements AutoCloseable {
  private static final String CANCELLED = "57014";
  private static final String ANY_ORDER = "SET LOCAL max_parallel_workers_per_gather TO DEFAULT";
  private static final String IN_ORDER = "SET LOCAL max_parallel_workers_per_gather = 0";

  private final Connection connection;
  private final PostgresPool pool;
  private int silence;
  private String serverSide = "";

  /** Takes a connection of the pool over. */
  Session(Connection connection, PostgresPool pool) {
    this.connection = connection;
    this.pool = pool;
  }

  Connection connection() {
    return connection;
  }

  /**
   * From now on the server may be silent for so long before the connection counts as lost.
   *
   * @param milliseconds 0: for ever, for statements that may rightly take hours
   */
  void silent(int milliseconds) throws SQLException {
    if (milliseconds != silence) {
      connection.setNetworkTimeout(Runnable::run, milliseconds);
      silence = milliseconds;
    }
  }

  /** Asks the server how to find its side of this session from another one. */
  void rememberServerSide() throws SQLException {
    if (!serverSide.isEmpty()) return;
    List<@Nullable String> row =
        rows("SELECT pid, backend_start FROM pg_catalog.pg_stat_activity"
                + " WHERE pid = pg_catalog.pg_backend_pid()")
            .get(0);
    serverSide = "pid = " + row.get(0) + " AND backend_start = '" + row.get(1) + "'";
  }

  /** A condition on pg_stat_activity; empty when it was never asked for. */
  String serverSide() {
    return serverSide;
  }

  /** Runs a statement exactly as it stands; returns how many rows it touched. */
  long run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
      return Math.max(0, statement.getLargeUpdateCount());
    }
  }

  /** Runs a statement with bound values; returns how many rows it touched. */
  long change(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = bound(sql, values)) {
      return statement.executeLargeUpdate();
    }
  }

  /** Rows of a query exactly as it stands, as the server's text. */
  List<List<@Nullable String>> rows(String sql) throws SQLException {
    return rows(sql, Integer.MAX_VALUE);
  }

  /** The first rows of a query as the server's text, at most so many. */
  List<List<@Nullable String>> rows(String sql, int most) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(most);
      statement.setEscapeProcessing(false);
      try (ResultSet result = statement.executeQuery(sql)) {
        return texts(result);
      }
    }
  }

  /**
   * For the rest of the transaction one process of the server works on a query, so that rows come
   * in the same order each time.
   */
  void inOrder() throws SQLException {
    run(IN_ORDER);
  }

  /**
   * Rows of a query whose order means nothing, in a transaction that is {@link #inOrder}: several
   * processes of the server may work on it.
   */
  List<List<@Nullable String>> inAnyOrder(String sql) throws SQLException {
    run(ANY_ORDER);
    List<List<@Nullable String>> rows = rows(sql);
    run(IN_ORDER);
    return rows;
  }

  /** Rows of a query with bound values, as the server's text. */
  List<List<@Nullable String>> select(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = bound(sql, values);
        ResultSet result = statement.executeQuery()) {
      return texts(result);
    }
  }

  /** The single number a query gives. */
  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private PreparedStatement bound(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static List<List<@Nullable String>> texts(ResultSet result) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<List<@Nullable String>> rows = new ArrayList<>();
    while (result.next()) {
      List<@Nullable String> row = new ArrayList<>(columns);
      for (int i = 1; i <= columns; i++) {
        row.add(result.getString(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** True where the server takes any bytes for text. */
  boolean unlooked() throws SQLException {
    PGConnection server = connection.unwrap(PGConnection.class);
    return "SQL_ASCII".equals(server.getParameterStatus("server_encoding"));
  }

  CopyOut copyOut(String sql) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
  }

  CopyIn copyIn(String sql) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
  }

  /**
   * Ends a COPY TO STDOUT before its end. The driver's own way loses its place in the protocol when
   * the server was done already, so what is under way is read to its end or to the cancellation.
   */
  void stop(CopyOut copy) throws SQLException {
    if (!copy.isActive()) return;
    connection.unwrap(PGConnection.class).cancelQuery();
    try {
      byte[] left = copy.readFromCopy();
      while (left != null) left = copy.readFromCopy();
    } catch (SQLException e) {
      if (!PostgresErrors.state(e).equals(CANCELLED)) throw e;
    }
  }

  /** Breaks the connection off without a word to the server. */
  void abandon() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // broken already, which is what is wanted
    }
  }

  /**
   * Gives the connection back, its transaction rolled back; one that cannot even do that is thrown
   * away.
   */
  @Override
  public void close() {
    pool.giveBack(connection, rolledBack());
  }

  private boolean rolledBack() {
    try {
      if (!connection.getAutoCommit()) connection.rollback();
      return true;
    } catch (SQLException | RuntimeException broken) {
      return false;
    }
  }
}
