package dev.turnstone.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL server of this test JVM alone: started once, gone with the JVM, its data with it.
 */
final class EmbeddedPostgreSql {

  /** The owner comes in without a password; everybody else has to show one. */
  private static final String WHO_MAY_CONNECT =
      """
      host all postgres 127.0.0.1/32 trust
      host all postgres ::1/128      trust
      host all all      127.0.0.1/32 scram-sha-256
      host all all      ::1/128      scram-sha-256
      """;

  private EmbeddedPostgreSql() {}

  static EmbeddedServers.Server start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "50")
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("shared_buffers", "128MB")
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              .setRegisterShutdownHook(true)
              .start();
      prepare(server);
      return new EmbeddedServers.Server(server.getPort());
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL for tests did not start", e);
    }
  }

  /** Creates the account that tests use, which has to show its password. */
  static void prepare(EmbeddedPostgres server) throws IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create role %s superuser login password '%s'"
              .formatted(EmbeddedServers.USER, EmbeddedServers.PASSWORD));
      try (ResultSet file = statement.executeQuery("show hba_file")) {
        file.next();
        Files.writeString(Path.of(file.getString(1)), WHO_MAY_CONNECT);
      }
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new IllegalStateException("no account on the PostgreSQL for tests", e);
    }
  }
}
