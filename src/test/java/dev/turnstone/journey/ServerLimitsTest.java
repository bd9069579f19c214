package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Patiently;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a server's settings and other sessions do to a run: it goes on, or it stops and says why.
 */
@Isolated
class ServerLimitsTest {
  @TempDir Path folder;

  @Test
  void shortTimeoutsOfTheServersBreakNothingOff() throws Exception {
    try (TestDatabase from = Databases.postgres();
        TestDatabase middle = Databases.mariadb();
        TestDatabase to = Databases.postgres()) {
      Shop.fill(from);
      for (TestDatabase database : List.of(from, to)) {
        for (String setting :
            List.of(
                "statement_timeout = 400",
                "lock_timeout = 10",
                "idle_in_transaction_session_timeout = 100",
                "idle_session_timeout = 500")) {
          database.execute("alter database " + database.database() + " set " + setting);
        }
      }
      List<String> names =
          List.of(
              "max_statement_time",
              "lock_wait_timeout",
              "innodb_lock_wait_timeout",
              "idle_transaction_timeout",
              "wait_timeout",
              "net_read_timeout",
              "net_write_timeout");
      names.forEach(name -> middle.execute("set global " + name + " = 1"));
      try {
        slowly(from, middle, "one");
        slowly(middle, to, "two");
      } finally {
        names.forEach(name -> middle.execute("set global " + name + " = default"));
      }
    }
  }

  private void slowly(TestDatabase from, TestDatabase to, String home) {
    Journey journey = new Journey(from, to, folder.resolve(home));
    RunResult result = journey.run(Slowly.plan(journey.plan(), 600, 600));
    assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
    Exactly.once(from, to, home);
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb"})
  void ofTwoThatLockEachOtherOutOneGivesWayAndTheRunGoesOn(String target) throws Exception {
    try (TestDatabase from = items(400);
        TestDatabase to = Databases.of(target, folder)) {
      to.execute(
          "create table item(id integer primary key, name varchar(40))",
          "create table much(id integer primary key)");
      Journey journey = new Journey(from, to, folder);
      CompletableFuture<RunResult> run = begin(journey, Slowly.plan(journey.plan(), 100, 200));
      try (Connection connection = to.connect();
          Statement other = connection.createStatement()) {
        connection.setAutoCommit(false);
        other.execute("insert into much " + numbers(to, 2000));
        other.execute("insert into item values(399, 'mine')");
        awaitWaiting(to);
        other.execute("insert into item values(301, 'mine')"); // the run gave way
        connection.rollback();
      }
      RunResult result = run.get(60, TimeUnit.SECONDS);
      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      assertSame(from, to);
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb"})
  void aLockThatIsNeverGivenBackStopsTheRunWhichNamesWhoHoldsIt(String target) throws Exception {
    try (Patiently patience = new Patiently(60, 1);
        TestDatabase from = items(400);
        TestDatabase to = Databases.of(target, folder)) {
      to.execute("create table item(id integer primary key, name varchar(40))");
      Journey journey = new Journey(from, to, folder);
      ProgressMeter meter = new ProgressMeter();
      MigrationPlan plan = Slowly.plan(journey.plan(), 50, 200);
      CompletableFuture<RunResult> run =
          CompletableFuture.supplyAsync(
              () -> journey.engine().run(plan, journey.secrets(), meter, new Cancellation()));
      Slowly.awaitRows(to, "item");
      RunResult stopped;
      String session;
      try (Connection connection = to.connect();
          Statement other = connection.createStatement()) {
        connection.setAutoCommit(false);
        other.execute("insert into item values(399, 'mine')");
        session = number(to);
        stopped = run.get(60, TimeUnit.SECONDS);
      }
      assertEquals(RunState.STOPPED, stopped.state());
      assertEquals(Code.RETRIES_EXHAUSTED, stopped.problems().get(0).code());
      String words = stopped.problems().get(0).message();
      assertTrue(words.contains("tried 5 times"), words);
      assertTrue(words.contains("Session " + session + " of " + to.user()), words);
      String told = meter.nextMessage();
      assertTrue(told != null && told.contains("Session " + session), told);
      resume(journey, stopped);
      assertSame(from, to);
    }
  }

  /** The session that has kept a transaction open for longest. */
  private static String number(TestDatabase to) {
    return to.query(
            to.vendor().equals(TestDatabase.POSTGRESQL)
                ? "select pid from pg_stat_activity where datname = current_database()"
                    + " and query like '%mine%' and pid <> pg_backend_pid()"
                : "select trx_mysql_thread_id from information_schema.innodb_trx t"
                    + " join information_schema.processlist p on p.id = t.trx_mysql_thread_id"
                    + " where db = database() and command = 'Sleep'"
                    + " order by trx_rows_modified limit 1")
        .get(0)
        .get(0);
  }

  @Tag("long") // every try waits ten seconds for a session
  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb"})
  void moreSessionsThanTheServerAllowsStopTheRunWhichGoesOnWhenThereIsRoom(String target)
      throws Exception {
    boolean maria = target.equals("mariadb");
    try (TestDatabase from = items(600);
        TestDatabase to = Databases.of(target, folder)) {
      String user = "few_" + to.database();
      String at = maria ? user + "@'127.0.0.1'" : user;
      String limit =
          "alter user " + at + (maria ? " with max_user_connections " : " connection limit ");
      to.execute("create user " + at + (maria ? " identified by 'pw'" : " password 'pw'"));
      to.execute(
          maria
              ? "grant all on " + to.database() + ".* to " + at
              : "alter database " + to.database() + " owner to " + user);
      TestDatabase few =
          new TestDatabase(to.vendor(), to.host(), to.port(), to.database(), user, "pw");
      Journey journey = new Journey(from, few, folder);
      CompletableFuture<RunResult> run = begin(journey, Slowly.plan(journey.plan(), 30, 150));
      Slowly.awaitRows(to, "item");
      RunResult stopped;
      try (Connection hog = few.connect()) {
        to.execute(limit + "1");
        Slowly.endSessions(to, hog);
        stopped = run.get(200, TimeUnit.SECONDS);
      }
      assertEquals(RunState.STOPPED, stopped.state());
      String words = stopped.problems().get(0).message();
      assertTrue(words.contains(maria ? "has exceeded" : "too many connections"), words);
      to.execute(limit + (maria ? "0" : "-1"));
      resume(journey, stopped);
      assertSame(from, to);
    }
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"sqlite, mariadb", "mariadb, mariadb", "mariadb, postgresql"})
  void aPacketOfOneMegabyteCostsOnlyTheRowsThatDoNotFit(String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder);
        TestDatabase server = Databases.mariadb()) {
      from.execute("create table big(id integer primary key, v longtext)");
      for (int i = 1; i <= 8; i++) {
        int length = i == 3 || i == 6 ? 1_200_000 : 400_000;
        String text =
            source.equals("sqlite")
                ? "replace(hex(zeroblob(" + length / 2 + ")), '0', 'y')"
                : "repeat('y', " + length + ")";
        from.execute("insert into big values(" + i + ", " + text + ")");
      }
      server.execute("set global max_allowed_packet = 1048576");
      try {
        Journey journey = new Journey(from, to, folder);
        RunResult result = journey.migrate(100);
        List<String> aside =
            journey.setAside(result).stream().map(r -> r.key() + " " + r.code()).sorted().toList();
        List<String> expected =
            target.equals("mariadb")
                ? List.of("{id=3} VALUE_TOO_LARGE", "{id=6} VALUE_TOO_LARGE")
                : List.of();
        assertEquals(expected, aside, () -> result.problems().toString());
        assertEquals(
            expected.isEmpty() ? RunState.DONE : RunState.DONE_WITH_SET_ASIDE, result.state());
        String some = expected.isEmpty() ? "" : " where id not in (3, 6)";
        assertEquals(
            Contents.of(from, "select id, length(v) from big" + some),
            Contents.of(to, "select id, length(v) from big"));
      } finally {
        server.execute("set global max_allowed_packet = 67108864");
      }
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb"})
  void aTargetWithoutSpaceStopsTheRunWhichGoesOnWhenThereIsSome(String target) throws Exception {
    try (TestDatabase from = items(400);
        TestDatabase to = Databases.of(target, folder)) {
      to.execute("create table item(id integer primary key, name varchar(40))");
      Journey journey = new Journey(from, to, folder);
      CompletableFuture<RunResult> run = begin(journey, Slowly.plan(journey.plan(), 40, 200));
      Slowly.awaitRows(to, "item");
      to.execute(full(target));
      RunResult stopped = run.get(60, TimeUnit.SECONDS);
      assertEquals(RunState.STOPPED, stopped.state());
      assertEquals(
          Code.DISK_FULL, stopped.problems().get(0).code(), () -> stopped.problems().toString());
      to.execute("drop trigger no_space" + (target.equals("postgresql") ? " on item" : ""));
      resume(journey, stopped);
      assertSame(from, to);
    }
  }

  /** Makes the server say what it says when a disk is full. */
  private static String[] full(String target) {
    return target.equals("mariadb")
        ? new String[] {
          "create trigger no_space before insert on item for each row signal sqlstate 'HY000'"
              + " set mysql_errno = 1114, message_text = 'The table item is full'"
        }
        : new String[] {
          "create function no_space() returns trigger language plpgsql as"
              + " $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$",
          "create trigger no_space before insert on item for each row execute function no_space()"
        };
  }

  private static CompletableFuture<RunResult> begin(Journey journey, MigrationPlan plan) {
    return CompletableFuture.supplyAsync(() -> journey.run(plan));
  }

  private static void resume(Journey journey, RunResult stopped) {
    RunResult resumed =
        journey
            .engine()
            .resume(stopped.run(), journey.secrets(), new ProgressMeter(), new Cancellation());
    assertEquals(RunState.DONE, resumed.state(), () -> resumed.problems().toString());
  }

  private TestDatabase items(int rows) {
    TestDatabase from = Databases.sqlite(folder);
    from.execute(
        "create table item(id integer primary key, name varchar(40))",
        "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
            + " where i < "
            + rows
            + ") select i, 'Name ' || i from n");
    return from;
  }

  private static void assertSame(TestDatabase from, TestDatabase to) {
    String query = "select id, name from item";
    assertEquals(Contents.of(from, query), Contents.of(to, query));
  }

  private static String numbers(TestDatabase to, int most) {
    return to.vendor().equals(TestDatabase.POSTGRESQL)
        ? "select * from generate_series(1, " + most + ")"
        : "select seq from seq_1_to_" + most;
  }

  /** Waits until a session of the database waits for a lock. */
  private static void awaitWaiting(TestDatabase to) throws Exception {
    String waiting =
        to.vendor().equals(TestDatabase.POSTGRESQL)
            ? "select 1 from pg_stat_activity where datname = current_database()"
                + " and wait_event_type = 'Lock'"
            : "select 1 from information_schema.innodb_trx where trx_state = 'LOCK WAIT'";
    for (int look = 0; look < 80; look++) {
      if (!to.query(waiting).isEmpty()) {
        return;
      }
      Thread.sleep(150); // InnoDB renews what it tells only when not asked for 100 ms
    }
    throw new TimeoutException("nobody waits");
  }
}
