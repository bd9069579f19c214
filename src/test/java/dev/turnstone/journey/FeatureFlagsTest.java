package dev.turnstone.journey;

import static dev.turnstone.support.Scripts.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.Undoing;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Written;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Scripts;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables and steps that are off in a run and turned on when the plan is run again. */
class FeatureFlagsTest {
  private static final String TRAIL = "select n, word from trail";
  private static final Script FIRST =
      after("first", "insert into trail values (1, 'first')", "delete from trail where n = 1");
  private static final Script LATER =
      after("later", "insert into trail values (2, 'later')", "delete from trail where n = 2");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void whatIsTurnedOnLaterIsDoneAndNothingElse(String vendor) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(vendor, folder)) {
      Journey journey = shop(from, to);
      MigrationPlan all = journey.plan().withScripts(List.of(FIRST, LATER));
      MigrationPlan some = turned(turned(all, "item", false), "later", false);

      RunResult first = journey.run(some);
      assertEquals(RunState.DONE, first.state(), first.problems().toString());
      assertEquals(List.of("1 | first"), Contents.of(to, TRAIL));
      assertThrows(IllegalStateException.class, () -> to.query("select * from item"));

      RunResult second = journey.run(all);
      assertEquals(RunState.DONE, second.state(), second.problems().toString());
      assertEquals(new Written(0, 0, 2), written(second, "customer"));
      assertEquals(new Written(3, 0, 0), written(second, "item"));
      assertEquals(List.of("1 | first", "2 | later"), Contents.of(to, TRAIL));
      assertTrue(told(second).contains(Code.STEP_DONE_BEFORE), second.problems().toString());

      undo(journey, second);
      assertEquals(List.of("1 | first"), Contents.of(to, TRAIL), "the first run stands");
      assertEquals(List.of("1", "2"), Contents.of(to, "select id from customer"));
      assertThrows(IllegalStateException.class, () -> to.query("select * from item"));

      RunResult third = journey.run(all);
      assertEquals(new Written(3, 0, 0), written(third, "item"), third.problems().toString());
      assertEquals(List.of("1 | first", "2 | later"), Contents.of(to, TRAIL));

      RunResult fourth = journey.run(all);
      assertEquals(RunState.DONE, fourth.state(), fourth.problems().toString());
      assertEquals(new Written(0, 0, 2), written(fourth, "customer"));
      assertEquals(new Written(0, 0, 3), written(fourth, "item"));
      assertEquals(List.of("1 | first", "2 | later"), Contents.of(to, TRAIL));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql"})
  void aTableThatSomebodyElseFilledMeanwhileIsNotTakenForTheRuns(String vendor) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(vendor, folder)) {
      Journey journey = shop(from, to);
      MigrationPlan all = journey.plan();
      assertEquals(RunState.DONE, journey.run(turned(all, "item", false)).state());
      to.execute("create table item (id integer primary key, name varchar(20))");
      to.execute("insert into item values (1, 'mine')");
      Refused refused = assertThrows(Refused.class, () -> journey.run(all));
      assertEquals(Code.TABLE_EXISTS, refused.problems().get(0).code());
      assertEquals(List.of("1 | mine"), Contents.of(to, "select id, name from item"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mariadb"})
  void aStepThatWasCarriedOutWithAnotherScriptIsRefused(String vendor) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(vendor, folder)) {
      Journey journey = shop(from, to);
      MigrationPlan plan = journey.plan().withScripts(List.of(FIRST));
      String run = journey.run(plan).run();
      Script other = after("first", "insert into trail values (9, 'x')", "delete from trail");
      Refused refused =
          assertThrows(Refused.class, () -> journey.run(plan.withScripts(List.of(other))));
      Problem problem = refused.problems().get(0);
      assertEquals(Code.STEP_CHANGED, problem.code());
      assertTrue(problem.message().contains(run), problem.message());
      assertEquals(List.of("1 | first"), Contents.of(to, TRAIL));
    }
  }

  @Test
  void aStepIsKnownAlsoWhenThePlanWasChangedSince() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      Journey journey = shop(from, to);
      to.execute("create table customer (id integer primary key, name varchar(20))");
      MigrationPlan plan = turned(journey.plan(), "item", false);
      MigrationPlan first =
          plan.withTables(plan.tables().stream().map(t -> t.withMode(WriteMode.UPSERT)).toList())
              .withScripts(List.of(FIRST));
      assertEquals(RunState.DONE, journey.run(first).state());
      MigrationPlan filtered =
          first.withTables(
              first.tables().stream().map(t -> t.withFilter(Optional.of("id < 2"))).toList());
      RunResult second = journey.run(filtered);
      assertEquals(RunState.DONE, second.state(), second.problems().toString());
      assertTrue(told(second).contains(Code.STEP_DONE_BEFORE), second.problems().toString());
      assertEquals(List.of("1 | first"), Contents.of(to, TRAIL));
    }
  }

  private Journey shop(TestDatabase from, TestDatabase to) {
    from.execute(
        "create table customer(id integer primary key, name varchar(20))",
        "insert into customer values (1, 'Ann'), (2, 'Bob')",
        "create table item(id integer primary key, name varchar(20))",
        "insert into item values (1, 'a'), (2, 'b'), (3, 'c')");
    to.execute("create table trail (n integer not null primary key, word varchar(40))");
    return new Journey(from, to, folder);
  }

  /** A table or a step of this name. */
  private static MigrationPlan turned(MigrationPlan plan, String name, boolean on) {
    MigrationPlan changed =
        plan.withTables(
            plan.tables().stream()
                .map(t -> t.target().name().equals(name) ? t.withEnabled(on) : t)
                .toList());
    return Scripts.turned(changed, name, on);
  }

  private static void undo(Journey journey, RunResult run) {
    RunState state =
        new Undoing(journey.engine().workspace())
            .undo(
                run.run(),
                UndoChoice.ALL,
                journey.secrets(),
                new ProgressMeter(),
                new Cancellation())
            .state();
    assertEquals(RunState.UNDONE, state);
  }

  private static List<Code> told(RunResult result) {
    return result.problems().stream().map(Problem::code).toList();
  }

  private static Written written(RunResult result, String table) {
    return result.tables().stream()
        .filter(line -> line.report().target().name().equals(table))
        .map(line -> line.report().counts().written())
        .findFirst()
        .orElseThrow();
  }
}
