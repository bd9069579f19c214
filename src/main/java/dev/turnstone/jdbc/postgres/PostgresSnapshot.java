package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.sql.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One exported snapshot and the connections that read it; the first of them exports it. */
final class PostgresSnapshot implements Snapshot {
  private final PostgresErrors errors;
  private final Dialect dialect;
  private final List<Session> sessions = new ArrayList<>();
  private final List<RowSource> readers = new ArrayList<>();

  /** Opens the snapshot for so many readers. */
  PostgresSnapshot(PostgresPool pool, PostgresErrors errors, Dialect dialect, int readers) {
    this.errors = errors;
    this.dialect = dialect;
    Map<TableName, Long> counts = new ConcurrentHashMap<>();
    try {
      String name = "";
      for (int i = 0; i < Math.max(1, readers); i++) {
        Session session = pool.transaction();
        sessions.add(session);
        begin(session, name);
        if (readers > 1 && i == 0) {
          name = String.valueOf(session.rows("SELECT pg_export_snapshot()").get(0).get(0));
        }
        this.readers.add(new PostgresSource(session, dialect, errors, counts));
      }
    } catch (SQLException e) {
      close();
      throw errors.of(e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static void begin(Session session, String snapshot) throws SQLException {
    session.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    if (!snapshot.isEmpty()) session.run("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
    session.inOrder();
    session.run("SET LOCAL work_mem = '16MB'");
  }

  @Override
  public Optional<String> versions(Table table) {
    try {
      sessions.get(0).silent(0);
      return RowVersions.of(sessions.get(0), dialect, table);
    } catch (SQLException e) {
      throw errors.of(e);
    }
  }

  @Override
  public List<RowSource> readers() {
    return List.copyOf(readers);
  }

  @Override
  public void close() {
    sessions.forEach(Session::close);
    sessions.clear();
  }
}
