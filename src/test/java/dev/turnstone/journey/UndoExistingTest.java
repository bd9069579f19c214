package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.rollback.Conflict;
import dev.turnstone.undo.rollback.OnConflict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Undo leaves tables that were there before the run as they were, with all that belongs to them.
 */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class UndoExistingTest {
  private static final List<String> TABLES =
      List.of(
          "create table person(id integer not null primary key, name varchar(40))",
          "create table visit(id integer not null primary key, person_id integer, what varchar(40),"
              + " constraint visit_person foreign key(person_id) references person(id))",
          "create index visit_what on visit(what)",
          "create table audit(what varchar(40))");
  private static final List<String> ROWS =
      List.of(
          "insert into person(id, name) values (1, 'Ann'), (2, 'Bob'), (3, 'Cid')",
          "insert into visit(id, person_id, what) values (10, 1, 'a'), (11, 2, 'b'), (12, 3, 'c')");
  private static final List<String> OLD =
      List.of(
          "insert into person(id, name) values (90, 'Old')",
          "insert into visit(id, person_id, what) values (91, 90, 'old')");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void rowsAddedToTablesWithRowsGoAndEverythingElseIsAsBefore(String target) {
    try (TestDatabase from = filled(Databases.sqlite(folder));
        TestDatabase to = old(Databases.of(target, folder))) {
      trigger(to);
      Journey journey = new Journey(from, to, folder);
      List<Table> before = structure(journey, to);
      RunResult run = journey.run(adding(journey));
      assertEquals(RunState.DONE, run.state(), () -> run.problems().toString());
      to.execute("update person set name = 'Ann of others' where id = 1");
      UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
      assertTrue(
          undone.report().tables().stream().allMatch(t -> t.verified()),
          () -> undone.report().toString());
      assertEquals(
          List.of(new Conflict(name(to, "person"), Map.of("id", "1"), Conflict.Kind.CHANGED)),
          undone.report().conflicts());
      assertEquals(
          List.of("1 | Ann of others", "90 | Old"), Contents.of(to, "select id, name from person"));
      assertEquals(List.of("91"), Contents.of(to, "select id from visit"));
      assertEquals(List.of(), Contents.of(to, "select what from audit"), "a trigger fired");
      assertEquals(before, structure(journey, to));
      to.execute("delete from visit where id = 91");
      assertEquals(List.of("gone"), Contents.of(to, "select what from audit"), "no trigger fires");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void aRunThatStoppedHalfWayIsUndoneWithWhatItTookAway(String target) {
    try (TestDatabase from = filled(Databases.sqlite(folder));
        TestDatabase to = old(Databases.of(target, folder))) {
      trigger(to);
      from.execute("create table later(id integer not null primary key, n integer)");
      from.execute("insert into later(id, n) values (1, 1), (2, 2), (3, 3)");
      Journey journey = new Journey(from, to, folder);
      List<Table> before = structure(journey, to);
      MigrationPlan plan = Journey.withChunks(adding(journey), 1);
      RunResult run = stopped(journey, plan);
      assertEquals(RunState.STOPPED, run.state(), () -> run.problems().toString());
      UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
      assertEquals(RunState.UNDONE, undone.state(), () -> undone.report().toString());
      assertEquals(List.of(), undone.report().conflicts());
      assertEquals(before, structure(journey, to));
      assertEquals(List.of("90 | Old"), Contents.of(to, "select id, name from person"));
      assertEquals(List.of("91"), Contents.of(to, "select id from visit"));
      assertThrows(
          Refused.class,
          () ->
              journey
                  .engine()
                  .resume(run.run(), journey.secrets(), new ProgressMeter(), new Cancellation()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void chosenTablesGoWhereNoRowOfTheRunIsLeftWithoutItsParent(String target) {
    try (TestDatabase from = filled(Databases.sqlite(folder));
        TestDatabase to = old(Databases.of(target, folder))) {
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.run(adding(journey));
      UndoChoice parents = new UndoChoice(OnConflict.KEEP, Set.of("person"));
      Refused refused = assertThrows(Refused.class, () -> UndoTest.undo(journey, run, parents));
      assertEquals(Code.UNDO_TOGETHER, refused.problems().get(0).code());
      UndoChoice children = new UndoChoice(OnConflict.KEEP, Set.of("visit"));
      UndoResult first = UndoTest.undo(journey, run, children);
      assertEquals(RunState.UNDO_STOPPED, first.state());
      assertEquals(List.of("91"), Contents.of(to, "select id from visit"));
      assertEquals(4, Contents.of(to, "select id from person").size());
      UndoResult second = UndoTest.undo(journey, run, UndoChoice.ALL);
      assertEquals(RunState.UNDONE, second.state());
      assertEquals(List.of("90"), Contents.of(to, "select id from person"));
      assertTrue(UndoTest.tables(journey, to).stream().noneMatch(t -> t.startsWith("turnstone")));
    }
  }

  /** Stops when the first table is loaded. */
  private static RunResult stopped(Journey journey, MigrationPlan plan) {
    Cancellation cancellation = new Cancellation();
    ProgressMeter meter = new ProgressMeter();
    Thread watcher =
        new Thread(
            () -> {
              while (!cancellation.await(1)) {
                boolean some = meter.tables().stream().anyMatch(t -> t.confirmed() >= 2);
                if (some) {
                  cancellation.stop("enough");
                }
              }
            });
    watcher.setDaemon(true);
    watcher.start();
    MigrationPlan slow =
        plan.with(
            new Safeguards(
                OptionalInt.of(1),
                OptionalInt.of(1),
                OptionalLong.of(5),
                OptionalLong.empty(),
                plan.safeguards().setAsideLimit()));
    return journey.engine().run(slow, journey.secrets(), meter, cancellation);
  }

  private static MigrationPlan adding(Journey journey) {
    return Plans.changed(
        journey.plan(), t -> t.create().isPresent() ? t : Plans.with(t, WriteMode.INSERT));
  }

  private static TestDatabase filled(TestDatabase database) {
    database.execute(TABLES.subList(0, 3).toArray(String[]::new));
    database.execute(ROWS.toArray(String[]::new));
    return database;
  }

  private static TestDatabase old(TestDatabase database) {
    database.execute(TABLES.toArray(String[]::new));
    database.execute(OLD.toArray(String[]::new));
    return database;
  }

  private static void trigger(TestDatabase to) {
    switch (to.vendor()) {
      case TestDatabase.POSTGRESQL ->
          to.execute(
              "create function say() returns trigger language plpgsql as"
                  + " $$begin insert into audit values ('gone'); return null; end$$",
              "create trigger gone after delete on visit for each row execute function say()");
      case TestDatabase.MARIADB ->
          to.execute(
              "create trigger gone after delete on visit for each row"
                  + " insert into audit values ('gone')");
      default ->
          to.execute(
              "create trigger gone after delete on visit begin"
                  + " insert into audit values ('gone'); end");
    }
  }

  private static TableName name(TestDatabase to, String table) {
    return switch (to.vendor()) {
      case TestDatabase.POSTGRESQL -> new TableName("public", table);
      case TestDatabase.MARIADB -> new TableName(to.database(), table);
      default -> new TableName("main", table);
    };
  }

  /** Without what servers guess. */
  static List<Table> structure(Journey journey, TestDatabase of) {
    return journey
        .engine()
        .inspect(of.connString(), journey.targetSecrets(), false)
        .tables()
        .stream()
        .map(UndoExistingTest::plain)
        .toList();
  }

  private static Table plain(Table table) {
    TableTraits traits = table.traits();
    return new Table(
        table.name(),
        table.kind(),
        table.columns(),
        table.keys(),
        table.foreignKeys(),
        table.indexes(),
        table.checks(),
        new TableTraits(
            OptionalLong.empty(),
            OptionalLong.empty(),
            traits.storage(),
            traits.rowSecurity(),
            traits.parent(),
            traits.triggers(),
            traits.comment(),
            traits.constraintComments()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void rowsThatAnUpsertChangedAreAgainWhatTheyWere(String target) {
    try (TestDatabase from = filled(Databases.sqlite(folder));
        TestDatabase to = old(Databases.of(target, folder))) {
      trigger(to);
      to.execute(
          "alter table person add column memo varchar(40)",
          "insert into person(id, name, memo) values (1, 'Anna', 'kept'), (2, 'Bob', 'same'),"
              + " (3, 'Cidney', null)",
          "insert into visit(id, person_id, what) values (12, 90, 'before')");
      Journey journey = new Journey(from, to, folder);
      List<String> people = Contents.of(to, "select id, name, memo from person");
      List<String> visits = Contents.of(to, "select id, person_id, what from visit");
      List<Table> before = structure(journey, to);
      MigrationPlan plan =
          Plans.changed(
              journey.plan(), t -> t.create().isPresent() ? t : Plans.with(t, WriteMode.UPSERT));
      RunResult run = journey.run(plan);
      assertEquals(RunState.DONE, run.state(), () -> run.problems().toString());
      assertEquals(
          List.of("1 | Ann | kept"),
          Contents.of(to, "select id, name, memo from person where id = 1"));
      to.execute(
          "update person set name = 'of others' where id = 3",
          "update person set memo = 'not planned' where id = 2");
      UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
      assertEquals(
          List.of(new Conflict(name(to, "person"), Map.of("id", "3"), Conflict.Kind.CHANGED)),
          undone.report().conflicts());
      assertEquals(
          people.stream()
              .map(p -> p.replace("3 | Cidney", "3 | of others").replace("| same", "| not planned"))
              .toList(),
          Contents.of(to, "select id, name, memo from person"));
      assertEquals(visits, Contents.of(to, "select id, person_id, what from visit"));
      assertEquals(before, structure(journey, to));
      assertEquals(2, undone.report().tables().stream().mapToLong(t -> t.restored()).sum());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void numbersGoOnFromWhereTheyWereUnlessSomebodyDrewOne(String target) {
    String counts =
        switch (target) {
          case TestDatabase.POSTGRESQL -> "integer generated by default as identity primary key";
          case TestDatabase.MARIADB -> "integer auto_increment primary key";
          default -> "integer primary key autoincrement";
        };
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table ticket(id integer not null primary key, what varchar(40))",
          "insert into ticket(id, what) values (500, 'a'), (501, 'b')");
      to.execute(
          "create table ticket(id " + counts + ", what varchar(40))",
          "insert into ticket(what) values ('old')");
      Journey journey = new Journey(from, to, folder);
      UndoTest.undo(journey, journey.run(adding(journey)), UndoChoice.ALL);
      to.execute("insert into ticket(what) values ('next')");
      assertEquals(List.of("1 | old", "2 | next"), Contents.of(to, "select id, what from ticket"));
      RunResult run = journey.run(adding(journey));
      to.execute("insert into ticket(what) values ('of others')");
      UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
      assertTrue(
          undone.report().problems().stream().anyMatch(p -> p.code() == Code.UNDO_COUNTER_LEFT),
          () -> undone.report().toString());
      assertEquals(3, Contents.of(to, "select id from ticket").size());
    }
  }
}
