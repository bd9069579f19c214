package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Canaries;
import dev.turnstone.app.Engine;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.app.Workspace;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.Condition;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Scripts;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.rollback.OnConflict;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a canary when it, or its promotion, is disturbed or stopped. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own, and waits most of the time
class CanaryDecisionTest {
  private static final String ITEMS = "select id, name from item";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void aTriggerThatRewritesIsFoundOutAndTheCanaryCanOnlyBeTakenBack(String target)
      throws Exception {
    try (TestDatabase from = items(400);
        TestDatabase to = Databases.of(target, folder)) {
      to.execute("create table item(id integer not null primary key, name varchar(40))");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = CanaryTest.canary(Slowly.plan(journey.plan(), 20, 120), 240);
      CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(() -> journey.run(plan));
      Slowly.awaitRows(to, "item");
      to.execute(rewriting(target));
      RunResult canary = run.get(60, TimeUnit.SECONDS);
      assertEquals(RunState.DIFFERENT, canary.state(), canary.problems()::toString);
      assertTrue(canary.problems().stream().anyMatch(p -> p.code() == Code.ROWS_CHANGED));
      assertRefused(Code.CANARY_UNFIT, () -> CanaryTest.promote(journey, canary));
      MigrationPlan whole = plan.with(plan.safeguards().withCanary(OptionalInt.empty()));
      assertRefused(Code.CANARY_WAITS, () -> journey.run(whole));
      UndoResult aborted = CanaryTest.abort(journey, canary, OnConflict.OVERWRITE);
      assertEquals(RunState.UNDONE, aborted.state());
      assertEquals(List.of(), Contents.of(to, ITEMS));
    }
  }

  private static String[] rewriting(String target) {
    return switch (target) {
      case "postgresql" ->
          new String[] {
            "create function rewrite() returns trigger language plpgsql as"
                + " $$ begin new.name := 'rewritten'; return new; end $$",
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

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void aStoppedCanaryIsResumedOrTakenBack(String target) throws Exception {
    try (TestDatabase from = items(400);
        TestDatabase to = Databases.of(target, folder)) {
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = CanaryTest.canary(Slowly.plan(journey.plan(), 5, 20), 60);
      RunResult stopped = stopped(journey, plan, to);
      RunResult resumed = resume(journey, stopped);
      assertEquals(RunState.CANARY, resumed.state(), resumed.problems()::toString);
      assertEquals(60, Contents.of(to, ITEMS).size());
      CanaryTest.abort(journey, stopped, OnConflict.KEEP);
      assertEquals(List.of(), UndoTest.tables(journey, to));

      RunResult again = stopped(journey, plan, to);
      assertRefused(Code.CANARY_UNFIT, () -> CanaryTest.promote(journey, again));
      CanaryTest.abort(journey, again, OnConflict.KEEP);
      assertEquals(List.of(), UndoTest.tables(journey, to));
    }
  }

  /** At full speed. */
  private static RunResult resume(Journey journey, RunResult run) {
    return journey
        .engine()
        .resume(
            run.run(),
            limits -> Safeguards.DEFAULT.withCanary(limits.canary()),
            journey.secrets(),
            new ProgressMeter(),
            new Cancellation());
  }

  private static RunResult stopped(Journey journey, MigrationPlan plan, TestDatabase to)
      throws Exception {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<RunResult> run =
        CompletableFuture.supplyAsync(
            () -> journey.engine().run(plan, journey.secrets(), new ProgressMeter(), cancellation));
    Slowly.awaitRows(to, "item");
    cancellation.stop("asked to");
    RunResult result = run.get(60, TimeUnit.SECONDS);
    assertEquals(RunState.STOPPED, result.state());
    return result;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void aPromotionGoesOnWhereverItStopped(String target) throws Exception {
    try (TestDatabase from = items(400);
        TestDatabase to = Databases.of(target, folder)) {
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = CanaryTest.canary(Slowly.plan(journey.plan(), 20, 150), 30);
      RunResult canary = journey.run(plan);
      assertEquals(RunState.CANARY, canary.state());

      Cancellation atOnce = new Cancellation();
      atOnce.stop("asked to");
      RunResult back = promote(journey.engine(), journey, canary, atOnce);
      assertEquals(RunState.UNDO_STOPPED, back.state());

      from.execute("alter table item add column more integer");
      assertThrows(
          EngineException.class,
          () -> promote(another(), journey, canary, new Cancellation()),
          "the slice is gone, and the plan does not fit any more");
      assertEquals(List.of(), UndoTest.tables(journey, to));
      from.execute("alter table item drop column more");

      Cancellation later = new Cancellation();
      CompletableFuture<RunResult> promoted =
          CompletableFuture.supplyAsync(() -> promote(another(), journey, canary, later));
      Slowly.awaitRows(to, "item");
      later.stop("asked to");
      RunResult whole = promoted.get(60, TimeUnit.SECONDS);
      assertEquals(RunState.STOPPED, whole.state());
      assertRefused(Code.CANARY_PROMOTED, () -> CanaryTest.promote(journey, canary));
      assertRefused(Code.CANARY_PROMOTED, () -> CanaryTest.abort(journey, canary, OnConflict.KEEP));
      RunResult done = resume(journey, whole);
      assertEquals(RunState.DONE, done.state(), done.problems()::toString);
      assertEquals(Contents.of(from, ITEMS), Contents.of(to, ITEMS));
    }
  }

  /** As another process has it. */
  private Engine another() {
    return new Engine(new Workspace(folder.resolve("workspace")), Clock.systemUTC());
  }

  private static RunResult promote(
      Engine engine, Journey journey, RunResult canary, Cancellation cancellation) {
    return new Canaries(engine)
        .promote(
            canary.run(),
            UnaryOperator.identity(),
            journey.secrets(),
            new ProgressMeter(),
            cancellation);
  }

  @Test
  void rowsThatOthersChangedKeepACanaryFromBeingPromoted() {
    try (TestDatabase from = items(50);
        TestDatabase to = Databases.sqlite(folder)) {
      Journey journey = new Journey(from, to, folder);
      RunResult canary = journey.run(CanaryTest.canary(journey.plan(), 50));
      to.execute("update item set name = 'mine' where id = 7");
      assertRefused(Code.CANARY_TOUCHED, () -> CanaryTest.promote(journey, canary));
      to.execute("update item set name = 'Name 7' where id = 7");
      to.execute("insert into item values (7001, 'mine')");
      assertRefused(Code.CANARY_TOUCHED, () -> CanaryTest.promote(journey, canary));
      to.execute("delete from item where id = 7001");
      assertEquals(RunState.DONE, CanaryTest.promote(journey, canary).state());
      assertEquals(Contents.of(from, ITEMS), Contents.of(to, ITEMS));
    }
  }

  @Test
  void whileACanaryWaitsItsPlanIsNotRunAgainNorIsItResumed() {
    try (TestDatabase from = items(50);
        TestDatabase to = Databases.sqlite(folder)) {
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      RunResult canary = journey.run(CanaryTest.canary(plan, 5));
      assertRefused(Code.CANARY_WAITS, () -> journey.run(plan));
      assertRefused(
          Code.CANARY_WAITS,
          () ->
              journey
                  .engine()
                  .resume(
                      canary.run(), journey.secrets(), new ProgressMeter(), new Cancellation()));
      CanaryTest.abort(journey, canary, OnConflict.KEEP);
      RunResult whole = journey.run(plan);
      assertEquals(RunState.DONE, whole.state(), whole.problems()::toString);
      assertRefused(Code.CANARY_NONE, () -> CanaryTest.promote(journey, whole));
      assertRefused(Code.CANARY_UNFIT, () -> CanaryTest.promote(journey, canary));
      UndoTest.undo(journey, whole, UndoChoice.ALL);
    }
  }

  @Test
  void conditionsAfterTheRunSpeakOfAllRowsAndAreAskedWhenAllAreThere() {
    try (TestDatabase from = items(50);
        TestDatabase to = Databases.sqlite(folder)) {
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      Condition all =
          new Condition(
              "all",
              Condition.When.AFTER,
              Condition.Asked.TARGET,
              "select count(*) from item",
              new Condition.Value("50"));
      RunResult canary =
          journey.run(CanaryTest.canary(plan.with(plan.safeguards().with(List.of(all))), 5));
      assertEquals(RunState.CANARY, canary.state(), canary.problems()::toString);
      assertEquals(List.of(), canary.conditions());
      RunResult whole = CanaryTest.promote(journey, canary);
      assertEquals(RunState.DONE, whole.state(), whole.problems()::toString);
      assertTrue(whole.conditions().get(0).holds());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void stepsAreTakenBackWithTheSliceAndIrreversibleOnesWaitForTheWholeRun(String target) {
    try (TestDatabase from = items(50);
        TestDatabase to = Databases.of(target, folder)) {
      to.execute("create table trail(n integer, what varchar(20))");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan =
          journey
              .plan()
              .withScripts(
                  List.of(
                      Scripts.before(
                          "first",
                          "insert into trail values (1, 'first')",
                          "delete from trail where n = 1"),
                      Scripts.irreversible("gone", "insert into trail values (2, 'gone')")));
      String trail = "select n, what from trail";
      RunResult canary = journey.run(CanaryTest.canary(plan, 5));
      assertEquals(RunState.CANARY, canary.state(), canary.problems()::toString);
      assertEquals(List.of("1 | first"), Contents.of(to, trail));
      RunResult whole = CanaryTest.promote(journey, canary);
      assertEquals(RunState.DONE, whole.state(), whole.problems()::toString);
      assertEquals(List.of("1 | first", "2 | gone"), Contents.of(to, trail));
      assertEquals(Contents.of(from, ITEMS), Contents.of(to, ITEMS));
    }
  }

  private static void assertRefused(Code code, Runnable work) {
    Refused refused = assertThrows(Refused.class, work::run);
    assertEquals(code, refused.problems().get(0).code(), refused.problems()::toString);
  }

  private TestDatabase items(int rows) {
    TestDatabase from = Databases.sqlite(folder);
    from.execute(
        "create table item(id integer not null primary key, name varchar(40))",
        "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
            + " where i < "
            + rows
            + ") select i, 'Name ' || i from n");
    return from;
  }
}
