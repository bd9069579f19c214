package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.LeaseLost;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RunLedger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Leases, chunk markers and written keys in the target; each call is one transaction. */
final class PostgresLedger implements RunLedger {
  private static final int ATTEMPTS = 3;

  private final PostgresPool pool;
  private final PostgresErrors errors;
  private final LedgerTables tables;

  PostgresLedger(PostgresPool pool, PostgresErrors errors, LedgerTables tables) {
    this.pool = pool;
    this.errors = errors;
    this.tables = tables;
  }

  /** What is done in one transaction. */
  private interface Work<T> {
    T with(Session session) throws SQLException;
  }

  @Override
  public Lease acquire(String plan, String run, String holder, Duration life) {
    Lease wanted = new Lease(plan, run, 0);
    return transaction(
        session -> {
          if (!tables.present(session)) tables.make(session);
          Optional<Long> token = tables.take(session, wanted, holder, life);
          if (token.isEmpty()) throw held(session, plan, life);
          return new Lease(plan, run, token.get());
        });
  }

  @Override
  public void requireFree(String plan, Duration life) {
    boolean held = transaction(session -> tables.present(session) && tables.held(session, plan));
    if (held) throw transaction(session -> held(session, plan, life));
  }

  private LeaseLost held(Session session, String plan, Duration life) throws SQLException {
    LedgerTables.Holder other =
        tables.holder(session, plan).orElse(new LedgerTables.Holder("?", "?"));
    return new LeaseLost(
        Problem.blocker(
            Code.LEASE_HELD, Location.EVERYWHERE, other.run(), other.name(), shown(life)));
  }

  private static String shown(Duration life) {
    return life.toSecondsPart() == life.toSeconds()
        ? life.toSeconds() + " s"
        : life.toMinutes() + " min " + life.toSecondsPart() + " s";
  }

  @Override
  public void heartbeat(Lease lease, Duration life) {
    boolean ours = transaction(session -> tables.prolong(session, lease, life));
    if (!ours) throw new LeaseLost(Problem.blocker(Code.LEASE_TAKEN, Location.EVERYWHERE));
  }

  @Override
  public List<ChunkMarker> markers(String run) {
    return transaction(
        session -> tables.present(session) ? tables.markers(session, run) : List.of());
  }

  @Override
  public boolean marked(String run, String table, int chunk) {
    return transaction(
        session -> tables.present(session) && tables.marked(session, run, table, chunk));
  }

  @Override
  public void rememberKeys(String run, TableName table, List<String> key) {
    transaction(
        session -> {
          tables.makeKeys(session, run, table, key);
          return true;
        });
  }

  @Override
  public long takeOut(Lease lease, ChunkMarker marker, String delete, long rows) {
    return patiently(
        session -> {
          long touched = session.run(delete);
          if (touched == rows) {
            requireHeld(session, lease);
            tables.mark(session, marker);
          } else {
            session.connection().rollback();
          }
          return touched;
        });
  }

  @Override
  public void startOver(Lease lease, TableName table, String delete) {
    patiently(
        session -> {
          session.run(delete);
          tables.emptyKeys(session, lease.run(), table);
          requireHeld(session, lease);
          tables.unmark(session, lease.run(), table);
          return true;
        });
  }

  /** Whom and what the script set is forgotten, with the session where it was committed. */
  @Override
  public void carryOut(
      Lease lease, ChunkMarker marker, List<String> statements, IntConsumer through) {
    try (Session session = pool.transaction()) {
      for (int i = 0; i < statements.size(); i++) {
        through.accept(i);
        session.run(statements.get(i));
      }
      through.accept(statements.size());
      session.run("RESET SESSION AUTHORIZATION");
      session.run("RESET ROLE");
      requireHeld(session, lease);
      tables.mark(session, marker);
      session.connection().commit();
      session.abandon();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public boolean goesWithItsMarker(String statement) {
    return true;
  }

  /** Until the transaction ends nobody can take the lease over. */
  private void requireHeld(Session session, Lease lease) throws SQLException {
    if (!tables.holds(session, lease)) {
      throw new LeaseLost(Problem.blocker(Code.LEASE_TAKEN, Location.EVERYWHERE));
    }
  }

  /** A lease that another process took over is left to it, markers and all. */
  @Override
  public void release(Lease lease, boolean forget) {
    transaction(
        session -> {
          boolean ours = tables.present(session) && tables.giveBack(session, lease);
          if (ours && forget) tables.forget(session, lease);
          return ours;
        });
  }

  /** Tables that another process drops in between are looked for once more. */
  private <T> T transaction(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        boolean again = PostgresErrors.state(e).equals(LedgerTables.GONE) && attempt < ATTEMPTS;
        if (!again) throw failed(e);
      }
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Session session = pool.promptTransaction()) {
      T result = work.with(session);
      session.connection().commit();
      return result;
    }
  }

  /** Work that may take as long as it takes. */
  private <T> T patiently(Work<T> work) {
    try (Session session = pool.transaction()) {
      T result = work.with(session);
      session.connection().commit();
      return result;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private EngineException failed(SQLException e) {
    return errors.of(e);
  }
}
