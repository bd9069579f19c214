package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowEraser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated
class SessionsTest {
  private MariaWorld world;

  @BeforeEach
  void open() {
    world = new MariaWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theServersOwnSettingsDoNotCutOrBendAnything() {
    world.server.execute(
        "set global sql_select_limit = 1",
        "set global sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH'",
        "set global time_zone = '+05:00'",
        "set global max_statement_time = 1");
    try (MariaDatabase fresh = world.open(false)) {
      assertEquals(List.of(List.of("1"), List.of("2")), fresh.query("select 1 union select 2"));
      assertEquals(
          List.of(List.of("+00:00", "0.000000", "utf8mb4")),
          fresh.query("select @@time_zone, @@max_statement_time, @@character_set_results"));
      assertEquals(
          "NO_AUTO_VALUE_ON_ZERO,STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,"
              + "NO_ENGINE_SUBSTITUTION",
          fresh.query("select @@sql_mode").get(0).get(0));
    } finally {
      world.server.execute(
          "set global sql_select_limit = default",
          "set global sql_mode = default",
          "set global time_zone = default",
          "set global max_statement_time = default");
    }
  }

  @Test
  void anEraserGivesItsSessionBackAsItWas() {
    String settings = "select connection_id(), @@tx_isolation, @@autocommit, @@foreign_key_checks";
    world.server.execute(
        "create table t (id int primary key)", "set global tx_isolation = 'READ-COMMITTED'");
    Table table = world.table("t", List.of("id"), "id|int32|int");
    try (MariaDatabase fresh = world.open(false)) {
      List<List<String>> asItWas = fresh.query(settings);
      assertEquals(List.of("READ-COMMITTED", "1", "1"), asItWas.get(0).subList(1, 4));
      Lease lease = fresh.ledger().acquire("plan", "run-1", "test", Duration.ofMinutes(5));
      try (RowEraser eraser = fresh.openEraser(lease)) {
        eraser.lock(List.of(table));
      }
      assertEquals(asItWas, fresh.query(settings), "the pool gives the same session again");
    } finally {
      world.server.execute("set global tx_isolation = default");
    }
  }

  @Test
  void whatIsTriedOutIsTakenBack() {
    world.server.execute("create table t (id int primary key auto_increment)");

    world.database.tryOut("insert into t values ()");
    assertThrows(
        EngineException.ServerRefused.class,
        () -> world.database.tryOut("insert into t values (1), (1)"));

    assertEquals(List.of(), world.server.query("select id from t"));
  }

  @Test
  void aConnectionThatShallBeEncryptedIsNeverPlain() {
    Address address =
        new Address(
            Vendor.MARIADB,
            world.server.host(),
            world.server.port(),
            world.server.database(),
            world.server.user(),
            Optional.empty(),
            Address.Tls.VERIFY_FULL);

    assertThrows(
        EngineException.ConnectionLost.class,
        () -> MariaDatabase.open(address, secret(), true).close());
  }

  @Test
  void aPortWhereNobodyListensIsUnreachable() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Address nobody = at("127.0.0.1", port, "x");

    EngineException lost =
        assertThrows(
            EngineException.ConnectionLost.class, () -> MariaDatabase.open(nobody, secret(), true));

    assertEquals(Code.HOST_UNREACHABLE, lost.problems().get(0).code());
  }

  @Test
  void aMissingDatabaseIsNamed() {
    Address missing = at(world.server.host(), world.server.port(), "no_such_database");

    EngineException refused =
        assertThrows(
            EngineException.Refused.class, () -> MariaDatabase.open(missing, secret(), true));

    assertEquals(Code.DATABASE_MISSING, refused.problems().get(0).code());
    assertTrue(refused.getMessage().contains("no_such_database"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x?allowLocalInfile=true",
        "x?allowMultiQueries=true&a=b",
        "x#",
        "x?user=other",
        "x,y"
      })
  void noFieldOfAnAddressBecomesASetting(String database) {
    EngineException refused =
        assertThrows(
            EngineException.Refused.class,
            () ->
                MariaDatabase.open(
                    at(world.server.host(), world.server.port(), database), secret(), true));

    assertEquals(Code.CONNECTION_SYNTAX, refused.problems().get(0).code());
  }

  @Test
  void aMissingRightComesWithTheGrantThatHelps() {
    String user = "poor_" + world.server.database();
    world.server.execute(
        "create user " + user + "@'127.0.0.1' identified by 'pw'",
        "grant select on " + world.server.database() + ".* to " + user + "@'127.0.0.1'",
        "create table t (id int primary key)");
    try (MariaDatabase poor = world.open(user, "pw", false)) {
      EngineException refused =
          assertThrows(
              EngineException.Refused.class,
              () -> poor.execute(List.of("insert into t values (1)")));

      assertEquals(
          List.of(
              "INSERT",
              "GRANT INSERT ON `%s`.* TO '%s'@'%%';".formatted(world.server.database(), user)),
          refused.problems().get(0).arguments());
    } finally {
      world.server.execute("drop user " + user + "@'127.0.0.1'");
    }
  }

  @Test
  void aRefusedStatementNamesTheKeyItHit() {
    world.server.execute("create table t (id int primary key)");

    EngineException refused =
        assertThrows(
            EngineException.ServerRefused.class,
            () -> world.database.execute(List.of("insert into t values (1), (1)")));

    assertEquals(
        List.of("1062 Duplicate entry for key PRIMARY"), refused.problems().get(0).arguments());
  }

  @Test
  void messagesHoldNoValues() {
    world.server.execute(
        "create table t (id varchar(20) primary key, n int)", "insert into t values ('canary', 1)");

    for (String statement :
        List.of(
            "insert into t values ('canary', 2)",
            "insert into t values ('x', 'canary')",
            "update t set n = 'it''s canary'")) {
      EngineException refused =
          assertThrows(
              EngineException.ServerRefused.class,
              () -> world.database.execute(List.of(statement)));
      StringWriter trace = new StringWriter();
      refused.printStackTrace(new PrintWriter(trace));
      assertFalse(trace.toString().contains("canary"), trace.toString());
    }
  }

  private Address at(String host, int port, String database) {
    return new Address(
        Vendor.MARIADB,
        host,
        port,
        database,
        world.server.user(),
        Optional.empty(),
        Address.Tls.OFF);
  }

  private Secret secret() {
    return new Secret(world.server.password().toCharArray());
  }
}
