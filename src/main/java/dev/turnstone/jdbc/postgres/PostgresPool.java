package dev.turnstone.jdbc.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Patience;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.problem.EngineException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The connections of one database, as many as are asked for at once, each set up the same way. */
final class PostgresPool implements AutoCloseable {
  private static final long TEN_SECONDS = 10_000;

  private final HikariDataSource pool;
  private final Secret password;
  private final PostgresErrors errors;
  private final AtomicInteger taken = new AtomicInteger();

  /** Connects once, so that a wrong host or password is told at once. */
  PostgresPool(Address address, Secret password, boolean readOnly, PostgresErrors errors) {
    this.errors = errors;
    this.password = new Secret(password.reveal().toCharArray());
    HikariConfig config = new HikariConfig();
    config.setPoolName("turnstone-postgresql");
    config.setDataSource(new PostgresLogin(address, this.password));
    config.setMinimumIdle(0);
    config.setMaximumPoolSize(1);
    config.setIdleTimeout(TEN_SECONDS);
    config.setConnectionTimeout(TEN_SECONDS);
    config.setInitializationFailTimeout(1);
    config.setAutoCommit(true);
    config.setReadOnly(readOnly);
    config.setConnectionInitSql(setUp(address, readOnly));
    try {
      pool = new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw errors.connecting(e);
    }
  }

  /** A session in a transaction of its own. */
  Session transaction() {
    Session session = session();
    try {
      session.connection().setAutoCommit(false);
      return session;
    } catch (SQLException e) {
      session.close();
      throw errors.of(e);
    }
  }

  /** As {@link #transaction}, for work in small steps: a server that falls silent is lost. */
  Session promptTransaction() {
    Session session = transaction();
    try {
      session.silent(Patience.silenceMillis());
      return session;
    } catch (SQLException e) {
      session.close();
      throw errors.of(e);
    }
  }

  /**
   * Ends the server's side of a session whose connection was lost: the server may not have noticed,
   * and its locks would stand in the way of the next try.
   */
  void endOnServer(Session lost) {
    if (lost.serverSide().isEmpty()) return;
    try (Session session = promptTransaction()) {
      session.rows(
          "SELECT pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE "
              + lost.serverSide());
    } catch (SQLException | EngineException e) {
      return; // the next try tells what is wrong with the server
    }
  }

  /** A session whose every statement commits by itself. */
  Session session() {
    int wanted = taken.incrementAndGet();
    synchronized (pool) {
      if (pool.getMaximumPoolSize() < wanted) {
        pool.getHikariConfigMXBean().setMaximumPoolSize(wanted);
      }
    }
    try {
      return new Session(pool.getConnection(), this);
    } catch (SQLException e) {
      taken.decrementAndGet();
      throw errors.connecting(e);
    }
  }

  /**
   * Settings that make values and failures the same on every server; those a server version does
   * not know are left out.
   */
  private static String setUp(Address address, boolean readOnly) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("search_path", quoted(schema(address)));
    settings.put("client_encoding", "UTF8");
    settings.put("standard_conforming_strings", "on");
    settings.put("TimeZone", "UTC");
    settings.put("DateStyle", "ISO, YMD");
    settings.put("IntervalStyle", "postgres");
    settings.put("lc_monetary", "C");
    settings.put("bytea_output", "hex");
    settings.put("extra_float_digits", "3");
    settings.put("xmloption", "content");
    settings.put("row_security", "off");
    settings.put("synchronize_seqscans", "off");
    settings.put("default_transaction_isolation", "read committed");
    settings.put("default_transaction_deferrable", "off");
    settings.put("lock_timeout", Patience.lockSeconds() + "s");
    settings.put("statement_timeout", "0");
    settings.put("transaction_timeout", "0");
    settings.put("idle_session_timeout", "0");
    settings.put("idle_in_transaction_session_timeout", "0");
    if (readOnly) {
      settings.put("default_transaction_read_only", "on");
    } else {
      settings.put("maintenance_work_mem", "256MB");
      sharedCores(address).ifPresent(n -> settings.put("max_parallel_maintenance_workers", n));
    }
    String values =
        settings.entrySet().stream().map(PostgresPool::row).collect(Collectors.joining(", "));
    return "SELECT set_config(known.name, wanted.value, false) FROM (VALUES "
        + values
        + ") AS wanted (name, value) JOIN pg_catalog.pg_settings AS known"
        + " ON lower(known.name) = lower(wanted.name)";
  }

  /**
   * How many processes may help to build one index on a server that shares this machine's cores:
   * two indexes are built at once, and a helper without a core of its own costs more than it gives.
   * Empty for a server elsewhere, which knows best.
   */
  private static Optional<String> sharedCores(Address address) {
    String host = address.host();
    boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    int spare = Runtime.getRuntime().availableProcessors() - 2;
    return here ? Optional.of(Integer.toString(Math.max(0, Math.min(2, spare)))) : Optional.empty();
  }

  static String schema(Address address) {
    return address.schema().orElse("public");
  }

  private static String row(Entry<String, String> setting) {
    return "('" + setting.getKey() + "', '" + setting.getValue().replace("'", "''") + "')";
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** Connections in use now. */
  int inUse() {
    return taken.get();
  }

  @Override
  public void close() {
    pool.close();
    password.close();
  }

  /** Takes a connection back, or throws it away. */
  void giveBack(Connection connection, boolean good) {
    taken.decrementAndGet();
    if (!good) pool.evictConnection(connection);
    try {
      connection.close();
    } catch (SQLException e) {
      pool.evictConnection(connection);
    }
  }
}
