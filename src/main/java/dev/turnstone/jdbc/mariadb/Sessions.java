package dev.turnstone.jdbc.mariadb;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.GuardedSockets;
import dev.turnstone.jdbc.Patience;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.Driver;

/**
 * Opens sessions on one server, each with the settings its use needs. Properties are set from a
 * fixed list; the address only ever fills host, port, database and user. Thread safe.
 */
final class Sessions implements AutoCloseable {
  private static final int MOST_SESSIONS = 100;
  private static final int CONNECT_MILLIS = 10_000;

  private final String url;
  private final Properties properties;
  private final boolean readOnly;
  private final Failures failures;
  private final Server server;
  private final HikariDataSource pool;

  /** Reaches the server once, so that a wrong address or login is told at once. */
  Sessions(Address address, Secret password, boolean readOnly) {
    this.failures = new Failures(address);
    this.readOnly = readOnly;
    this.url = url(address);
    this.properties = properties(address, password);
    check(address);
    this.server = reach();
    this.pool = pool();
  }

  Server server() {
    return server;
  }

  Failures failures() {
    return failures;
  }

  /** A pooled session: reading in a source, strict in a target. */
  Connection pooled() {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw failures.connecting(e);
    }
  }

  /** As {@link #pooled}, for short work: a server that falls silent is lost. */
  Connection prompt() {
    Connection connection = pooled();
    try {
      connection.setNetworkTimeout(Runnable::run, Patience.silenceMillis());
      return connection;
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  /** A session on a target that nothing else uses, before or after; as strict as pooled ones. */
  Connection own() {
    try {
      Connection connection = connect(properties);
      try (Statement statement = connection.createStatement()) {
        statement.execute(SessionSettings.writing(server.vendor()));
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failures.connecting(e);
    }
  }

  /**
   * A session of its own that loads rows; the only kind that may send a file's content.
   *
   * @param name by which {@link #endOnServer} finds it, of letters and digits, at most 60
   */
  Connection loading(String name) {
    Properties own = new Properties();
    own.putAll(properties);
    own.setProperty("allowLocalInfile", String.valueOf(server.localInfile()));
    try {
      Connection connection = connect(own);
      try (Statement statement = connection.createStatement()) {
        statement.execute(SessionSettings.loading(server.vendor()));
        statement.execute("SELECT GET_LOCK('" + name + "', 0)");
        connection.setAutoCommit(false);
        connection.setNetworkTimeout(Runnable::run, Patience.silenceMillis());
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failures.connecting(e);
    }
  }

  /**
   * Ends the server's side of a loading session whose connection was lost: the server may not have
   * noticed, and its locks would stand in the way of the next try.
   */
  void endOnServer(String name) {
    try (Connection connection = prompt();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT IS_USED_LOCK('" + name + "')")) {
      String session = found.next() ? found.getString(1) : null;
      if (session != null) {
        statement.execute("KILL CONNECTION " + session);
      }
    } catch (SQLException | EngineException e) {
      return; // the next try tells what is wrong with the server
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  private Server reach() {
    try (Connection connection = connect(properties)) {
      return Server.ask(connection);
    } catch (SQLException e) {
      throw failures.connecting(e);
    }
  }

  private Connection connect(Properties with) throws SQLException {
    Connection connection = new Driver().connect(url, with);
    if (connection == null) {
      throw new SQLException("the driver does not know this address", "08001");
    }
    return connection;
  }

  private HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("turnstone-" + (readOnly ? "source" : "target"));
    config.setDriverClassName(Driver.class.getName());
    config.setJdbcUrl(url);
    config.setDataSourceProperties(properties);
    config.setConnectionInitSql(
        readOnly
            ? SessionSettings.reading(server.vendor(), true)
            : SessionSettings.writing(server.vendor()));
    config.setMinimumIdle(0);
    config.setMaximumPoolSize(MOST_SESSIONS);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(CONNECT_MILLIS + 2_000L);
    config.setIdleTimeout(60_000);
    config.setMaxLifetime(0);
    return new HikariDataSource(config);
  }

  private static String url(Address address) {
    String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
    return "jdbc:mariadb://" + host + ":" + address.port() + "/" + address.database();
  }

  private static Properties properties(Address address, Secret password) {
    boolean plain = address.tls() == Address.Tls.OFF;
    Properties properties = new Properties();
    properties.setProperty("user", address.user());
    properties.setProperty("password", password.reveal());
    properties.setProperty("sslMode", plain ? "disable" : "verify-full");
    properties.setProperty("allowPublicKeyRetrieval", String.valueOf(plain));
    properties.setProperty("allowLocalInfile", "false");
    properties.setProperty("allowMultiQueries", "false");
    properties.setProperty("permitRedirect", "false");
    properties.setProperty("autocommit", "true");
    properties.setProperty("connectTimeout", String.valueOf(CONNECT_MILLIS));
    properties.setProperty("socketFactory", GuardedSockets.class.getName());
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("tcpKeepIdle", "20");
    properties.setProperty("tcpKeepInterval", "10");
    properties.setProperty("tcpKeepCount", "4");
    properties.setProperty("useServerPrepStmts", "false");
    properties.setProperty("useBulkStmts", "false");
    properties.setProperty("dumpQueriesOnException", "false");
    if (plain) {
      properties.setProperty(
          "restrictedAuth",
          "mysql_native_password,client_ed25519,caching_sha2_password,sha256_password,parsec");
    }
    return properties;
  }

  /** Parses what was built and compares: no field may have been read as more than itself. */
  private void check(Address address) {
    try {
      Configuration read = Configuration.parse(url, properties);
      boolean same =
          read != null
              && read.addresses().size() == 1
              && read.addresses().get(0).host.equals(address.host())
              && read.addresses().get(0).port == address.port()
              && address.database().equals(read.database())
              && !read.allowLocalInfile()
              && !read.allowMultiQueries();
      if (same) {
        return;
      }
    } catch (SQLException e) {
      throw refused(address, e);
    }
    throw refused(address, new SQLException("read differently"));
  }

  private static EngineException refused(Address address, SQLException cause) {
    return new EngineException.Refused(
        Problem.blocker(
            Code.CONNECTION_SYNTAX,
            Location.EVERYWHERE,
            address.vendor().name(),
            "host, port or database holds a character that is not allowed"),
        cause);
  }
}
