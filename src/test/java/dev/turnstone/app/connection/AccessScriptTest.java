package dev.turnstone.app.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RehearsalOrder;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.app.Undoing;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.RehearsalWatch;
import dev.turnstone.rehearse.Report;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The users that the script makes can do a whole migration and its undo, and nothing else. */
class AccessScriptTest {
  private static final String PASSWORD = "it's a pencil";

  private static final RehearsalWatch UNWATCHED =
      new RehearsalWatch() {
        @Override
        public void doing(String sentence) {}

        @Override
        public void expect(TableName table, long rows) {}

        @Override
        public void read(TableName table, long rows, long refused) {}

        @Override
        public void finished(TableName table) {}

        @Override
        public void check() {}
      };

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"mariadb, postgresql", "postgresql, mariadb"})
  void theUsersItMakesMigrateCompareAndUndo(String from, String to) {
    try (TestDatabase source = Databases.of(from, folder);
        TestDatabase target = Databases.of(to, folder)) {
      fill(source);
      target.execute("create table customer (id integer not null primary key, name varchar(40))");
      try (Made reader = made(source, Side.SOURCE);
          Made writer = made(target, Side.TARGET)) {
        assertNothingBlocks(reader.database, Side.SOURCE);
        assertNothingBlocks(writer.database, Side.TARGET);
        Journey journey = new Journey(reader.database, writer.database, folder);
        MigrationPlan plan = journey.plan();
        Report report =
            journey
                .engine()
                .rehearse(
                    plan, RehearsalOrder.EVERYTHING.withScratch(100), journey.secrets(), UNWATCHED);
        assertEquals(List.of(), report.blockers().stream().map(Problem::message).toList());
        RunResult run = journey.run(Journey.withChunks(plan, 10));
        assertEquals(RunState.DONE, run.state(), run.toString());
        assertEquals(
            List.of(List.of("25", "25")),
            target.query("select (select count(*) from orders), (select count(*) from customer)"));
        UndoResult undone =
            new Undoing(journey.engine().workspace())
                .undo(
                    run.run(),
                    UndoChoice.ALL,
                    journey.secrets(),
                    new ProgressMeter(),
                    new Cancellation());
        assertEquals(RunState.UNDONE, undone.state(), undone.toString());
        assertEquals(List.of(), target.query("select * from customer"), "as it was before");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void theReaderWritesNothingAndTheWriterNowhereElse(String vendor) {
    try (TestDatabase database = Databases.of(vendor, folder);
        TestDatabase other = Databases.of(vendor, folder)) {
      fill(database);
      fill(other);
      try (Made reader = made(database, Side.SOURCE);
          Made writer = made(database, Side.TARGET)) {
        refused(reader.database, "insert into customer values (1000, 'x')");
        refused(reader.database, "delete from customer");
        refused(reader.database, "create table mine (id integer)");
        TestDatabase elsewhere = as(writer.database.user(), other);
        refused(elsewhere, "insert into customer values (1000, 'x')");
        refused(writer.database, "create database mine");
        refused(
            writer.database,
            vendor.equals("mariadb") ? "create user mine" : "create role mine login");
      }
    }
  }

  @Test
  void asItStandsNoServerTakesIt() {
    try (TestDatabase database = Databases.postgres()) {
      String script = script(form(database), "nobody_yet", Side.SOURCE);
      refused(database, script);
      assertFalse(script.contains(database.password()));
      assertEquals(
          List.of(), database.query("select 1 from pg_roles where rolname = 'nobody_yet'"));
    }
  }

  @Test
  void namesStayNamesWhateverTheyHold() {
    ConnectionForm odd =
        ConnectionForm.of("postgresql://me@db5.internal:5432/my\"store?schema=the old");
    String postgres = script(odd, "o\"brien", Side.TARGET);
    assertTrue(postgres.contains("CREATE ROLE \"o\"\"brien\" LOGIN"), postgres);
    assertTrue(postgres.contains("ON DATABASE \"my\"\"store\" TO"), postgres);
    assertTrue(postgres.contains("IN SCHEMA \"the old\" TO"), postgres);
    ConnectionForm far = ConnectionForm.of("mariadb://me@db4.internal:3306/store_4");
    String maria = script(far, "o'brien", Side.SOURCE);
    assertTrue(maria.contains("CREATE USER 'o''brien'@'%' IDENTIFIED BY"), maria);
    assertTrue(maria.contains("REQUIRE SSL"), maria);
    assertTrue(maria.contains("ON `store\\_4`.* TO"), "another database is not meant: " + maria);
  }

  @Test
  void whatIsMissingIsTold() {
    ConnectionForm empty = ConnectionForm.usual(Vendor.POSTGRESQL);
    Refused refused =
        assertThrows(Refused.class, () -> AccessScript.of(empty, "reader", Side.SOURCE));
    assertTrue(refused.getMessage().contains("the database is missing"), refused.getMessage());
    ConnectionForm file = ConnectionForm.of("sqlite:/tmp/store4.db");
    assertEquals(Optional.empty(), AccessScript.of(file, "reader", Side.SOURCE));
  }

  @Test
  void noAdministratorIsGivenAnotherPassword() {
    ConnectionForm root = ConnectionForm.of("mariadb://root@127.0.0.1:3306/store4");
    assertEquals("turnstone_reader", AccessScript.usualUser(root, Side.SOURCE));
    assertEquals("turnstone_writer", AccessScript.usualUser(root, Side.TARGET));
    ConnectionForm clerk = ConnectionForm.of("mariadb://clerk@127.0.0.1:3306/store4");
    assertEquals("clerk", AccessScript.usualUser(clerk, Side.TARGET));
  }

  private static void fill(TestDatabase database) {
    database.execute(
        "create table customer (id integer not null primary key, name varchar(40))",
        "create table orders (id integer not null primary key, customer_id integer not null,"
            + " placed timestamp(0) not null, foreign key (customer_id) references customer (id))",
        "create index orders_placed on orders (placed)");
    for (int i = 100; i < 125; i++) {
      database.execute(
          "insert into customer values (%d, 'No. %d')".formatted(i, i),
          "insert into orders values (%d, %d, '2024-03-01 10:00:00')".formatted(i, i));
    }
  }

  private void assertNothingBlocks(TestDatabase database, Side side) {
    List<ConnectionCheck> checks =
        new ConnectionTest().test(form(database), PASSWORD.toCharArray(), side);
    assertEquals(List.of(), checks.stream().filter(ConnectionCheck::blocks).toList());
  }

  /** A user that the script made; the administrator removes it again. */
  private record Made(TestDatabase database, TestDatabase admin) implements AutoCloseable {
    @Override
    public void close() {
      String user = database.user();
      if (database.vendor().equals("mariadb")) {
        admin.execute("drop user '" + user + "'@'127.0.0.1'");
      } else {
        admin.execute("drop owned by " + user, "drop role " + user);
      }
    }
  }

  /** What an administrator does with the script: fills in the password and runs it as a whole. */
  private static Made made(TestDatabase database, Side side) {
    String user = (side == Side.SOURCE ? "reader_of_" : "writer_of_") + database.database();
    String quoted = "'" + PASSWORD.replace("'", "''") + "'";
    String filled = script(form(database), user, side).replace(AccessScript.PASSWORD, quoted);
    Arrays.stream(filled.split(";\n"))
        .filter(s -> s.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("--")))
        .forEach(database::execute);
    return new Made(as(user, database), database);
  }

  private static String script(ConnectionForm form, String user, Side side) {
    return AccessScript.of(form, user, side).orElseThrow();
  }

  private static ConnectionForm form(TestDatabase database) {
    return ConnectionForm.of(database.connString());
  }

  private static TestDatabase as(String user, TestDatabase database) {
    return new TestDatabase(
        database.vendor(), database.host(), database.port(), database.database(), user, PASSWORD);
  }

  private static void refused(TestDatabase database, String sql) {
    assertThrows(IllegalStateException.class, () -> database.execute(sql), sql);
  }
}
