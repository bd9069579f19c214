package dev.turnstone.support;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives a test a fresh, empty database on a real engine. */
public final class Databases {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Databases() {}

  /** An empty PostgreSQL database. */
  public static TestDatabase postgres() {
    EmbeddedServers.Server server = EmbeddedServers.postgres();
    String name = nextName();
    administer(
        "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", "create database " + name);
    return onServer(TestDatabase.POSTGRESQL, server, name);
  }

  /** An empty MariaDB database. */
  public static TestDatabase mariadb() {
    EmbeddedServers.Server server = EmbeddedServers.mariadb();
    String name = nextName();
    administer("jdbc:mariadb://127.0.0.1:" + server.port() + "/", "create database " + name);
    return onServer(TestDatabase.MARIADB, server, name);
  }

  /** An empty SQLite file in a folder, usually the test's temporary one. */
  public static TestDatabase sqlite(Path folder) {
    String file = folder.resolve(nextName() + ".db").toString();
    return new TestDatabase(TestDatabase.SQLITE, "", 0, file, "", "");
  }

  /** An empty database of the vendor with this name; the folder is used by SQLite alone. */
  public static TestDatabase of(String vendor, Path folder) {
    return switch (vendor) {
      case TestDatabase.POSTGRESQL -> postgres();
      case TestDatabase.MARIADB -> mariadb();
      case TestDatabase.SQLITE -> sqlite(folder);
      default -> throw new IllegalArgumentException("no test database for " + vendor);
    };
  }

  static void administer(String url, String... statements) {
    try (Connection connection =
            DriverManager.getConnection(url, EmbeddedServers.USER, EmbeddedServers.PASSWORD);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(String.join("; ", statements), e);
    }
  }

  private static TestDatabase onServer(String vendor, EmbeddedServers.Server server, String name) {
    return new TestDatabase(
        vendor, server.host(), server.port(), name, EmbeddedServers.USER, EmbeddedServers.PASSWORD);
  }

  private static String nextName() {
    return "turnstone_" + COUNT.incrementAndGet();
  }
}
