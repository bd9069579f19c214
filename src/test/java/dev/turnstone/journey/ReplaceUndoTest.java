package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.app.Undoing;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.run.Phase;
import dev.turnstone.sql.ScriptLines;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.rollback.Conflict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replaced table is swapped back unless others wrote to the new one since. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class ReplaceUndoTest {
  private static final String SQLITE = "sqlite";
  private static final String POSTGRES = "postgresql";
  private static final String MARIA = "mariadb";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES, MARIA})
  void whatOthersWroteSinceKeepsTheNewTableUnlessItMayGo(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Replaced.source(from, 30);
      Replaced.target(to);
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.run(Replaced.plan(journey));
      to.execute(
          "update item set qty = 4711 where id = 3",
          "delete from item where id = 4",
          "insert into item(id, code) values (900, 'of others')");
      List<String> edited = Contents.of(to, Replaced.ROWS);
      UndoResult preview = UndoTest.preview(journey, run, UndoChoice.ALL);
      UndoResult kept = UndoTest.undo(journey, run, UndoChoice.ALL);
      Map<String, Conflict.Kind> found =
          kept.report().conflicts().stream()
              .collect(Collectors.toMap(c -> c.key().get("id"), Conflict::kind));
      assertEquals(
          Map.of(
              "3", Conflict.Kind.CHANGED, "4", Conflict.Kind.DELETED, "900", Conflict.Kind.ADDED),
          found);
      assertEquals(Set.copyOf(preview.report().conflicts()), Set.copyOf(kept.report().conflicts()));
      assertEquals(Code.UNDO_NOT_SWAPPED, Replaced.code(kept));
      assertEquals(RunState.DONE, kept.state());
      assertEquals(edited, Contents.of(to, Replaced.ROWS));
      UndoResult undone = UndoTest.undo(journey, run, UndoTest.overwriting());
      assertEquals(RunState.UNDONE, undone.state(), () -> undone.report().toString());
      assertEquals(0, undone.report().conflictCount());
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
      assertEquals(Set.of("city", "item"), Set.copyOf(UndoTest.tables(journey, to)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES, MARIA})
  void aLargeTableComesBackInAMoment(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Replaced.source(from, 100_000);
      Replaced.target(to);
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.run(Replaced.plan(journey));
      UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
      assertEquals(RunState.UNDONE, undone.state());
      double seconds = undone.report().tables().get(0).seconds();
      assertTrue(seconds < 3.0, "1 s on a quiet machine, here " + seconds + " s");
      assertTrue(run.phases().getOrDefault(Phase.SWAP, 9.0) < 3.0, () -> "" + run.phases());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES, MARIA})
  void theScriptOfTheWayBackSwapsBackByHand(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Replaced.source(from, 30);
      Replaced.target(to);
      Journey journey = new Journey(from, to, folder);
      List<Table> before = UndoExistingTest.structure(journey, to);
      RunResult run = journey.run(Replaced.plan(journey));
      List<String> script = new ArrayList<>();
      new Undoing(journey.engine().workspace()).script(run.run(), journey.secrets(), lines(script));
      to.execute(script.toArray(String[]::new));
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
      assertEquals(before, UndoExistingTest.structure(journey, to));
    }
  }

  private static ScriptLines lines(List<String> statements) {
    return new ScriptLines() {
      @Override
      public void statement(String sql) {
        statements.add(sql);
      }

      @Override
      public void comment(String text) {}
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES})
  void whatOthersBoundToTheNewTableKeepsItUntilItIsGone(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Replaced.source(from, 30);
      Replaced.target(to);
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.run(Replaced.plan(journey));
      to.execute(Replaced.trigger(to));
      UndoResult kept = UndoTest.undo(journey, run, UndoTest.overwriting());
      assertEquals(Code.UNDO_ATTACHED, Replaced.code(kept), () -> kept.report().toString());
      assertTrue(kept.report().leftReplaced());
      assertEquals(RunState.DONE, kept.state());
      assertEquals(Replaced.expected(from), Contents.of(to, Replaced.ROWS));
      to.execute(Replaced.withoutTrigger(to));
      assertEquals(RunState.UNDONE, UndoTest.undo(journey, run, UndoChoice.ALL).state());
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
    }
  }

  @Test
  void withoutTheTableOfBeforeNothingIsUndone() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      Replaced.source(from, 30);
      Replaced.target(to);
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.run(Replaced.plan(journey));
      to.execute("drop table item_before");
      Refused refused =
          assertThrows(Refused.class, () -> UndoTest.undo(journey, run, UndoTest.overwriting()));
      assertEquals(Code.UNDO_KEPT_GONE, refused.problems().get(0).code());
      assertEquals(Replaced.expected(from), Contents.of(to, Replaced.ROWS));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES, MARIA})
  void rowsThatAReplacedTableRefersToAreUndoneAfterIt(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Replaced.source(from, 30);
      from.execute(
          "create table city(id integer not null primary key, name varchar(40))",
          "insert into city(id, name) values (4, 'D'), (5, 'E')",
          "update item set city_id = 4 where id = 7");
      Replaced.target(to);
      Journey journey = new Journey(from, to, folder);
      RunResult run =
          journey.run(
              Plans.changed(
                  journey.plan(),
                  t ->
                      Plans.with(
                          t,
                          t.target().name().equals("city")
                              ? WriteMode.INSERT
                              : WriteMode.REPLACE)));
      assertEquals(RunState.DONE, run.state(), () -> run.problems().toString());
      UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
      assertEquals(RunState.UNDONE, undone.state(), () -> undone.report().toString());
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
      assertEquals(
          List.of("1 | A", "2 | B", "3 | C"), Contents.of(to, "select id, name from city"));
    }
  }
}
