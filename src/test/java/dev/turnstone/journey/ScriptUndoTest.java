package dev.turnstone.journey;

import static dev.turnstone.support.Scripts.after;
import static dev.turnstone.support.Scripts.before;
import static dev.turnstone.support.Scripts.irreversible;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.DoubtfulSteps;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Problem;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.ScriptLog;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Plans;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of SQL that an undo takes back, or cannot. */
class ScriptUndoTest extends StepsJourney {
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void theyAreCarriedOutAroundTheLoadAndTakenBackTheLastFirst(String vendor) {
    String next = "insert into trail select max(n) + 10, '";
    MigrationPlan plan =
        plan(
            vendor,
            before(
                "early",
                "insert into trail values (1, 'semi;colon'); insert into trail values (2, 'b')",
                "delete from trail where n < 3; " + next + "early' from trail"),
            after(
                "view",
                "create view names as select name from customer;"
                    + "insert into trail select 3, max(name) from customer",
                next + "view' from trail; drop view names"),
            after(
                "extra",
                "create table extra (id integer)",
                next + "extra' from trail; drop table extra"));
    RunResult done = journey.run(plan);
    assertEquals(RunState.DONE, done.state(), done.problems().toString());
    assertEquals(List.of("1 | semi;colon", "2 | b", "3 | Bob"), Contents.of(to, TRAIL));
    assertEquals(List.of("Ann", "Bob"), Contents.of(to, "select name from names"));
    assertEquals(List.of(), Contents.of(to, "select id from extra"));

    UndoResult look =
        undoing().preview(done.run(), UndoChoice.ALL, journey.secrets(), new ProgressMeter());
    assertEquals(List.of("extra UNDONE", "view UNDONE", "early UNDONE"), outcomes(look));
    assertEquals(3, Contents.of(to, TRAIL).size(), "a look writes nothing");

    UndoResult undone = undo(done.run());
    assertEquals(RunState.UNDONE, undone.state(), undone.report().problems().toString());
    assertEquals(List.of("extra UNDONE", "view UNDONE", "early UNDONE"), outcomes(undone));
    assertEquals(
        List.of("13 | extra", "23 | view", "3 | Bob", "33 | early"), Contents.of(to, TRAIL));
    assertThrows(IllegalStateException.class, () -> to.query("select * from names"));
    assertThrows(IllegalStateException.class, () -> to.query("select * from customer"));
    assertEquals(List.of(), undo(done.run()).report().scripts(), "a second undo does nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void ofARunThatStoppedOnlyWhatWasCarriedOutIsTakenBack(String vendor) {
    MigrationPlan plan =
        plan(
            vendor,
            before("one", "insert into trail values (1, 'one')", "delete from trail where n = 1"),
            before("two", "insert into missing values (1)", "insert into trail values (7, 'no')"));
    RunResult stopped = journey.run(plan);
    assertEquals(RunState.STOPPED, stopped.state());
    UndoResult undone = undo(stopped.run());
    assertEquals(List.of("one UNDONE"), outcomes(undone));
    assertEquals(RunState.UNDONE, undone.state());
    assertEquals(List.of(), Contents.of(to, TRAIL));
  }

  @Test
  void anUndoRefusesAHalfDoneStepUntilAPersonHasSaidWhatBecameOfIt() {
    MigrationPlan plan =
        plan(
            "mariadb",
            before("half", "create table extra (id integer)", "drop table extra"),
            before("bad", "insert into missing values (1)", "delete from trail"));
    RunResult stopped = journey.run(plan);
    assertEquals(RunState.STOPPED, stopped.state());
    to.execute("drop table extra", "delete from turnstone_chunk");
    DoubtfulSteps doubtful = new DoubtfulSteps(journey.engine().workspace());
    Path file = folder.resolve("workspace/runs/" + stopped.run() + "/journal.db");
    try (Journal journal = Journal.open(file, journey.engine().workspace().key())) {
      ScriptLog.ofRun(journal).set("half", ScriptLog.Stage.BEGUN, 1);
    }
    assertEquals(Code.STEP_IN_DOUBT, resume(stopped.run()).problems().get(0).code());
    Refused refused = assertThrows(Refused.class, () -> undo(stopped.run()));
    assertEquals(Code.STEP_HALF_DONE, refused.problems().get(0).code());
    doubtful.answer(stopped.run(), false);
    UndoResult undone = undo(stopped.run());
    assertEquals(RunState.UNDONE, undone.state());
    assertEquals(List.of(), undone.report().scripts(), "there was nothing to take back");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void anUndoScriptThatFailsIsDoneByHandAndTheUndoGoesOn(String vendor) {
    MigrationPlan plan =
        plan(
            vendor,
            after("view", "create view names as select name from customer", "drop view names"));
    RunResult done = journey.run(plan);
    to.execute("drop view names");
    UndoResult stopped = undo(done.run());
    assertTrue(stopped.stopped());
    Problem problem = stopped.report().problems().get(0);
    assertEquals(Code.STEP_FAILED, problem.code());
    assertTrue(
        problem.fix().contains("turnstone undo " + done.run() + " --in-doubt done"), problem.fix());
    new DoubtfulSteps(journey.engine().workspace()).answer(done.run(), true);
    UndoResult undone = undo(done.run());
    assertEquals(RunState.UNDONE, undone.state(), undone.report().problems().toString());
    assertThrows(IllegalStateException.class, () -> to.query("select * from customer"));
  }

  @Test
  void onlySomeTablesUndoneLeaveTheStepsAlone() {
    MigrationPlan none = plan("postgresql");
    from.execute("create table other(id integer primary key)", "insert into other values (1)");
    MigrationPlan plan =
        journey
            .plan()
            .withScripts(
                List.of(after("one", "insert into trail values (1, 'a')", "delete from trail")));
    assertEquals(none.tables().size() + 1, plan.tables().size());
    RunResult done = journey.run(plan);
    UndoChoice some = new UndoChoice(UndoChoice.ALL.onConflict(), Set.of("other"));
    UndoResult part =
        undoing()
            .undo(done.run(), some, journey.secrets(), new ProgressMeter(), new Cancellation());
    assertEquals(List.of("one LEFT"), outcomes(part));
    assertEquals(List.of("1 | a"), Contents.of(to, TRAIL));
    assertEquals(List.of("one UNDONE"), outcomes(undo(done.run())));
    assertEquals(List.of(), Contents.of(to, TRAIL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void aCanaryTriesWhatCanBeTakenBackAndLeavesTheRestToTheWholeRun(String vendor) {
    MigrationPlan plan =
        plan(
            vendor,
            after("view", "create view names as select name from customer", "drop view names"),
            irreversible("gone", "insert into trail values (1, 'x')"));
    RunResult canary = journey.run(CanaryTest.canary(plan, 1));
    assertEquals(RunState.CANARY, canary.state(), canary.problems().toString());
    assertEquals(1, Contents.of(to, "select name from names").size());
    assertEquals(List.of(), Contents.of(to, TRAIL));

    RunResult whole = CanaryTest.promote(journey, canary);
    assertEquals(RunState.DONE, whole.state(), whole.problems().toString());
    assertEquals(List.of("Ann", "Bob"), Contents.of(to, "select name from names"));
    assertEquals(List.of("1 | x"), Contents.of(to, TRAIL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void toAStepAfterTheLoadAReplacedTableIsTheNewOne(String vendor) {
    MigrationPlan none = plan(vendor);
    to.execute(
        "create table customer (id integer not null primary key, name varchar(20))",
        "insert into customer values (9, 'Old')");
    Script view =
        after("view", "create view names as select name from customer", "drop view names");
    MigrationPlan plan =
        Plans.changed(journey.plan(), t -> Plans.with(t, WriteMode.REPLACE))
            .withScripts(List.of(view));
    assertEquals(none.tables().size(), plan.tables().size());
    RunResult done = journey.run(plan);
    assertEquals(RunState.DONE, done.state(), done.problems().toString());
    assertEquals(List.of("Ann", "Bob"), Contents.of(to, "select name from names"));
    UndoResult undone = undo(done.run());
    assertEquals(RunState.UNDONE, undone.state(), undone.report().problems().toString());
    assertEquals(List.of("Old"), Contents.of(to, "select name from customer"));
    assertThrows(IllegalStateException.class, () -> to.query("select * from names"));
  }
}
