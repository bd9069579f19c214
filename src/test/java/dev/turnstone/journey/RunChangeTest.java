package dev.turnstone.journey;

import static dev.turnstone.journey.CompareTest.differences;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Comparisons;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.Workspace;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.TableComparison;
import dev.turnstone.undo.difference.TableComparison.Counts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run made of its target is told row by row and cell by cell. */
class RunChangeTest {
  private static final Comparisons.Watch NOBODY = new Comparisons.Watch(table -> {}, () -> false);

  private static final List<String> MADE =
      List.of(
          "bag: ADDED what:x",
          "bag: ADDED what:y",
          "fresh: ADDED id=1 id:1 name:a",
          "fresh: ADDED id=2 id:2 name:b",
          "t: CHANGED id=2 name:old>two",
          "t: CHANGED id=4 name:NULL>four",
          "t: ADDED id=3 id:3 name:three note:NULL");

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void whatWasThereBeforeIsComparedWithWhatIsThereNow(String vendor) {
    try (TestDatabase from = source();
        TestDatabase to = target(vendor)) {
      List<String> before = content(to);
      Journey journey = new Journey(from, to, folder);
      RunResult run = run(journey);
      try (Comparison made = change(run, false, journey)) {
        assertEquals(MADE, differences(made));
        assertEquals(new Counts(2, 1, 0, 2), counts(made, "t"));
        assertEquals(new Counts(1, 2, 0, 0), counts(made, "bag"));
        assertTrue(made.left().contains("held before run " + run.run()), made.left());
        assertTrue(made.right().contains("as it is now"), made.right());
      }
      to.execute(
          "update t set name = 'edited' where id = 3",
          "update t set note = 'other' where id = 1",
          "delete from t where id = 7",
          "insert into t(id, name) values(9, 'nine')");
      try (Comparison now = change(run, false, journey)) {
        assertEquals(
            List.of(
                "t: CHANGED id=2 name:old>two",
                "t: CHANGED id=4 name:NULL>four",
                "t: CHANGED id=1",
                "t: REMOVED id=7",
                "t: ADDED id=3 id:3 name:edited note:NULL",
                "t: ADDED id=9 id:9 name:nine note:NULL"),
            differences(now).stream().filter(line -> line.startsWith("t:")).toList());
      }
      to.execute(
          "update t set note = null where id = 1", "insert into t values(7, 'seven', 'seventh')");
      to.execute(repair(run, journey));
      assertEquals(before, content(to), "the repair gives the state before");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void whatARunLeftIsToldWhateverOthersDidSince(String vendor) {
    try (TestDatabase from = source();
        TestDatabase to = target(vendor)) {
      Journey journey = new Journey(from, to, folder);
      RunResult run = run(journey);
      to.execute(
          "update t set name = 'edited' where id = 3",
          "delete from t where id in (2, 7)",
          "insert into t(id, name) values(9, 'nine')");
      try (Comparison left = change(run, true, journey)) {
        assertEquals(
            List.of(
                "bag: ADDED",
                "bag: ADDED",
                "fresh: ADDED id=1 id:1 name:a",
                "fresh: ADDED id=2 id:2 name:b",
                "t: CHANGED id=2",
                "t: CHANGED id=4 name:NULL>four",
                "t: ADDED id=3"),
            differences(left));
        assertEquals(new Counts(1, 1, 0, 2), counts(left, "t"));
        assertEquals(1, table(left, "t").besides().others());
        assertTrue(left.right().contains("what run " + run.run() + " left"), left.right());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void afterAnUndoNothingDiffersFromBefore(String vendor) {
    try (TestDatabase from = source();
        TestDatabase to = target(vendor)) {
      Journey journey = new Journey(from, to, folder);
      RunResult run = run(journey);
      UndoTest.undo(journey, run, UndoChoice.ALL);
      try (Comparison same = change(run, false, journey)) {
        assertEquals(List.of(), differences(same));
        assertTrue(same.identical());
        assertEquals(new Counts(4, 0, 0, 0), counts(same, "t"));
        assertEquals(Counts.NOTHING, counts(same, "fresh"));
      }
      assertThrows(Refused.class, () -> change(run, true, journey).close());
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void everyKindOfValueIsShownAsItWas(String vendor) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(vendor, folder)) {
      Shop.fill(from);
      Shop.fill(to);
      to.execute(
          "update customer set credit = 1, born = null, note = 'n' where id = 3",
          "update line set qty = 7, price = 1.5, raw = null where order_id = 7 and line_no = 2",
          "update orders set total = 5.5, placed = '2020-01-01 00:00:00' where id = 9",
          "delete from line where order_id = 8 and line_no = 1");
      Journey journey = new Journey(from, to, folder);
      RunResult run = run(journey);
      List<String> made =
          List.of(
              "customer: CHANGED id=3 credit:1>39.03 born:NULL>1903-04-04 note:n>NULL",
              "line: CHANGED order_id=7 line_no=2 qty:7>20 price:1.5>20.125 raw:NULL>00ff0014",
              "line: ADDED order_id=8 line_no=1 order_id:8 line_no:1 category_id:23"
                  + " qty:9223372036854775785 price:22.125 raw:00ff0016",
              "orders: CHANGED id=9 total:5.5>9.0009"
                  + " placed:2020-01-01T00:00:00>2024-10-10T09:30:00.009009");
      try (Comparison now = change(run, false, journey)) {
        assertEquals(made, tabled(now));
        assertEquals(new Counts(1198, 1, 0, 1), counts(now, "line"));
        assertEquals(new Counts(30, 0, 0, 0), counts(now, "category"));
      }
      try (Comparison left = change(run, true, journey)) {
        assertEquals(made, tabled(left));
        assertEquals(new Counts(1198, 1, 0, 1), counts(left, "line"));
      }
    }
  }

  private String[] repair(RunResult run, Journey journey) {
    try (Comparison now = change(run, false, journey)) {
      return Repairs.of(now);
    }
  }

  /** Without the table that the run was told to leave out. */
  private static List<String> tabled(Comparison comparison) {
    return differences(comparison).stream().filter(line -> !line.startsWith("log:")).toList();
  }

  private TestDatabase source() {
    TestDatabase from = Databases.sqlite(folder);
    from.execute(
        "create table t(id integer not null primary key, name varchar(40))",
        "insert into t values(1, 'one'), (2, 'two'), (3, 'three'), (4, 'four')",
        "create table fresh(id integer not null primary key, name varchar(40))",
        "insert into fresh values(1, 'a'), (2, 'b')",
        "create table bag(what varchar(40))",
        "insert into bag values('x'), ('y')");
    return from;
  }

  private TestDatabase target(String vendor) {
    TestDatabase to = Databases.of(vendor, folder);
    to.execute(
        "create table t(id integer not null primary key, name varchar(40), note varchar(40))",
        "insert into t values(1, 'one', null), (2, 'old', 'n'), (4, null, 'm'),"
            + " (7, 'seven', 'seventh')",
        "create table bag(what varchar(40))",
        "insert into bag values('x')");
    return to;
  }

  private static List<String> content(TestDatabase to) {
    return Contents.of(to, "select id, name, note from t");
  }

  private static RunResult run(Journey journey) {
    MigrationPlan plan = journey.plan();
    RunResult run =
        journey.run(plan.withTables(plan.tables().stream().map(RunChangeTest::adding).toList()));
    assertEquals(RunState.DONE, run.state(), () -> run.problems().toString());
    return run;
  }

  private static TablePlan adding(TablePlan table) {
    if (table.create().isPresent()) {
      return table;
    }
    return switch (table.target().name()) {
      case "bag" -> table.withMode(WriteMode.INSERT);
      case "log" -> table.withEnabled(false);
      default -> table.withMode(WriteMode.UPSERT);
    };
  }

  private Comparison change(RunResult run, boolean asLeft, Journey journey) {
    return new Comparisons(new Workspace(folder.resolve("workspace")))
        .change(run.run(), asLeft, journey.secrets(), NOBODY);
  }

  private static Counts counts(Comparison comparison, String table) {
    return table(comparison, table).counts();
  }

  private static TableComparison table(Comparison comparison, String name) {
    return comparison.tables().stream()
        .filter(table -> table.right().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
