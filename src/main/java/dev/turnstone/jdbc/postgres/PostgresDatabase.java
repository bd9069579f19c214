package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Patience;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.Lease;
import dev.turnstone.row.ParsedStatement;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowRules;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.Survey;
import dev.turnstone.row.TableSwap;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL database (version 10 or later), to be read or written. */
public final class PostgresDatabase implements TargetDatabase {
  /** Other sessions' values are NULL to a user who may not see them. */
  private static final String LONG_OPEN =
      """
      SELECT format('Session %s of %s%s has kept a transaction open for %s s (%s); end it if it holds the lock.',
        a.pid, a.usename, coalesce(' (' || nullif(a.application_name, '') || ')', ''),
        extract(epoch FROM clock_timestamp() - a.xact_start)::bigint, a.state)
      FROM pg_catalog.pg_stat_activity a
      WHERE a.datname = pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid()
        AND a.xact_start < clock_timestamp() - interval 'SECONDS_OPEN s'
      ORDER BY a.xact_start LIMIT 3""";

  private final Address address;
  private final PostgresErrors errors;
  private final PostgresPool pool;
  private final Dialect dialect = Dialects.of(Vendor.POSTGRESQL);
  private final LedgerTables ledger;

  private PostgresDatabase(Address address, Secret password, boolean readOnly) {
    this.address = address;
    errors = new PostgresErrors(address);
    pool = new PostgresPool(address, password, readOnly, errors);
    ledger = new LedgerTables(dialect, PostgresPool.schema(address));
  }

  /**
   * Connects.
   *
   * @param password may be wiped once this returns
   * @param readOnly true for sources: the server itself then refuses every write
   * @throws dev.turnstone.problem.EngineException.Refused when login or database are refused
   * @throws dev.turnstone.problem.EngineException.ConnectionLost when the server cannot be reached
   */
  public static PostgresDatabase open(Address address, Secret password, boolean readOnly) {
    return new PostgresDatabase(address, password, readOnly);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Catalog catalog(boolean counted) {
    try (Session session = pool.transaction()) {
      session.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      return new PostgresCatalogReader(session.connection(), address).read(counted);
    } catch (SQLException e) {
      throw errors.of(e);
    }
  }

  @Override
  public Snapshot snapshot(int readers) {
    return new PostgresSnapshot(pool, errors, dialect, readers);
  }

  @Override
  public Optional<BigInteger> nextNumber(TableName table, String column) {
    try (Session session = pool.transaction()) {
      return new NextNumber(session, dialect).of(table, column);
    } catch (SQLException e) {
      throw errors.of(e);
    }
  }

  @Override
  public RowSink openSink(Lease lease) {
    return new PostgresSink(pool, dialect, errors, ledger, lease);
  }

  @Override
  public RowEraser openEraser(Lease lease) {
    return new PostgresEraser(pool, dialect, errors, ledger, lease);
  }

  @Override
  public TableSwap swaps() {
    return new PostgresSwap(this::query, dialect);
  }

  @Override
  public RunLedger ledger() {
    return new PostgresLedger(pool, errors, ledger);
  }

  @Override
  public void execute(List<String> statements) {
    try (Session session = pool.session()) {
      for (String sql : statements) {
        session.run(sql);
      }
    } catch (SQLException e) {
      throw errors.of(e);
    }
  }

  @Override
  public List<String> inTheWay() {
    try (Session session = pool.promptTransaction()) {
      return session
          .rows(LONG_OPEN.replace("SECONDS_OPEN", Integer.toString(Patience.lockSeconds())))
          .stream()
          .map(row -> String.valueOf(row.get(0)))
          .toList();
    } catch (SQLException | EngineException e) {
      return List.of(); // what the work itself failed of is told in any case
    }
  }

  @Override
  public void tryOut(String statement) {
    try (Session session = pool.transaction()) {
      session.run(statement);
      session.connection().rollback();
    } catch (SQLException e) {
      throw errors.of(e);
    }
  }

  @Override
  public ParsedStatement parse(String statement) {
    try (Session session = pool.transaction()) {
      return new StatementParse(session).of(statement);
    } catch (SQLException e) {
      throw errors.of(e);
    }
  }

  @Override
  public Survey survey(Survey.Needs needs) {
    try (Session session = pool.transaction()) {
      return new PostgresSurvey(session, dialect).take(needs, PostgresPool.schema(address));
    } catch (SQLException e) {
      throw errors.of(e);
    }
  }

  @Override
  public RowRules rules(TableWrite write, List<Key> keys, boolean judged) {
    return new PostgresRules(new PostgresRules.Server(pool, errors, dialect), write, keys, judged);
  }

  @Override
  public List<List<@Nullable String>> query(String sql, int most) {
    try (Session session = pool.transaction()) {
      return session.rows(sql, most);
    } catch (SQLException e) {
      throw errors.of(e);
    }
  }

  /** Connections in use now; none once everything opened was closed. */
  int connectionsInUse() {
    return pool.inUse();
  }

  @Override
  public void close() {
    pool.close();
  }
}
