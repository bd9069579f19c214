package dev.turnstone.journey;

import static dev.turnstone.support.Scripts.after;
import static dev.turnstone.support.Scripts.before;
import static dev.turnstone.support.Scripts.irreversible;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.Condition;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.Report;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Contents;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of SQL in a plan: rehearsed, carried out once, stopped within. */
class ScriptStepsTest extends StepsJourney {
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void oneThatFailsStopsTheRunByNameAndTheResumedRunGoesOnBehindTheOthers(String vendor) {
    MigrationPlan plan =
        plan(
            vendor,
            after("one", "insert into trail values (1, 'one')", "delete from trail where n = 1"),
            after(
                "two",
                "insert into trail values (2, 'secret');\n insert into missing values (1)",
                "delete from trail where n = 2"),
            after("three", "insert into trail values (3, 'c')", "delete from trail where n = 3"));
    RunResult stopped = journey.run(plan);
    assertEquals(RunState.STOPPED, stopped.state());
    Problem problem = stopped.problems().get(0);
    assertEquals(Code.STEP_FAILED, problem.code());
    assertTrue(
        problem.message().startsWith("the step two failed at its statement 2 (line 2, column 2): "),
        problem.message());
    assertFalse(problem.message().contains("secret"), problem.message());
    assertTrue(problem.fix().contains("turnstone resume " + stopped.run()), problem.fix());
    List<String> kept =
        vendor.equals("mariadb") ? List.of("1 | one", "2 | secret") : List.of("1 | one");
    assertEquals(kept, Contents.of(to, TRAIL));

    to.execute("create table missing (id integer)");
    RunResult resumed = resume(stopped.run());
    assertEquals(RunState.DONE, resumed.state(), resumed.problems().toString());
    assertEquals(List.of("1 | one", "2 | secret", "3 | c"), Contents.of(to, TRAIL));
    assertEquals(List.of("1"), Contents.of(to, "select id from missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void theServerReadsThemBeforehandAndWritesNothing(String vendor) {
    MigrationPlan plan =
        plan(
            vendor,
            after("good", "insert into trail values (1, 'a')", "delete from trail"),
            after("unmade", "insert into customer values (9, 'x')", "drop table absent"),
            after(
                "typo",
                "insert into trail values (2, 'b');\nINSRT INTO trail VALUES (3)",
                "SELEC 1"));
    Report report = rehearse(plan);
    List<String> told =
        report.preflight().stream()
            .filter(check -> check.name().startsWith("step."))
            .map(check -> check.name() + " " + check.status())
            .toList();
    assertEquals(
        List.of("step.good PASS", "step.unmade NOTE", "step.typo BLOCKER", "step.typo BLOCKER"),
        told,
        () -> report.preflight().toString());
    List<String> words =
        report.blockers().stream()
            .filter(p -> p.code() == Code.STEP_NOT_SQL)
            .map(Problem::message)
            .toList();
    assertTrue(
        words
            .get(0)
            .startsWith("the server does not understand the script of the step typo at line 2"),
        words.toString());
    assertTrue(words.get(1).contains("undo script of the step typo at line 1"), words.toString());
    assertEquals(List.of(), Contents.of(to, TRAIL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void anIrreversibleOneIsToldBeforehandStaysAndIsNotDoneTwice(String vendor) {
    MigrationPlan plan = plan(vendor, irreversible("gone", "insert into trail values (1, 'x')"));
    Report report = rehearse(plan);
    assertEquals(List.of("gone"), report.irreversible().stream().map(Script::name).toList());
    assertTrue(report.problems().stream().anyMatch(p -> p.code() == Code.STEP_IRREVERSIBLE));
    RunResult done = journey.run(plan);
    assertEquals(RunState.DONE, done.state());
    UndoResult look =
        undoing().preview(done.run(), UndoChoice.ALL, journey.secrets(), new ProgressMeter());
    assertEquals(List.of("gone IRREVERSIBLE"), outcomes(look));
    assertEquals(
        "the step gone is irreversible: what it did stays.",
        look.report().problems().get(0).message());
    assertEquals(RunState.UNDONE, undo(done.run()).state());
    assertEquals(List.of("1 | x"), Contents.of(to, TRAIL));

    RunResult again = journey.run(plan);
    assertEquals(RunState.DONE, again.state(), again.problems().toString());
    assertTrue(again.problems().stream().anyMatch(p -> p.code() == Code.STEP_DONE_BEFORE));
    assertEquals(List.of("1 | x"), Contents.of(to, TRAIL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void oneThatMovesATableOfThePlanStopsTheRunWhichCanBeUndone(String vendor) {
    MigrationPlan none = plan(vendor);
    to.execute("create table customer (id integer not null primary key, name varchar(20))");
    MigrationPlan plan =
        journey
            .plan()
            .withScripts(
                List.of(
                    before(
                        "wider",
                        "alter table customer add column more integer",
                        "alter table customer drop column more")));
    assertEquals(none.tables().size(), plan.tables().size());
    RunResult stopped = journey.run(plan);
    assertEquals(RunState.STOPPED, stopped.state(), stopped.problems().toString());
    assertEquals(Code.STEP_MOVED_TABLES, stopped.problems().get(0).code());
    assertEquals(List.of(), Contents.of(to, "select id from customer"));
    assertEquals(RunState.STOPPED, resume(stopped.run()).state(), "nothing has changed");
    assertEquals(RunState.UNDONE, undo(stopped.run()).state());
    assertThrows(IllegalStateException.class, () -> to.query("select more from customer"));
  }

  @Test
  void whatHasToHoldAroundAStepStopsTheRunWhereItDoesNot() {
    Condition ready =
        new Condition(
            "ready",
            Condition.When.BEFORE,
            Condition.Asked.TARGET,
            "select n from trail where n = 100",
            new Condition.Value("100"));
    Condition both =
        new Condition(
            "both",
            Condition.When.AFTER,
            Condition.Asked.TARGET,
            "select count(*) from trail",
            new Condition.SameAs("select count(*) from customer"));
    Script script =
        after("one", "insert into trail values (1, 'one')", "delete from trail where n = 1");
    MigrationPlan plan = plan("postgresql", script.with(List.of(ready, both)));
    RunResult first = journey.run(plan);
    assertEquals(Code.STEP_CONDITION_UNMET, first.problems().get(0).code());
    assertTrue(
        first.problems().get(0).message().startsWith("before the step one, the condition ready"),
        first.problems().get(0).message());
    assertEquals(List.of(), Contents.of(to, TRAIL));

    to.execute("insert into trail values (100, 'ready'), (101, 'too many')");
    RunResult second = resume(first.run());
    assertTrue(
        second.problems().get(0).message().startsWith("after the step one, the condition both"),
        second.problems().get(0).message());
    assertEquals(Code.STEP_CONDITION_UNMET, resume(first.run()).problems().get(0).code());

    to.execute("delete from trail where n = 101");
    RunResult third = resume(first.run());
    assertEquals(RunState.DONE, third.state(), third.problems().toString());
    assertEquals(List.of("1 | one", "100 | ready"), Contents.of(to, TRAIL));
  }

  @Test
  void whatAScriptSetInItsSessionIsGoneBehindIt() {
    MigrationPlan plan =
        plan(
            "postgresql",
            before(
                "elsewhere",
                "create schema apart; set search_path = apart; set role none;"
                    + "create table customer (id integer)",
                "drop schema apart cascade"),
            before("here", "create table here (id integer)", "drop table here"));
    RunResult done = journey.run(plan);
    assertEquals(RunState.DONE, done.state(), done.problems().toString());
    assertEquals(List.of("Ann", "Bob"), Contents.of(to, "select name from public.customer"));
    assertEquals(List.of(), Contents.of(to, "select id from apart.customer"));
    assertEquals(List.of(), Contents.of(to, "select id from public.here"));
    assertEquals(RunState.UNDONE, undo(done.run()).state());
  }
}
