package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.app.Comparisons;
import dev.turnstone.app.RunResult;
import dev.turnstone.app.Workspace;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.difference.Lineage;
import dev.turnstone.undo.difference.Lineage.Happened;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of each value it can be told where it came from and what was there before. */
class LineageTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void tellsWhereAValueCameFromAndWhatWasThereBefore(String target) {
    String table = "create table t(id integer not null primary key, name varchar(40))";
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(table, "insert into t values(1, 'one'), (2, 'two'), (3, 'three')");
      to.execute(table, "insert into t values(1, 'one'), (2, 'old')");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      RunResult run =
          journey.run(
              plan.withTables(
                  plan.tables().stream().map(t -> t.withMode(WriteMode.UPSERT)).toList()));
      TableName name = plan.tables().get(0).target();
      assertEquals("LEFT_AS_IT_WAS none", words(run, name, "1"));
      assertEquals("CHANGED old", words(run, name, "2"));
      assertEquals("ADDED none", words(run, name, "3"));
      assertEquals("NOT_WRITTEN none", words(run, name, "4"));
      Lineage two = lineage(run, name, "2", "name");
      assertEquals("copy of name", two.rule());
      assertEquals(run.run(), two.origin().run());
      assertEquals(0, two.chunk().orElseThrow());
      assertEquals(Happened.CHANGED, two.what());
      assertThrows(Refused.class, () -> lineage(run, name, "2", "nothing"));
    }
  }

  private String words(RunResult run, TableName table, String id) {
    Lineage found = lineage(run, table, id, "name");
    return found.what() + " " + found.before().map(v -> v.shown()).orElse("none");
  }

  private Lineage lineage(RunResult run, TableName table, String id, String column) {
    return new Comparisons(new Workspace(folder.resolve("workspace")))
        .lineage(run.run(), table, Map.of("id", id), column);
  }
}
