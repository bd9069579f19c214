package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Address.Tls;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.EngineException.TryAgain;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.Snapshot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDatabaseTest {
  private final Postgres postgres = new Postgres();

  @AfterEach
  void nothingIsLeftOpen() {
    assertEquals(0, postgres.database.connectionsInUse());
    postgres.close();
  }

  private static Code code(EngineException e) {
    return e.problems().get(0).code();
  }

  private static Secret secret(String password) {
    return new Secret(password.toCharArray());
  }

  private Address at(String host, int port, String database, String user) {
    return new Address(Vendor.POSTGRESQL, host, port, database, user, Optional.empty(), Tls.OFF);
  }

  @Test
  void aWrongPasswordIsToldAtOnceWithoutThePassword() {
    Refused e =
        assertThrows(
            Refused.class,
            () -> PostgresDatabase.open(postgres.address(), secret("s3cr3t-wrong"), true));

    assertEquals(Code.LOGIN_REFUSED, code(e));
    assertTrue(e.getMessage().contains("turnstone"), e.getMessage());
    assertFalse(trace(e).contains("s3cr3t-wrong"));
  }

  private static String trace(Exception e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void aMissingPasswordIsARefusedLogin() {
    Refused e =
        assertThrows(
            Refused.class, () -> PostgresDatabase.open(postgres.address(), Secret.none(), true));

    assertEquals(Code.LOGIN_REFUSED, code(e));
  }

  @Test
  void aMissingDatabaseIsNamed() {
    Address address =
        at(postgres.server.host(), postgres.server.port(), "nowhere", postgres.server.user());

    Refused e =
        assertThrows(
            Refused.class,
            () -> PostgresDatabase.open(address, secret(postgres.server.password()), true));

    assertEquals(Code.DATABASE_MISSING, code(e));
    assertTrue(e.getMessage().contains("nowhere"));
  }

  @Test
  void aHostWithoutAServerIsNamedWithItsPort() {
    ConnectionLost e =
        assertThrows(
            ConnectionLost.class,
            () -> PostgresDatabase.open(at("127.0.0.1", 1, "x", "y"), Secret.none(), true));

    assertEquals(Code.HOST_UNREACHABLE, code(e));
    assertTrue(e.getMessage().contains("127.0.0.1:1"), e.getMessage());
  }

  @Test
  void aServerWithoutTlsIsRefusedWhereTlsIsAskedFor() {
    Address plain = postgres.address();
    Address tls =
        new Address(
            plain.vendor(),
            plain.host(),
            plain.port(),
            plain.database(),
            plain.user(),
            Optional.empty(),
            Tls.VERIFY_FULL);

    ConnectionLost e =
        assertThrows(
            ConnectionLost.class,
            () -> PostgresDatabase.open(tls, secret(postgres.server.password()), true));

    assertTrue(e.getMessage().contains("SSL"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x?socketFactory=evil",
        "x#",
        "x&y",
        "x;y",
        "x/y",
        "x\\y",
        "x@y",
        "x(y",
        "a,b",
        "x%2f",
        "x\ny",
        ""
      })
  void nothingButANameGetsIntoTheUrl(String part) {
    Refused host =
        assertThrows(
            Refused.class, () -> PostgresDatabase.open(at(part, 1, "x", "y"), Secret.none(), true));
    Refused database =
        assertThrows(
            Refused.class,
            () -> PostgresDatabase.open(at("127.0.0.1", 1, part, "y"), Secret.none(), true));

    assertEquals(Code.CONNECTION_SYNTAX, code(host));
    assertEquals(Code.CONNECTION_SYNTAX, code(database));
  }

  @Test
  void theSchemaOfTheAddressIsTheOneWorkedIn() {
    postgres.server.execute("create schema \"My schema\"");
    Address plain = postgres.address();
    Address inside =
        new Address(
            plain.vendor(),
            plain.host(),
            plain.port(),
            plain.database(),
            plain.user(),
            Optional.of("My schema"),
            Tls.OFF);
    try (PostgresDatabase database =
        PostgresDatabase.open(inside, secret(postgres.server.password()), false)) {
      database.execute(List.of("create table t (id int)"));
      database.ledger().acquire("plan", "run", "ann", Postgres.LIFE);

      assertEquals(
          "[[t], [turnstone_chunk], [turnstone_lease]]",
          database
              .query("select tablename from pg_tables where schemaname = 'My schema' order by 1")
              .toString());
    }
  }

  @Test
  void aSourceIsReadOnlyOnTheServer() {
    try (PostgresDatabase source = postgres.open(true)) {
      ServerRefused e =
          assertThrows(
              ServerRefused.class, () -> source.execute(List.of("create table t (id int)")));

      assertEquals(Code.READ_ONLY_TARGET, code(e));
    }
  }

  @Test
  void statementsRunOneByOneOrAreTakenBack() {
    postgres.database.execute(
        List.of(
            "create table t (id int, v text)",
            "insert into t values (1, '{x ? ;}'), (2, null), (3, 'c')",
            "update t set id = id + 1"));
    postgres.database.tryOut("delete from t");

    List<List<String>> rows = postgres.database.query("select v, id from t order by id");
    assertEquals("[[{x ? ;}, 2], [null, 3], [c, 4]]", rows.toString());
  }

  @Test
  void errorsHoldNoRowValues() {
    postgres.server.execute(
        "create table t (id int, v text)", "insert into t values (4711, 'canary'), (4711, 'x')");

    for (String sql :
        List.of(
            "create unique index on t (id)",
            "select v::int from t",
            "alter table t add check (v <> 'canary')",
            "do $$ begin raise exception 'got %', (select v from t limit 1); end $$")) {
      ServerRefused e =
          assertThrows(ServerRefused.class, () -> postgres.database.execute(List.of(sql)));
      String canary = sql.startsWith("alter") ? "4711" : "canary";
      assertFalse(trace(e).contains(canary) || trace(e).contains("4711"), trace(e));
    }
  }

  @Test
  void aLockedTableIsAPassingReason() throws SQLException {
    postgres.server.execute("create table t (id int)");
    try (Connection other = postgres.server.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table t");

      TryAgain e =
          assertThrows(
              TryAgain.class,
              () ->
                  postgres.database.execute(
                      List.of(
                          "do $$begin set local lock_timeout = '100ms'; delete from t; end$$")));

      assertEquals(Code.SERVER_BUSY, code(e));
    }
  }

  @Test
  void hiddenRowsAreAnErrorNotAShorterTable() {
    postgres.server.execute(
        "create table t (id int primary key)",
        "insert into t values (1), (2)",
        "create role peeper login password 'p'",
        "grant select on t to peeper",
        "alter table t enable row level security",
        "create policy one on t using (id = 1)");
    Address peeper =
        at(postgres.server.host(), postgres.server.port(), postgres.server.database(), "peeper");
    try (PostgresDatabase source = PostgresDatabase.open(peeper, secret("p"), true);
        Snapshot snapshot = source.snapshot(1)) {
      var read = Postgres.read(Postgres.keyed(Postgres.table("t", "id int32"), "id"));

      ServerRefused e =
          assertThrows(
              ServerRefused.class,
              () -> Postgres.firsts(snapshot.readers().get(0), read, ChunkRange.WHOLE));

      assertEquals(Code.ROW_SECURITY, code(e));
    } finally {
      postgres.server.execute("drop table t", "drop owned by peeper", "drop role peeper");
    }
  }

  @Test
  void aMissingRightIsNamedWithItsGrant() {
    postgres.server.execute(
        "create table t (id int primary key)", "create role nobody login password 'p'");
    Address nobody =
        at(postgres.server.host(), postgres.server.port(), postgres.server.database(), "nobody");
    try (PostgresDatabase source = PostgresDatabase.open(nobody, secret("p"), true)) {
      ServerRefused e = assertThrows(ServerRefused.class, () -> source.query("select * from t"));

      assertEquals("the right on table t is missing.", e.getMessage());
      assertEquals(
          "Run as an administrator: GRANT ALL ON table t TO nobody", e.problems().get(0).fix());
    } finally {
      postgres.server.execute("drop role nobody");
    }
  }
}
