package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table is replaced as a whole, at once, and the one of before comes back as it was. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class ReplaceTest {
  private static final String SQLITE = "sqlite";
  private static final String POSTGRES = "postgresql";
  private static final String MARIA = "mariadb";
  private static final String OLD_ROWS = "2 | old 1 | old 2";
  private static final String NEW_ROWS = "2000 | new 1 | new 999";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES, MARIA})
  void theTableHoldsWhatTheSourceHoldsAndUndoBringsTheOldOneBack(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Replaced.source(from, 300);
      from.execute("insert into item values (400, 'of no city', 9, 1, 'x')");
      Replaced.target(to);
      Journey journey = new Journey(from, to, folder);
      List<Table> before = UndoExistingTest.structure(journey, to);
      RunResult run = journey.run(Journey.withChunks(Replaced.plan(journey), 100));
      assertEquals(RunState.DONE_WITH_SET_ASIDE, run.state(), () -> run.problems().toString());
      assertTrue(run.tables().get(0).verified());
      from.execute("delete from item where id = 400");
      assertEquals(Replaced.expected(from), Contents.of(to, Replaced.ROWS));
      String kept = argument(run.problems(), Code.REPLACED);
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS.replace("item", kept)));
      assertEquals(shape(before), shape(UndoExistingTest.structure(journey, to)));
      numbersGoOnBehind(to, 301);
      UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
      assertEquals(RunState.UNDONE, undone.state(), () -> undone.report().toString());
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
      assertEquals(before, UndoExistingTest.structure(journey, to));
      numbersGoOnBehind(to, 100);
      assertEquals(Code.UNDO_ALREADY, Replaced.code(UndoTest.undo(journey, run, UndoChoice.ALL)));
    }
  }

  private static void numbersGoOnBehind(TestDatabase to, int least) {
    to.execute("insert into item(code, city_id) values ('counted', 1)");
    List<String> given = Contents.of(to, "select id from item where code = 'counted'");
    assertTrue(Integer.parseInt(given.get(0)) >= least, given::toString);
    to.execute("delete from item where code = 'counted'");
  }

  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES, MARIA})
  void aRunAfterTheFirstReplacesTheTableAgain(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Replaced.source(from, 20);
      Replaced.target(to);
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = Replaced.plan(journey);
      RunResult first = journey.run(plan);
      from.execute("delete from item where id > 10");
      RunResult second = journey.run(plan);
      assertEquals(RunState.DONE, second.state(), () -> second.problems().toString());
      assertEquals(10, Contents.of(to, "select id from item").size());
      assertEquals(RunState.UNDONE, UndoTest.undo(journey, second, UndoChoice.ALL).state());
      assertEquals(20, Contents.of(to, "select id from item").size());
      assertEquals(RunState.UNDONE, UndoTest.undo(journey, first, UndoChoice.ALL).state());
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
      assertEquals(Set.of("city", "item"), Set.copyOf(UndoTest.tables(journey, to)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SQLITE, MARIA})
  void aViewShowsTheNewRowsAndAfterUndoTheOld(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Replaced.source(from, 30);
      Replaced.target(to);
      to.execute("create view seen as select item.code from item join city on city.id = city_id");
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.run(Replaced.plan(journey));
      assertEquals(30, Contents.of(to, "select code from seen").size());
      assertEquals(RunState.UNDONE, UndoTest.undo(journey, run, UndoChoice.ALL).state());
      assertEquals(List.of("old 1", "old 2"), Contents.of(to, "select code from seen"));
    }
  }

  @Test
  void grantsCommentsAndSequencesOfPostgresAreThoseOfTheOldTable() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      Replaced.source(from, 30);
      Replaced.target(to);
      List<String> facts =
          List.of(
              "select relacl::text, array_to_string(reloptions, ','),"
                  + " obj_description(oid, 'pg_class') from pg_class where oid = 'item'::regclass",
              "select indexdef from pg_indexes where tablename = 'item'",
              "select conname, pg_get_constraintdef(oid) from pg_constraint"
                  + " where conrelid = 'item'::regclass and contype <> 'n'",
              "select attname, pg_get_serial_sequence('item', attname) from pg_attribute"
                  + " where attrelid = 'item'::regclass and attnum > 0",
              "select obj_description('item_note'::regclass, 'pg_class')",
              "select column_name, column_default, is_identity from information_schema.columns"
                  + " where table_name = 'item'");
      List<List<String>> before = facts.stream().map(sql -> Contents.of(to, sql)).toList();
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.run(Replaced.plan(journey));
      assertEquals(RunState.DONE, run.state(), () -> run.problems().toString());
      assertEquals(before, facts.stream().map(sql -> Contents.of(to, sql)).toList());
      assertEquals(RunState.UNDONE, UndoTest.undo(journey, run, UndoChoice.ALL).state());
      assertEquals(before, facts.stream().map(sql -> Contents.of(to, sql)).toList());
    }
  }

  @Test
  void definitionsOfSqliteAreTheVerySameTexts() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      Replaced.source(from, 30);
      Replaced.target(to);
      String texts = "select name, tbl_name, sql from sqlite_schema where tbl_name = 'item'";
      List<String> before = Contents.of(to, texts);
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.run(Replaced.plan(journey));
      assertEquals(before, Contents.of(to, texts));
      assertEquals(List.of("ok"), Contents.of(to, "pragma integrity_check"));
      UndoTest.undo(journey, run, UndoChoice.ALL);
      assertEquals(before, Contents.of(to, texts));
      assertEquals(List.of("ok"), Contents.of(to, "pragma integrity_check"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES, MARIA})
  void whoReadsMeanwhileSeesAllOldOrAllNewRows(String target) throws Exception {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Replaced.source(from, 2000);
      Replaced.target(to);
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = Replaced.plan(journey);
      Onlookers onlookers = new Onlookers(to, "select count(*), min(code), max(code) from item");
      RunResult run;
      UndoResult undone;
      try (onlookers) {
        onlookers.until(OLD_ROWS);
        run = journey.run(plan);
        onlookers.until(NEW_ROWS);
        undone = UndoTest.undo(journey, run, UndoChoice.ALL);
      }
      assertEquals(RunState.DONE, run.state(), () -> run.problems().toString());
      assertEquals(RunState.UNDONE, undone.state(), () -> undone.report().toString());
      assertEquals(Set.of(OLD_ROWS, NEW_ROWS), onlookers.seen());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES, MARIA})
  void aRehearsalDoesNotCountKeysOfRowsThatGo(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Replaced.source(from, 30);
      Replaced.target(to);
      Journey journey = new Journey(from, to, folder);
      Report report = Foretold.rehearse(journey, Replaced.plan(journey));
      RehearsedTable item = report.tables().get(0);
      assertEquals(30, item.inserted(), item::toString);
      assertEquals(0, report.refused(), report::toString);
    }
  }

  @ParameterizedTest
  @CsvSource({"postgresql, 63", "mariadb, 64"})
  void theLongestNamesHaveRoomForOthersBesideThem(String target, int length) {
    String name = "t".repeat(length);
    String taken = name.substring(2) + "_2";
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table %s(id integer not null primary key, k integer unique)".formatted(name),
          "insert into %s values (1, 1), (2, 2)".formatted(name));
      to.execute(
          "create table %s(id bigint not null primary key, k bigint unique)".formatted(name),
          "insert into %s values (1, 9)".formatted(name),
          "create table %s(id bigint not null primary key)".formatted(taken));
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.run(Replaced.plan(journey));
      String rows = "select id, k from " + name;
      assertEquals(List.of("1 | 1", "2 | 2"), Contents.of(to, rows));
      assertEquals(RunState.UNDONE, UndoTest.undo(journey, run, UndoChoice.ALL).state());
      assertEquals(List.of("1 | 9"), Contents.of(to, rows));
      assertEquals(Set.of(name, taken), Set.copyOf(UndoTest.tables(journey, to)));
    }
  }

  private static String argument(List<Problem> problems, Code code) {
    return problems.stream()
        .filter(p -> p.code() == code)
        .findFirst()
        .orElseThrow()
        .arguments()
        .get(0);
  }

  /** All of the table but the names of its references, which MariaDB cannot change at once. */
  private static List<Object> shape(List<Table> tables) {
    Table item =
        tables.stream().filter(t -> t.name().name().equals("item")).findFirst().orElseThrow();
    return List.of(
        item.columns(),
        item.keys(),
        item.indexes(),
        item.checks(),
        item.traits(),
        item.foreignKeys().stream().map(k -> k.columns() + " to " + k.target()).toList());
  }
}
