package dev.turnstone.jdbc.postgres;

import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.LeaseLost;
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
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes chunks over one connection, a new one after the old one broke. Each full buffer is one
 * COPY, which the server works on while the next buffer fills; the chunk's marker and the fencing
 * token are part of the same transaction.
 */
final class PostgresSink implements RowSink {
  private final PostgresPool pool;
  private final Dialect dialect;
  private final PostgresErrors errors;
  private final LedgerTables ledger;
  private final Lease lease;

  private @Nullable Session session;
  private @Nullable TableWrite present;
  private @Nullable Load load;
  private @Nullable RowSplitter splitter;
  private boolean open;
  private Written written = Written.NOTHING;
  private PriorRows prior = PriorRows.NONE;

  PostgresSink(
      PostgresPool pool, Dialect dialect, PostgresErrors errors, LedgerTables ledger, Lease lease) {
    this.pool = pool;
    this.dialect = dialect;
    this.errors = errors;
    this.ledger = ledger;
    this.lease = lease;
  }

  @Override
  public RowWriter begin(TableWrite write, PriorRows wanted) {
    if (open) throw new IllegalStateException("a chunk is open already");
    open = true;
    written = Written.NOTHING;
    prior = wanted;
    try {
      Load chosen = prepared(write);
      chosen.writer().clear();
      session().run("SET CONSTRAINTS ALL IMMEDIATE");
      session().run(RowSplitter.BEFORE);
      return chosen.writer();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The load of this write; kept from chunk to chunk. */
  private Load prepared(TableWrite write) throws SQLException {
    Load known = load;
    if (session != null && known != null && write.equals(present)) return known;
    if (session != null && known != null) known.dismantle();
    present = write;
    load = null;
    if (session == null) session = pool.promptTransaction();
    Session work = session();
    work.rememberServerSide();
    Map<String, ColumnForm> forms = ColumnForm.read(work, dialect, write.table().name());
    Load made =
        write.mode() == WriteMode.UPSERT
            ? new UpsertLoad(work, errors, new PriorRead.Into(dialect, write, forms), keys(write))
            : new CopyLoad(
                work, dialect, dialect.quote(write.table().name()), write.columns(), forms);
    work.connection().commit();
    load = made;
    splitter = new RowSplitter(work, made, new RowRefusal(write));
    return made;
  }

  private Optional<String> keys(TableWrite write) {
    return write.onceIn().map(run -> ledger.keys(run, write.table().name()));
  }

  @Override
  public void flush(RefusedRow refused) {
    Load chosen = load;
    RowSplitter sender = splitter;
    if (!open || chosen == null || sender == null) throw new IllegalStateException("no open chunk");
    try {
      written = written.plus(sender.finish(refused, prior));
      sender.start(chosen.writer().exchange());
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public Written finish(RefusedRow refused) {
    flush(refused);
    flush(refused);
    return written;
  }

  @Override
  public void commit(ChunkMarker marker) {
    if (!open) throw new IllegalStateException("no open chunk");
    try {
      if (!ledger.holds(session(), lease)) throw taken();
      ledger.mark(session(), marker);
      session().connection().commit();
      open = false;
    } catch (SQLException e) {
      throw PostgresErrors.state(e).equals(LedgerTables.GONE) ? taken() : failed(e);
    }
  }

  private LeaseLost taken() {
    rollback();
    return new LeaseLost(Problem.blocker(Code.LEASE_TAKEN, Location.EVERYWHERE));
  }

  @Override
  public void rollback() {
    if (!open) return;
    open = false;
    Session work = session;
    if (work == null) return;
    try {
      if (splitter != null) splitter.abandon();
      work.connection().rollback();
    } catch (SQLException e) {
      drop();
    }
  }

  /** The server undoes by itself what a broken connection left open. */
  private EngineException failed(SQLException e) {
    if (PostgresErrors.broken(e)) {
      Session gone = session;
      drop();
      if (gone != null) pool.endOnServer(gone);
    }
    Location where = present == null ? Location.EVERYWHERE : location(present);
    return errors.of(e, where);
  }

  private void drop() {
    Session gone = session;
    session = null;
    load = null;
    open = false;
    if (gone != null) gone.close();
  }

  private static Location location(TableWrite write) {
    return Location.table(write.table().name().toString());
  }

  private Session session() {
    Session work = session;
    if (work == null) throw new IllegalStateException("no connection");
    return work;
  }

  @Override
  public void close() {
    rollback();
    Load last = load;
    try {
      if (session != null && last != null) last.dismantle();
    } catch (SQLException e) {
      if (!PostgresErrors.broken(e)) throw errors.of(e);
    } finally {
      drop();
    }
  }
}
