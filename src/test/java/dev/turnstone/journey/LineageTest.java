package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.app.Lineages;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.Workspace;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.difference.Lineage;
import dev.turnstone.undo.difference.Lineage.Happened;
import dev.turnstone.undo.difference.Lineage.OfCell;
import dev.turnstone.undo.difference.Lineage.SourceState;
import dev.turnstone.undo.difference.LineageSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of each value it can be told where it came from and what was there before. */
class LineageTest {
  private static final String TABLE =
      "create table t(id integer not null primary key, name varchar(40))";

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"sqlite, sqlite", "mariadb, postgresql", "postgresql, mariadb"})
  void tellsWhereAValueCameFromAndWhatWasThereBefore(String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(TABLE, "insert into t values(1, 'one'), (2, 'two'), (3, 'three')");
      to.execute(TABLE, "insert into t values(1, 'one'), (2, 'old')");
      Journey journey = new Journey(from, to, folder);
      RunResult run = upsert(journey);
      assertEquals("LEFT_AS_IT_WAS none", words(journey, run, "1"));
      assertEquals("CHANGED old", words(journey, run, "2"));
      assertEquals("ADDED none", words(journey, run, "id=3"));
      assertEquals("NOT_WRITTEN none", words(journey, run, "4"));
      Lineage two = lineage(journey, run, "t", "2", "name");
      assertEquals("copy of name", two.cells().get(0).rule());
      assertEquals(List.of("name"), two.cells().get(0).sources());
      assertEquals(run.run(), two.origin().run());
      assertFalse(two.origin().operator().isEmpty());
      assertEquals(0, two.chunk().orElseThrow());
      assertEquals(SourceState.AS_READ, two.source().state());
      assertEquals("two", value(two, "name"));
    }
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"sqlite, postgresql", "mariadb, sqlite", "postgresql, mariadb"})
  void aSourceThatChangedSinceIsToldFromTheOneThatWasRead(String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(TABLE, "insert into t values(1, 'one'), (2, 'two'), (3, 'three')");
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate();
      from.execute("update t set name = 'later' where id = 2", "delete from t where id = 3");
      assertEquals(SourceState.AS_READ, lineage(journey, run, "t", "1", "name").source().state());
      Lineage two = lineage(journey, run, "t", "2", "name");
      assertEquals(SourceState.CHANGED, two.source().state());
      assertEquals("later", value(two, "name"));
      assertEquals(SourceState.GONE, lineage(journey, run, "t", "3", "name").source().state());
      from.execute("drop table t");
      Lineage gone = lineage(journey, run, "t", "1", "name");
      assertEquals(SourceState.OUT_OF_REACH, gone.source().state());
      assertEquals(Happened.ADDED, gone.what());
    }
  }

  @Test
  void everyPartOfAKeyIsAskedForAndEachMistakeIsNamed() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table line(a varchar(20) not null, b integer not null, qty integer,"
              + " primary key(a, b))",
          "insert into line values('x,y', 1, 5), ('x', 2, 6)",
          "create table log(what text)",
          "insert into log values('seen')");
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.migrate();
      Lineage line = lineage(journey, run, "main.line", "a=x,y,b=1", "");
      assertEquals(List.of("a", "b", "qty"), line.cells().stream().map(OfCell::column).toList());
      assertEquals("5", value(line, "qty"));
      assertEquals(Happened.ADDED, lineage(journey, run, "line", "x,02", "").what());
      assertEquals(Code.LINEAGE_TABLE_UNKNOWN, refusal(journey, run, "lines", "1", ""));
      assertEquals(Code.LINEAGE_COLUMN_UNKNOWN, refusal(journey, run, "line", "x,2", "c"));
      assertEquals(Code.LINEAGE_KEY_UNREADABLE, refusal(journey, run, "line", "1", ""));
      assertEquals(Code.LINEAGE_KEY_UNREADABLE, refusal(journey, run, "line", "a=x", ""));
      assertEquals(Code.LINEAGE_NO_KEY, refusal(journey, run, "log", "seen", ""));
    }
  }

  private static RunResult upsert(Journey journey) {
    MigrationPlan plan = journey.plan();
    return journey.run(
        plan.withTables(plan.tables().stream().map(t -> t.withMode(WriteMode.UPSERT)).toList()));
  }

  private String words(Journey journey, RunResult run, String id) {
    Lineage found = lineage(journey, run, "t", id, "name");
    Optional<String> before = found.cells().get(0).before().map(value -> value.shown());
    return found.what() + " " + before.orElse("none");
  }

  private static String value(Lineage lineage, String column) {
    return lineage.source().values().get(column).value().orElseThrow();
  }

  private Code refusal(Journey journey, RunResult run, String table, String key, String column) {
    Refused refused = assertThrows(Refused.class, () -> lineage(journey, run, table, key, column));
    return refused.problems().get(0).code();
  }

  private Lineage lineage(Journey journey, RunResult run, String table, String key, String column) {
    Optional<String> wanted = Optional.of(column).filter(name -> !name.isEmpty());
    return new Lineages(new Workspace(folder.resolve("workspace")))
        .of(run.run(), new LineageSearch.Wanted(table, key, wanted), journey.secrets());
  }
}
