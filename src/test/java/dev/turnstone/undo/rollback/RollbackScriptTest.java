package dev.turnstone.undo.rollback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.Undoing;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.edit.Scope;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.sql.ScriptLines;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Scripts;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL that takes a run back by hand leads to the very state that was there before the run. */
class RollbackScriptTest {
  private static final String ITEMS = "SELECT id, name, price, seen FROM item ORDER BY id";

  private static final List<Script> SCRIPTS =
      List.of(
          Scripts.before("early", "CREATE TABLE early (id INTEGER)", "DROP TABLE early"),
          Scripts.after("words", "CREATE VIEW words AS SELECT word FROM tag", "DROP VIEW words"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.SQLITE, TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void runByHandItLeadsBackToTheStateBefore(String vendor) {
    String other = vendor.equals(TestDatabase.MARIADB) ? "'old ''name \\\\'" : "'old ''name \\'";
    try (TestDatabase source = Databases.sqlite(folder);
        TestDatabase target = Databases.of(vendor, folder)) {
      source.execute(
          "CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price DECIMAL(8,2))",
          "INSERT INTO item VALUES (1, 'it''s; same', 1.5), (2, 'new \\ name', 2), (3, 'third', NULL)",
          "CREATE TABLE tag (id INTEGER PRIMARY KEY, item INTEGER REFERENCES item (id), word TEXT)",
          "INSERT INTO tag VALUES (1, 3, 'a'), (2, 2, 'b')",
          "CREATE TABLE color (id INTEGER PRIMARY KEY, name VARCHAR(20))",
          "INSERT INTO color VALUES (1, 'red')");
      target.execute(
          "CREATE TABLE item (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(40) NOT NULL, price DECIMAL(8,2), seen VARCHAR(20))",
          "INSERT INTO item VALUES (1, 'it''s; same', 1.5, 'yes'), (2, "
              + other
              + ", 7.25, NULL), (9, 'mine', 0, '')",
          "CREATE TABLE color (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(20))");
      List<List<String>> before = target.query(ITEMS);
      Journey journey = new Journey(source, target, folder);
      RunResult done = journey.run(upserting(journey).withScripts(SCRIPTS));
      assertEquals("4", target.query("SELECT count(*) FROM item").get(0).get(0));

      target.execute(script(journey, done.run()).toArray(String[]::new));

      assertEquals(before, target.query(ITEMS));
      assertEquals("0", target.query("SELECT count(*) FROM color").get(0).get(0));
      for (String gone : List.of("tag", "words", "early")) {
        assertThrows(RuntimeException.class, () -> target.query("SELECT * FROM " + gone), gone);
      }
    }
  }

  @Test
  void ofARunThatIsUndoneThereIsNone() {
    try (TestDatabase source = Databases.sqlite(folder);
        TestDatabase target = Databases.sqlite(folder)) {
      source.execute("CREATE TABLE item (id INTEGER PRIMARY KEY)", "INSERT INTO item VALUES (1)");
      Journey journey = new Journey(source, target, folder);
      String run = journey.migrate().run();
      assertEquals("DROP TABLE `item`", script(journey, run).get(2));
      undoing(journey)
          .undo(run, UndoChoice.ALL, journey.secrets(), new ProgressMeter(), new Cancellation());
      assertThrows(Refused.class, () -> script(journey, run));
    }
  }

  private static MigrationPlan upserting(Journey journey) {
    PlanEdit upsert =
        new PlanEdit(Scope.tables("item"), List.of(new Decision.Write(WriteMode.UPSERT)));
    return journey.engine().edit(journey.plan(), upsert, journey.secrets()).plan();
  }

  private static Undoing undoing(Journey journey) {
    return new Undoing(journey.engine().workspace());
  }

  private static List<String> script(Journey journey, String run) {
    List<String> statements = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    undoing(journey)
        .script(
            run,
            journey.secrets(),
            new ScriptLines() {
              @Override
              public void comment(String text) {
                remarks.add(text);
              }

              @Override
              public void statement(String sql) {
                statements.add(sql);
              }
            });
    assertTrue(remarks.get(0).contains(run), remarks.toString());
    assertFalse(remarks.toString().contains("by hand"), remarks.toString());
    return statements;
  }
}
