package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.verify.TableVerdict;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody does to the target, during a run or after it, does not go unnoticed. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class VerificationCatchesTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void whatIsDoneBehindItsBackIsToldRowByRow(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Shop.fill(from);
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate(100);
      assertEquals(RunState.DONE, run.state());
      to.execute(
          "delete from line where order_id = 7 and line_no = 2",
          "update orders set total = total + 0.0001 where id = 9",
          "insert into customer(id, email) values(9001, 'nobody@example.org')",
          "update category set name = case id when 4 then 'c5 é😀' else 'c4 é😀' end"
              + " where id in (4, 5)",
          "insert into log(at, what) values('2024-05-01 10:00:00', 'same line')");

      RunResult found = journey.engine().verify(run.run(), journey.secrets(), new ProgressMeter());
      assertEquals(RunState.DIFFERENT, found.state());
      assertCounts(found, "line", 1, 0, 0);
      assertCounts(found, "orders", 0, 0, 1);
      assertCounts(found, "customer", 0, 1, 0);
      assertCounts(found, "category", 0, 0, 2);
      assertCounts(found, "log", 0, 1, 0);
      assertEquals(List.of(Map.of("id", "9")), keys(found, "orders"));
      assertEquals(List.of(Map.of("id", "9001")), keys(found, "customer"));
      assertEquals(List.of(Map.of("id", "4"), Map.of("id", "5")), keys(found, "category"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void rowsOfATableWithoutKeyAreCounted(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table log(what varchar(20), n integer)",
          "insert into log values('a', 1), ('a', 1), ('a', 1), ('b', 2), ('c', null)");
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate();
      to.execute("delete from log where what = 'b'", "update log set n = 3 where what = 'c'");
      to.execute("insert into log values('a', 1)");
      RunResult found = journey.engine().verify(run.run(), journey.secrets(), new ProgressMeter());
      assertEquals(RunState.DIFFERENT, found.state());
      assertCounts(found, "log", 2, 2, 0);
    }
  }

  @Test
  void triggersAndRulesOfPostgresAreOffForTheLoadAndComeBackAsTheyWere() {
    try (TestDatabase from = items();
        TestDatabase to = Databases.postgres()) {
      to.execute(
          "create table item(id integer primary key, name varchar(40))",
          REWRITE,
          "create trigger usual before insert on item for each row execute function rewrite()",
          "create trigger always before insert on item for each row execute function rewrite()",
          "create trigger never before insert on item for each row execute function rewrite()",
          "create trigger copies before insert on item for each row execute function rewrite()",
          "alter table item enable always trigger always",
          "alter table item enable replica trigger copies",
          "alter table item disable trigger never",
          "create rule swallow as on insert to item where new.id = 2 do instead nothing",
          "alter table item enable always rule swallow");
      String firing =
          "select tgname, tgenabled::text from pg_trigger where tgrelid = 'item'::regclass"
              + " union all select rulename, ev_enabled::text from pg_rewrite"
              + " where ev_class = 'item'::regclass";
      List<String> before = Contents.of(to, firing);
      RunResult run = new Journey(from, to, folder).migrate(100);
      assertEquals(RunState.DONE, run.state(), () -> run.problems().toString());
      assertSame(from, to);
      assertEquals(before, Contents.of(to, firing));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "mariadb"})
  void triggersThatRewriteAreOffForTheLoadAndComeBack(String target) {
    try (TestDatabase from = items();
        TestDatabase to = Databases.of(target, folder)) {
      to.execute("create table item(id integer primary key, name varchar(40))");
      to.execute(rewriting(target));
      RunResult run = new Journey(from, to, folder).migrate(100);
      assertEquals(RunState.DONE, run.state(), () -> run.problems().toString());
      assertSame(from, to);
      to.execute("insert into item values(1000, 'x')");
      assertEquals(List.of("rewritten"), Contents.of(to, "select name from item where id = 1000"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void aTriggerThatRewritesFromTheMiddleOfTheRunOnIsFoundOut(String target) throws Exception {
    try (TestDatabase from = items();
        TestDatabase to = Databases.of(target, folder)) {
      RunResult run = disturbed(from, to, rewriting(target));
      assertEquals(RunState.DIFFERENT, run.state(), () -> run.problems().toString());
      assertTrue(run.problems().stream().anyMatch(p -> p.code() == Code.ROWS_CHANGED));
      long changed = verdict(run, "item").changed();
      assertEquals(
          List.of(Long.toString(changed)),
          Contents.of(to, "select count(*) from item where name = 'rewritten'"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aTriggerThatSwallowsFromTheMiddleOfTheRunOnIsFoundOut(String target) throws Exception {
    String[] swallowing =
        target.equals("sqlite")
            ? new String[] {
              "create trigger swallow before insert on item when new.id % 3 = 0"
                  + " begin select raise(ignore); end"
            }
            : new String[] {
              "create function swallow() returns trigger language plpgsql as"
                  + " $$ begin if new.id % 3 = 0 then return null; end if; return new; end $$",
              "create trigger swallow before insert on item for each row"
                  + " execute function swallow()"
            };
    try (TestDatabase from = items();
        TestDatabase to = Databases.of(target, folder)) {
      RunResult run = disturbed(from, to, swallowing);
      assertNotEquals(RunState.DONE, run.state());
      long there = Long.parseLong(Contents.of(to, "select count(*) from item").get(0));
      long read = run.tables().get(0).report().counts().read();
      long setAside = run.tables().get(0).report().counts().setAside();
      boolean told = run.state() == RunState.STOPPED || there + setAside == read;
      assertTrue(told, () -> run.state() + " " + run.problems());
      assertTrue(setAside > 0 || !run.problems().isEmpty());
    }
  }

  private static final String REWRITE =
      "create function rewrite() returns trigger language plpgsql as"
          + " $$ begin new.name := 'rewritten'; return new; end $$";

  private static String[] rewriting(String target) {
    return switch (target) {
      case "postgresql" ->
          new String[] {
            REWRITE,
            "create trigger rewrite before insert on item for each row execute function rewrite()"
          };
      case "mariadb" ->
          new String[] {
            "create trigger rewrite before insert on item for each row set new.name = 'rewritten'"
          };
      default ->
          new String[] {
            "create trigger rewrite after insert on item"
                + " begin update item set name = 'rewritten' where id = new.id; end"
          };
    };
  }

  /** A run during which somebody changes the target's rules. */
  private RunResult disturbed(TestDatabase from, TestDatabase to, String... statements)
      throws Exception {
    to.execute("create table item(id integer primary key, name varchar(40))");
    Journey journey = new Journey(from, to, folder);
    MigrationPlan plan = Slowly.plan(journey.plan(), 20, 150);
    CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(() -> journey.run(plan));
    Slowly.awaitRows(to, "item");
    to.execute(statements);
    return run.get(60, TimeUnit.SECONDS);
  }

  private TestDatabase items() {
    TestDatabase from = Databases.sqlite(folder);
    from.execute(
        "create table item(id integer primary key, name varchar(40))",
        "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
            + " where i < 300) select i, 'Name ' || i from n");
    return from;
  }

  private static void assertSame(TestDatabase from, TestDatabase to) {
    String query = "select id, name from item";
    assertEquals(Contents.of(from, query), Contents.of(to, query));
  }

  private static void assertCounts(RunResult result, String table, long... expected) {
    TableVerdict found = verdict(result, table);
    long[] counts = {found.missing(), found.extra(), found.changed()};
    assertEquals(Arrays.toString(expected), Arrays.toString(counts), table);
  }

  private static List<Map<String, String>> keys(RunResult result, String table) {
    return verdict(result, table).examples().stream().map(TableVerdict.Example::key).toList();
  }

  private static TableVerdict verdict(RunResult result, String table) {
    return result.tables().stream()
        .filter(t -> t.report().target().name().equals(table))
        .findFirst()
        .orElseThrow()
        .verdict()
        .orElseThrow();
  }
}
