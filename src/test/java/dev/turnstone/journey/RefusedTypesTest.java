package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Severity;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns whose values have no place in the target are refused before anything is written. */
class RefusedTypesTest {
  @TempDir Path folder;

  @Test
  void shapesOnMapsStayInMariaDb() {
    for (String target : List.of("postgresql", "sqlite")) {
      assertEquals(
          List.of("t0 TYPE_IMPOSSIBLE", "t1 TYPE_IMPOSSIBLE"),
          refusals("mariadb", target, "point", "geometry"),
          target);
    }
    ValueTables same =
        ValueTables.parse(
            "point | ST_GeomFromText('POINT(1 2)')"
                + " | x000000000101000000000000000000f03f0000000000000040",
            2);
    assertEquals(same.expected(), same.outcome("mariadb", "mariadb", folder));
  }

  @Test
  void whatNeedsADecisionIsAskedFor() {
    assertEquals(
        List.of(
            "t0 TYPE_NEEDS_CHOICE",
            "t1 TYPE_NEEDS_CHOICE",
            "t2 TYPE_IMPOSSIBLE",
            "t3 TYPE_IMPOSSIBLE",
            "t4 TYPE_LOSES"),
        refusals(
            "postgresql",
            "postgresql",
            "timestamp->timestamptz",
            "bytea->text",
            "int[]->int",
            "text->inet",
            "timestamp->time"));
    assertEquals(
        List.of("t0 TYPE_NEEDS_CHOICE", "t1 TYPE_NEEDS_CHOICE", "t2 TYPE_IMPOSSIBLE"),
        refusals(
            "sqlite",
            "mariadb",
            "integer->datetime",
            "datetime->timestamp null",
            "boolean->bit(1)"));
  }

  /** Tables t0, t1, .. with a column v of each type, and what the refusal names. */
  private List<String> refusals(String source, String target, String... types) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      int tables = 0;
      for (String type : types) {
        String[] sides = type.split("->");
        String table = "create table t" + tables++ + "(id integer primary key, v ";
        from.execute(table + sides[0] + ")");
        if (sides.length > 1) to.execute(table + sides[1] + ")");
      }
      Journey journey = new Journey(from, to, folder);

      EngineException refused = assertThrows(EngineException.class, journey::migrate);

      List<String> lines = new ArrayList<>();
      for (var problem : refused.problems()) {
        if (problem.severity() == Severity.BLOCKER) {
          String table = problem.where().table().orElse("").replaceAll(".*\\.", "");
          lines.add(table + " " + problem.code());
        }
      }
      return lines;
    }
  }
}
