package dev.turnstone.jdbc.postgres;

import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.GuardedSockets;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Opens connections to one address with a closed list of driver properties; nothing a person typed
 * reaches the driver but host, port, database, user and password.
 */
final class PostgresLogin implements DataSource {
  private static final String TEN_SECONDS = "10";
  private static final String FORBIDDEN = "#?&;=%/\\@(),";

  private final Address address;
  private final Secret password;
  private final String url;

  /**
   * Checks the address.
   *
   * @throws EngineException.Refused when host or database hold characters that no URL may carry
   */
  PostgresLogin(Address address, Secret password) {
    this.address = address;
    this.password = password;
    checkCharacters(address.host());
    checkCharacters(address.database());
    String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
    String database = URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
    url = "jdbc:postgresql://" + host + ":" + address.port() + "/" + database;
    Properties understood = Driver.parseURL(url, new Properties());
    if (understood == null
        || !host.equals(PGProperty.PG_HOST.getOrDefault(understood))
        || !String.valueOf(address.port()).equals(PGProperty.PG_PORT.getOrDefault(understood))
        || !address.database().equals(PGProperty.PG_DBNAME.getOrDefault(understood))) {
      throw refused("it does not name one host, port and database");
    }
  }

  private void checkCharacters(String part) {
    boolean illegal =
        part.isEmpty()
            || part.chars().anyMatch(c -> c < ' ' || c == 127 || FORBIDDEN.indexOf(c) >= 0);
    if (illegal) throw refused("host and database may not be empty nor hold any of " + FORBIDDEN);
  }

  private EngineException refused(String reason) {
    return new EngineException.Refused(
        Problem.blocker(Code.CONNECTION_SYNTAX, Location.EVERYWHERE, address.toString(), reason));
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = new Driver().connect(url, properties());
    if (connection == null) throw new SQLException("the driver does not take its own URL", "08001");
    return connection;
  }

  private Properties properties() {
    Properties chosen = new Properties();
    PGProperty.USER.set(chosen, address.user());
    if (!password.isEmpty()) PGProperty.PASSWORD.set(chosen, password.reveal());
    PGProperty.APPLICATION_NAME.set(chosen, "turnstone");
    PGProperty.CONNECT_TIMEOUT.set(chosen, TEN_SECONDS);
    PGProperty.LOGIN_TIMEOUT.set(chosen, TEN_SECONDS);
    PGProperty.SOCKET_TIMEOUT.set(chosen, "0");
    PGProperty.TCP_KEEP_ALIVE.set(chosen, true);
    PGProperty.SOCKET_FACTORY.set(chosen, GuardedSockets.class.getName());
    PGProperty.LOG_SERVER_ERROR_DETAIL.set(chosen, false);
    PGProperty.BINARY_TRANSFER.set(chosen, false);
    switch (address.tls()) {
      case OFF -> PGProperty.SSL_MODE.set(chosen, "disable");
      case VERIFY_FULL -> {
        PGProperty.SSL_MODE.set(chosen, "verify-full");
        if (!Files.exists(usualRootCertificate())) {
          PGProperty.SSL_FACTORY.set(chosen, "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
      }
    }
    return chosen;
  }

  /** Where PostgreSQL's own tools look for trusted authorities; else Java's own are trusted. */
  private static Path usualRootCertificate() {
    String roaming = System.getenv("APPDATA");
    Path folder =
        roaming == null
            ? Path.of(System.getProperty("user.home"), ".postgresql")
            : Path.of(roaming, "postgresql");
    return folder.resolve("root.crt");
  }

  @Override
  public Connection getConnection(String user, String ignored) throws SQLException {
    throw new SQLFeatureNotSupportedException("one login has one user");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return Integer.parseInt(TEN_SECONDS);
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no logger of its own");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
