package dev.turnstone.support;

/**
 * The real database servers the tests talk to: one of each kind per test JVM, started on first use,
 * on 127.0.0.1 and a free port, stopped when the JVM ends. Tests ask {@link Databases} for a
 * database of their own instead of coming here.
 */
public final class EmbeddedServers {

  /** May do everything on both servers, and has to give its password. */
  static final String USER = "turnstone";

  static final String PASSWORD = "turn:every & stone";

  private EmbeddedServers() {}

  /** Where a server listens. */
  public record Server(String host, int port) {
    Server(int port) {
      this("127.0.0.1", port);
    }
  }

  /** The PostgreSQL server of this JVM; the first call starts it. */
  public static Server postgres() {
    return Postgres.SERVER;
  }

  /** The MariaDB server of this JVM; the first call starts it. */
  public static Server mariadb() {
    return MariaDb.SERVER;
  }

  private static final class Postgres {
    static final Server SERVER = EmbeddedPostgreSql.start();
  }

  private static final class MariaDb {
    static final Server SERVER = EmbeddedMariaDb.start();
  }
}
