package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Canaries;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.rollback.OnConflict;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Some rows go first, with all that they refer to; then all of them, or none. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class CanaryTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"sqlite, postgresql", "postgresql, mariadb", "mariadb, sqlite"})
  void theSliceIsClosedUnderForeignKeysAndPromotedToAllRowsOnce(String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      Company.fill(from);
      Journey journey = new Journey(from, to, folder);
      RunResult canary = journey.run(canary(Journey.withChunks(journey.plan(), 7), 5));

      assertEquals(RunState.CANARY, canary.state(), canary.problems()::toString);
      assertEquals(List.of(), journey.setAside(canary), "nothing refers to a row left behind");
      canary.tables().forEach(line -> assertTrue(line.verified(), line::toString));
      Company.assertPart(from, to);
      List<String> sales = Contents.of(to, "select id from sale");
      assertEquals(5, sales.size());
      assertTrue(sales.stream().anyMatch(id -> Integer.parseInt(id) > Company.SALES / 2));
      assertTrue(sales.stream().anyMatch(id -> Integer.parseInt(id) < Company.SALES / 2));
      assertEquals(5, Company.of(to, "note").size());
      assertEquals(Company.CIRCLE, Company.of(to, "one").size(), "all the circle");
      assertTrue(Company.of(to, "worker").size() < 100);

      RunResult whole = promote(journey, canary);
      assertEquals(RunState.DONE, whole.state(), whole.problems()::toString);
      assertEquals(canary.planHash(), whole.planHash());
      Company.assertWhole(from, to);
      assertEquals(RunState.UNDONE, journey.engine().summary(canary.run()).state());
    }
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"sqlite, mariadb", "postgresql, sqlite", "mariadb, postgresql"})
  void anAbortedCanaryLeavesNothing(String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      Company.fill(from);
      Journey journey = new Journey(from, to, folder);
      RunResult canary = journey.run(canary(journey.plan(), 5));
      assertEquals(RunState.CANARY, canary.state(), canary.problems()::toString);
      UndoResult aborted = abort(journey, canary, OnConflict.KEEP);
      assertEquals(RunState.UNDONE, aborted.state());
      assertEquals(List.of(), UndoTest.tables(journey, to));
    }
  }

  @ParameterizedTest(name = "{1} to {0}")
  @CsvSource({
    "sqlite, UPSERT", "sqlite, FAIL_IF_EXISTS",
    "postgresql, INSERT", "postgresql, UPSERT",
    "mariadb, INSERT", "mariadb, UPSERT"
  })
  void rowsThatWereThereAreAsTheyWereAfterAbortAndAsPlannedAfterPromotion(
      String target, WriteMode mode) {
    try (TestDatabase from = visits(Databases.sqlite(folder));
        TestDatabase to = visited(Databases.of(target, folder), mode)) {
      String people = "select id, name from person";
      List<String> before = Contents.of(to, people);
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = canary(Plans.changed(journey.plan(), t -> written(t, mode)), 40);

      RunResult first = journey.run(plan);
      assertEquals(RunState.CANARY, first.state(), first.problems()::toString);
      assertEquals(40, Contents.of(to, "select id from visit").size());
      UndoResult aborted = abort(journey, first, OnConflict.KEEP);
      assertEquals(RunState.UNDONE, aborted.state());
      assertEquals(before, Contents.of(to, people));
      assertEquals(List.of("same"), Contents.of(to, "select what from log"));
      assertEquals(List.of(), Contents.of(to, "select id from visit"));

      RunResult whole = promote(journey, journey.run(plan));
      boolean setAside = mode == WriteMode.INSERT;
      RunState wanted = setAside ? RunState.DONE_WITH_SET_ASIDE : RunState.DONE;
      assertEquals(wanted, whole.state(), whole.problems()::toString);
      assertEquals(
          List.of("mine", setAside ? "three" : "name 3"),
          Contents.of(to, "select name from person where id in (3, 90)"));
      assertEquals(41, Contents.of(to, people).size());
      assertEquals(
          List.of("other", "same", "same", "same"), Contents.of(to, "select what from log"));
      assertEquals(40, Contents.of(to, "select id from visit").size());
    }
  }

  private static TestDatabase empty(TestDatabase database) {
    database.execute(
        "create table person(id integer not null primary key, name varchar(20))",
        "create table visit(id integer not null primary key, person_id integer,"
            + " constraint visit_person foreign key(person_id) references person(id))",
        "create index visit_by_person on visit(person_id)",
        "create table log(what varchar(20))");
    return database;
  }

  private static TestDatabase visits(TestDatabase from) {
    empty(from)
        .execute(
            "insert into person with recursive n(i) as (select 1 union all select i + 1 from n"
                + " where i < 40) select i, 'name ' || i from n",
            "insert into visit select id, id from person",
            "insert into log values ('same'), ('same'), ('other')");
    return from;
  }

  private static TestDatabase visited(TestDatabase to, WriteMode mode) {
    empty(to).execute("insert into person values (90, 'mine')", "insert into log values ('same')");
    if (mode != WriteMode.FAIL_IF_EXISTS) {
      to.execute("insert into person values (3, 'three')");
    }
    return to;
  }

  /** A table without a key can only be added to. */
  private static TablePlan written(TablePlan table, WriteMode mode) {
    boolean keyless = table.target().name().equals("log");
    return Plans.with(table, keyless ? WriteMode.INSERT : mode);
  }

  @Test
  void aRowThatCannotBeCarriedOverShowsInTheCanary() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      from.execute(
          "create table item(id integer primary key, qty integer)",
          "insert into item values (1, 1), (2, 'many'), (3, 3)");
      Journey journey = new Journey(from, to, folder);
      RunResult canary = journey.run(canary(journey.plan(), 10));
      assertEquals(RunState.CANARY, canary.state());
      assertFalse(Canaries.clean(canary));
      assertEquals("{id=2}", journey.setAside(canary).get(0).key().toString());
      RunResult whole = promote(journey, canary);
      assertEquals(RunState.DONE_WITH_SET_ASIDE, whole.state());
      assertEquals(List.of("1", "3"), Contents.of(to, "select id from item"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void referencesThatThePlanComputesAreFollowedToo(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table dept(id integer not null primary key, kind varchar(5), up integer,"
              + " constraint dept_up foreign key(up) references dept(id))",
          "create table staff(id integer not null primary key, dept_id integer,"
              + " constraint staff_dept foreign key(dept_id) references dept(id))",
          "insert into dept with recursive n(i) as (select 1 union all select i + 1 from n"
              + " where i < 100) select i, case i % 2 when 1 then 'odd' else 'even' end,"
              + " max(i / 2, 1) from n",
          "insert into staff select id + 500, 101 - id from dept");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = Plans.changed(journey.plan(), CanaryTest::renumbered);
      RunResult canary = journey.run(canary(plan, 4));
      assertEquals(RunState.CANARY, canary.state(), canary.problems()::toString);
      assertEquals(List.of(), journey.setAside(canary));
      assertEquals(4, Contents.of(to, "select id from staff").size());
      int depts = Contents.of(to, "select id from dept").size();
      assertTrue(depts >= 7 && depts < 60, () -> depts + " departments");
      promote(journey, canary);
      assertEquals(
          Contents.of(from, "select id + 1000, kind, up + 1000 from dept"),
          Contents.of(to, "select id, kind, up from dept"));
      assertEquals(
          Contents.of(from, "select id, dept_id + 1000 from staff"),
          Contents.of(to, "select id, dept_id from staff"));
    }
  }

  private static TablePlan renumbered(TablePlan table) {
    return switch (table.target().name()) {
      case "dept" -> computed(computed(table, "id"), "up");
      case "staff" -> computed(table, "dept_id");
      default -> table;
    };
  }

  private static TablePlan computed(TablePlan table, String column) {
    FieldRule rule = new FieldRule.Expression(column + " + 1000");
    return Plans.withField(table, Plans.field(column, rule));
  }

  @Test
  void rowsThatThePlanFiltersAreNotPickedAndLookupsSeeWholeTables() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table kind(id integer not null primary key, code varchar(9), word varchar(9))",
          "create table item(id integer not null primary key, code varchar(9))",
          "insert into kind with recursive n(i) as (select 1 union all select i + 1 from n"
              + " where i < 50) select i, 'c' || i, 'w' || i from n",
          "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
              + " where i < 1000) select i, 'c' || (1 + i % 50) from n");
      Journey journey = new Journey(from, to, folder);
      FieldRule lookup =
          new FieldRule.Lookup(
              List.of("code"), "main.kind", List.of("code"), "word", Unlisted.SET_ASIDE);
      MigrationPlan plan =
          Plans.changed(
              journey.plan(),
              t ->
                  t.target().name().equals("item")
                      ? Plans.filtered(
                          Plans.withField(t, Plans.field("code", lookup)), "id % 10 == 0")
                      : t);
      RunResult canary = journey.run(canary(plan, 6));
      assertEquals(RunState.CANARY, canary.state(), canary.problems()::toString);
      assertTrue(Canaries.clean(canary));
      assertEquals(6, Contents.of(to, "select id from item where code like 'w%'").size());
      assertEquals(6, Contents.of(to, "select id from kind").size());
      promote(journey, canary);
      assertEquals(100, Contents.of(to, "select id from item").size());
    }
  }

  @Test
  void keysOfEveryFormAreSaidExactly() {
    try (TestDatabase from = Databases.mariadb();
        TestDatabase to = Databases.postgres()) {
      from.execute(
          "create table k(t varchar(20) character set utf8mb4 collate utf8mb4_bin not null,"
              + " d date not null, m datetime(6) not null, n decimal(20,4) not null,"
              + " b varbinary(8) not null, primary key(t, d, m, n, b))",
          "insert into k values ('it''s \\\\ é😀', '0044-03-15', '2024-02-29 23:59:59.999999',"
              + " -1234567890123456.7890, x'00ff27'), ('', '9999-12-31', '1000-01-01 00:00:00',"
              + " 0, '')",
          "create table r(id integer primary key, t varchar(20) character set utf8mb4"
              + " collate utf8mb4_bin, d date, m datetime(6), n decimal(20,4), b varbinary(8),"
              + " constraint r_k foreign key(t, d, m, n, b) references k(t, d, m, n, b))",
          "insert into r select row_number() over (order by t), t, d, m, n, b from k");
      Journey journey = new Journey(from, to, folder);
      RunResult canary = journey.run(canary(journey.plan(), 2));
      assertEquals(RunState.CANARY, canary.state(), canary.problems()::toString);
      assertEquals(List.of(), journey.setAside(canary));
      assertEquals(2, Contents.of(to, "select 1 from k").size());
      assertEquals(2, Contents.of(to, "select 1 from r").size());
    }
  }

  @Test
  void aCanaryThatOthersChangedIsDifferentWhenItIsReadBackAgain() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.mariadb()) {
      Company.fill(from);
      Journey journey = new Journey(from, to, folder);
      RunResult canary = journey.run(canary(journey.plan(), 5));
      to.execute(
          "update sale set amount = amount + 1 where id = (select x from"
              + " (select min(id) as x from sale) m)");
      RunResult found =
          journey.engine().verify(canary.run(), journey.secrets(), new ProgressMeter());
      assertEquals(RunState.DIFFERENT, found.state());
      assertTrue(found.problems().stream().anyMatch(p -> p.code() == Code.CANARY_UNFIT));
    }
  }

  static MigrationPlan canary(MigrationPlan plan, int rows) {
    return plan.with(plan.safeguards().withCanary(OptionalInt.of(rows)));
  }

  static RunResult promote(Journey journey, RunResult canary) {
    return new Canaries(journey.engine())
        .promote(
            canary.run(),
            UnaryOperator.identity(),
            journey.secrets(),
            new ProgressMeter(),
            new Cancellation());
  }

  static UndoResult abort(Journey journey, RunResult canary, OnConflict policy) {
    return new Canaries(journey.engine())
        .abort(canary.run(), policy, journey.secrets(), new ProgressMeter(), new Cancellation());
  }
}
