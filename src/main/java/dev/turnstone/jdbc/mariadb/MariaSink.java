package dev.turnstone.jdbc.mariadb;

import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import dev.turnstone.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes chunks on a loading session of its own. */
final class MariaSink implements RowSink {
  private final Sessions sessions;
  private final Dialect dialect;
  private final Lease lease;
  private final String name = "turnstone" + UUID.randomUUID().toString().replace("-", "");
  private final Connection connection;
  private final LoadSession session;
  private @Nullable Table current;
  private Written written = Written.NOTHING;
  private PriorRows prior = PriorRows.NONE;

  /** What stays the same for all chunks of a table. */
  private record Table(TableWrite write, LoadBuffer buffer, Placement placement) {}

  MariaSink(Sessions sessions, Dialect dialect, Lease lease) {
    this.sessions = sessions;
    this.dialect = dialect;
    this.lease = lease;
    this.connection = sessions.loading(name);
    this.session = new LoadSession(connection, sessions.server().localInfile());
  }

  @Override
  public RowWriter begin(TableWrite write, PriorRows wanted) {
    rollback();
    prior = wanted;
    Table table = current;
    if (table == null || !table.write().equals(write)) {
      table = prepare(write);
      current = table;
    }
    return table.buffer();
  }

  @Override
  public void flush(RefusedRow refused) {
    Table table = open();
    try {
      written = written.plus(table.placement().place(0, table.buffer().rows(), refused));
      table.buffer().clear(refused);
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
  }

  @Override
  public Written finish(RefusedRow refused) {
    flush(refused);
    return written;
  }

  @Override
  public void commit(ChunkMarker marker) {
    try {
      if (!LedgerSql.holds(connection, lease)) {
        rollback();
        throw new EngineException.LeaseLost(Problem.blocker(Code.LEASE_TAKEN, Location.EVERYWHERE));
      }
      LedgerSql.mark(connection, marker);
      connection.commit();
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
    written = Written.NOTHING;
  }

  @Override
  public void rollback() {
    written = Written.NOTHING;
    if (current != null) {
      current.buffer().forget();
    }
    try {
      connection.rollback();
    } catch (SQLException e) {
      if (!Failures.broken(e)) {
        throw sessions.failures().of(e);
      }
      // the server rolls back what a broken session wrote; the next statement tells of the break
    }
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      sessions.endOnServer(name); // which rolls back what it had not committed
    }
  }

  private Table open() {
    Table table = current;
    if (table == null) {
      throw new IllegalStateException("no chunk was begun");
    }
    return table;
  }

  private Table prepare(TableWrite write) {
    List<TargetField> fields = write.columns().stream().map(TargetField::of).toList();
    long limit = sessions.server().packetLimit();
    RowRefusal refusals = new RowRefusal(write, limit);
    LoadBuffer buffer = new LoadBuffer(fields, refusals, limit);
    WriteSql sql = new WriteSql(write, fields, dialect);
    BufferedBatch.Way way =
        write.mode() == WriteMode.UPSERT
            ? upsert(write, buffer, sql)
            : BufferedBatch.adding(session, buffer, sql.direct());
    return new Table(
        write, buffer, new Placement(new BufferedBatch(session, buffer, refusals, way)));
  }

  private BufferedBatch.Way upsert(TableWrite write, LoadBuffer buffer, WriteSql sql) {
    try {
      for (String statement : sql.makeStage()) {
        session.run(statement);
      }
      connection.commit();
    } catch (SQLException e) {
      throw sessions.failures().of(e);
    }
    PriorRead found = new PriorRead(connection, sessions.failures(), dialect, write, sql);
    return new StageMerge(session, buffer, sql, found, () -> prior);
  }
}
