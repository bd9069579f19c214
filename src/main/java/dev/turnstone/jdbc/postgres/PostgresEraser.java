package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.LeaseLost;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import dev.turnstone.sql.Dialect;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows out of PostgreSQL tables. A table is locked against everything but reading: also
 * against rows that would come to refer to one of its own.
 */
final class PostgresEraser implements RowEraser {
  private static final int FIRST_TO_SKIP_LOCKED = 12;
  private static final String LOCKED = "55P03";

  private final PostgresPool pool;
  private final Dialect dialect;
  private final PostgresErrors errors;
  private final LedgerTables ledger;
  private final Lease lease;
  private @Nullable Session session;
  private @Nullable PostgresSource source;
  private @Nullable PostgresSnapshot beside;
  private Location where = Location.EVERYWHERE;

  PostgresEraser(
      PostgresPool pool, Dialect dialect, PostgresErrors errors, LedgerTables ledger, Lease lease) {
    this.pool = pool;
    this.dialect = dialect;
    this.errors = errors;
    this.ledger = ledger;
    this.lease = lease;
  }

  @Override
  public void lock(TableRead read, ChunkRange range) {
    lock(List.of(read.table()));
  }

  /** What has no order of its own is read in the order of the pages, each time. */
  @Override
  public void lock(List<Table> tables) {
    Session work = begin(tables.get(0));
    try {
      String names = tables.stream().map(this::from).collect(Collectors.joining(", "));
      work.run("LOCK TABLE " + names + " IN EXCLUSIVE MODE");
      for (Table table : tables) {
        refuseOtherSchemas(work, table);
      }
      if (tables.stream().anyMatch(t -> t.identity().isEmpty())) {
        work.run("SET LOCAL enable_indexscan = off");
        work.run("SET LOCAL enable_indexonlyscan = off");
        work.run("SET LOCAL enable_bitmapscan = off");
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Waiting for one table while another is held could end in a deadlock with somebody's work. */
  @Override
  public boolean lockAtOnce(Table table, List<Table> referring) {
    Session work = begin(table);
    List<Table> all = Stream.concat(Stream.of(table), referring.stream()).toList();
    String names = all.stream().map(this::from).collect(Collectors.joining(", "));
    try {
      if (owned(work, all)) {
        work.run("LOCK TABLE " + names + " IN ACCESS EXCLUSIVE MODE NOWAIT");
        refuseOtherSchemas(work, table);
        return true;
      }
    } catch (SQLException e) {
      if (!LOCKED.equals(e.getSQLState())) {
        throw failed(e);
      }
    }
    rollback();
    return false;
  }

  /** Whoever does not own a table may not take its keys away. */
  private boolean owned(Session work, List<Table> tables) throws SQLException {
    String names =
        tables.stream()
            .map(t -> dialect.literal(dialect.quote(t.name())) + "::regclass")
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT count(*) FROM pg_catalog.pg_class WHERE oid IN ("
            + names
            + ") AND relkind = 'r' AND pg_catalog.pg_has_role(relowner, 'USAGE')";
    return work.number(sql) == tables.size();
  }

  private Session begin(Table table) {
    rollback();
    where = Location.table(table.name().toString());
    Session work = pool.transaction();
    session = work;
    source = new PostgresSource(work, dialect, errors, new HashMap<>());
    try {
      work.run("SET CONSTRAINTS ALL IMMEDIATE");
      work.inOrder();
    } catch (SQLException e) {
      throw failed(e);
    }
    return work;
  }

  /** Only the tables of one schema are known; what the keys of others would do is not looked at. */
  private void refuseOtherSchemas(Session work, Table table) throws SQLException {
    String sql =
        "SELECT k.conrelid::regclass::text FROM pg_catalog.pg_constraint k"
            + " JOIN pg_catalog.pg_class c ON c.oid = k.conrelid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE k.contype = 'f' AND n.nspname <> "
            + dialect.literal(table.name().schema())
            + " AND k.confrelid = "
            + dialect.literal(dialect.quote(table.name()))
            + "::regclass LIMIT 1";
    for (List<@Nullable String> row : work.rows(sql)) {
      rollback();
      String other = String.valueOf(row.get(0));
      throw new EngineException.ServerRefused(
          Problem.blocker(Code.UNDO_OTHER_SCHEMA, where, other), new IllegalStateException(other));
    }
  }

  @Override
  public void lockToDrop(List<Table> tables) {
    lock(tables);
  }

  private String from(Table table) {
    String name = dialect.quote(table.name());
    return table.kind() == TableKind.PARTITIONED ? name : "ONLY " + name;
  }

  @Override
  public RowSource rows() {
    return reading();
  }

  @Override
  public List<RowSource> readers(int most) {
    closeBeside();
    PostgresSnapshot opened = new PostgresSnapshot(pool, errors, dialect, most);
    beside = opened;
    return opened.readers();
  }

  @Override
  public boolean unchanged(Table table, String versions) {
    try {
      session().silent(0);
      return RowVersions.of(session(), dialect, table)
          .filter(now -> RowVersions.same(versions, now))
          .isPresent();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void run(List<String> statements) {
    closeBeside();
    try {
      session().silent(0);
      for (String sql : statements) {
        session().run(sql);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public long remove(TableRead read, ChunkRange range, BitSet rows, int of) {
    closeBeside();
    try {
      session().silent(0); // it may rightly take long
      return new RowRemoval(session(), reading(), from(read.table())).remove(read, range, rows, of);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Truncated where no table refers to it, which TRUNCATE refuses. */
  @Override
  public long empty(Table table) {
    closeBeside();
    String name = dialect.quote(table.name());
    String referred =
        "SELECT count(*) FROM pg_catalog.pg_constraint WHERE contype = 'f' AND confrelid = "
            + dialect.literal(name)
            + "::regclass";
    try {
      session().silent(0);
      if (session().number(referred) == 0 && table.kind() != TableKind.PARTITIONED) {
        session().run("TRUNCATE ONLY " + name);
        return -1;
      }
      return session().run("DELETE FROM " + from(table));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public void commit(ChunkMarker marker) {
    closeBeside();
    try {
      if (!ledger.holds(session(), lease)) {
        throw taken();
      }
      ledger.mark(session(), marker);
      session().connection().commit();
    } catch (SQLException e) {
      throw PostgresErrors.state(e).equals(LedgerTables.GONE) ? taken() : failed(e);
    }
    rollback();
  }

  private LeaseLost taken() {
    rollback();
    return new LeaseLost(Problem.blocker(Code.LEASE_TAKEN, Location.EVERYWHERE));
  }

  /** In one statement, so that tables that refer to each other go together. */
  @Override
  public void drop(List<Table> tables, ChunkMarker marker) {
    run(
        List.of(
            "DROP TABLE "
                + tables.stream()
                    .map(Table::name)
                    .map((TableName n) -> dialect.quote(n))
                    .collect(Collectors.joining(", "))));
    commit(marker);
  }

  /** Not where others vacuum it, or this user may not, which the server leaves at a warning. */
  @Override
  public void sweep(Table table) {
    try (Session own = pool.session()) {
      if (own.connection().getMetaData().getDatabaseMajorVersion() >= FIRST_TO_SKIP_LOCKED) {
        String name = dialect.quote(table.name());
        own.silent(0); // it may rightly take long
        own.run("VACUUM (SKIP_LOCKED, TRUNCATE FALSE) " + name);
      }
    } catch (SQLException | EngineException e) {
      // it only takes longer; what is wrong with the server the next step tells
    }
  }

  @Override
  public void rollback() {
    closeBeside();
    Session work = session;
    session = null;
    source = null;
    if (work != null) {
      work.close();
    }
  }

  private EngineException failed(SQLException e) {
    rollback();
    return errors.of(e, where);
  }

  private void closeBeside() {
    PostgresSnapshot open = beside;
    beside = null;
    if (open != null) {
      open.close();
    }
  }

  private PostgresSource reading() {
    PostgresSource open = source;
    if (open == null) throw new IllegalStateException("nothing is locked");
    return open;
  }

  private Session session() {
    Session work = session;
    if (work == null) throw new IllegalStateException("nothing is locked");
    return work;
  }

  @Override
  public void close() {
    rollback();
  }
}
