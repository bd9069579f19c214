package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.app.Undoing;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.RunState;
import dev.turnstone.problem.Code;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.rollback.Conflict;
import dev.turnstone.undo.rollback.OnConflict;
import dev.turnstone.undo.rollback.TableUndo;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run wrote is taken back, and nothing else. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class UndoTest {
  private static final String NOTHING = "tables of Turnstone or of the run are left";

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"sqlite, postgresql", "postgresql, mariadb", "mariadb, sqlite"})
  void anUntouchedMigrationIsGoneWithAllItsTables(String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      Shop.fill(from);
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate(100);
      UndoResult preview = preview(journey, run, UndoChoice.ALL);
      UndoResult undone = undo(journey, run, UndoChoice.ALL);
      assertEquals(List.of(), tables(journey, to), NOTHING);
      assertEquals(RunState.UNDONE, undone.state());
      for (TableUndo table : undone.report().tables()) {
        assertTrue(table.dropped() && table.verified(), table.toString());
        assertEquals(0, table.conflicts() + table.kept(), table.toString());
      }
      assertEquals(removed(run), removed(undone));
      assertEquals(removed(run), removed(preview));
      UndoResult again = undo(journey, run, UndoChoice.ALL);
      assertEquals(List.of(), again.report().tables());
      assertEquals(Code.UNDO_ALREADY, again.report().problems().get(0).code());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void whatOthersChangedAddedAndDeletedIsKeptAndListed(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Shop.fill(from);
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate(100);
      to.execute(
          "update line set qty = 4711 where order_id = 7 and line_no = 2",
          "delete from line where order_id = 8 and line_no = 1",
          "insert into customer(id, email) values (90001, 'new@example.org')",
          "insert into orders(id, customer_id, total, placed)"
              + " values (90001, 3, 1, '2024-01-01 00:00:00')",
          "insert into log(at, what) values ('2024-05-01 10:00:00', 'of others')",
          "insert into log(at, what) values ('2024-05-01 10:00:00', 'same line')");
      UndoResult preview = preview(journey, run, UndoChoice.ALL);
      UndoResult undone = undo(journey, run, UndoChoice.ALL);
      List<Conflict> conflicts = undone.report().conflicts();
      assertEquals(Set.copyOf(conflicts), Set.copyOf(preview.report().conflicts()));
      assertEquals(
          Set.of("line", "orders", "customer", "category", "log"), Set.copyOf(tables(journey, to)));
      assertEquals(
          List.of("7 | 2 | 4711"), Contents.of(to, "select order_id, line_no, qty from line"));
      assertEquals(List.of("7", "90001"), Contents.of(to, "select id from orders"));
      assertEquals(List.of("of others", "same line"), Contents.of(to, "select what from log"));
      assertEquals(RunState.UNDONE, undone.state());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void rowsOfOthersAreNotTakenAlongByAForeignKeyThatCascades(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table person(id integer not null primary key, name varchar(20))",
          "insert into person values (1, 'a'), (2, 'b'), (3, 'c')");
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate();
      to.execute(
          "create table pet(id integer not null primary key, person_id bigint,"
              + " constraint pet_person foreign key(person_id) references person(id)"
              + " on delete cascade)",
          "insert into pet(id, person_id) values (10, 2)");
      UndoResult undone = undo(journey, run, overwriting());
      assertEquals(
          List.of(Conflict.Kind.REFERRED),
          undone.report().conflicts().stream().map(Conflict::kind).toList());
      assertEquals(List.of("2"), Contents.of(to, "select id from person"));
      assertEquals(List.of("10 | 2"), Contents.of(to, "select id, person_id from pet"));
    }
  }

  /** A range at a time, and none of the numbers in between is a range of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aRowOfOthersFarBehindTheRunsOwnIsPassedAtOnce(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table item(id integer not null primary key)",
          "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
              + " where i < 1000) select i from n");
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate(100);
      to.execute("insert into item(id) values (2000000000)");
      UndoResult undone = undo(journey, run, UndoChoice.ALL);
      assertEquals(1000, undone.report().tables().get(0).removed());
      assertEquals(List.of("2000000000"), Contents.of(to, "select id from item"));
    }
  }

  @Test
  void aTableOfAnotherSchemaLosesNoRow() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      from.execute(
          "create table person(id integer not null primary key, name varchar(20))",
          "insert into person values (1, 'a'), (2, 'b')");
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate();
      to.execute(
          "create schema other",
          "create table other.pet(person_id bigint references public.person(id) on delete cascade)",
          "insert into other.pet values (2)");
      UndoResult stopped = undo(journey, run, UndoChoice.ALL);
      assertTrue(stopped.stopped());
      assertEquals(
          Code.UNDO_OTHER_SCHEMA, stopped.report().problems().get(0).code(), stopped.toString());
      assertEquals(List.of("2"), Contents.of(to, "select person_id from other.pet"));
      to.execute("drop table other.pet");
      assertEquals(RunState.UNDONE, undo(journey, run, UndoChoice.ALL).state());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void whatOthersChangedGoesTooWhereThatIsWished(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table person(id integer not null primary key, name varchar(20))",
          "insert into person values (1, 'a'), (2, 'b'), (3, 'c')");
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate();
      to.execute("update person set name = 'x' where id = 2", "delete from person where id = 3");
      UndoResult undone = undo(journey, run, overwriting());
      assertEquals(0, undone.report().conflictCount());
      assertEquals(List.of(), tables(journey, to), NOTHING);
    }
  }

  static UndoResult undo(Journey journey, RunResult run, UndoChoice choice) {
    return new Undoing(journey.engine().workspace())
        .undo(run.run(), choice, journey.secrets(), new ProgressMeter(), new Cancellation());
  }

  static UndoResult preview(Journey journey, RunResult run, UndoChoice choice) {
    return new Undoing(journey.engine().workspace())
        .preview(run.run(), choice, journey.secrets(), new ProgressMeter());
  }

  static List<String> tables(Journey journey, TestDatabase of) {
    Catalog catalog = journey.engine().inspect(of.connString(), journey.targetSecrets(), false);
    return catalog.tables().stream().map(Table::name).map(n -> n.name()).toList();
  }

  private static long removed(RunResult run) {
    return run.tables().stream().mapToLong(t -> t.report().counts().written().rows()).sum();
  }

  private static long removed(UndoResult undone) {
    return undone.report().tables().stream().mapToLong(TableUndo::removed).sum();
  }

  static UndoChoice overwriting() {
    return new UndoChoice(OnConflict.OVERWRITE, Set.of());
  }
}
