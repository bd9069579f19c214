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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, sqlite", "sqlite, postgresql", "sqlite, mariadb",
    "postgresql, sqlite", "postgresql, postgresql", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql", "mariadb, mariadb"
  })
  void whatNeedsADecisionIsAskedForInEveryDirection(String source, String target) {
    Kinds from = KINDS.get(source);
    Kinds to = KINDS.get(target);
    assertEquals(
        List.of(
            "t0 TYPE_NEEDS_CHOICE",
            "t1 TYPE_NEEDS_CHOICE",
            "t2 TYPE_NEEDS_CHOICE",
            "t3 TYPE_NEEDS_CHOICE",
            "t4 TYPE_NEEDS_CHOICE",
            "t5 TYPE_LOSES",
            "t6 TYPE_IMPOSSIBLE"),
        refusals(
            source,
            target,
            from.wall + "->" + to.moment,
            from.bytes + "->" + to.text,
            "integer->" + to.wall,
            "double precision->" + to.moment,
            from.moment + "->date",
            from.wall + "->time",
            "time->date"));
  }

  /** How an engine calls a wall time, a point in time, bytes and text. */
  private record Kinds(String wall, String moment, String bytes, String text) {}

  private static final Map<String, Kinds> KINDS =
      Map.of(
          TestDatabase.SQLITE, new Kinds("datetime", "timestamptz", "blob", "text"),
          TestDatabase.POSTGRESQL, new Kinds("timestamp", "timestamptz", "bytea", "text"),
          TestDatabase.MARIADB, new Kinds("datetime", "timestamp null", "longblob", "longtext"));

  @Test
  void typesOfOneEngineAloneAreRefusedWhereTheirValuesHaveNoPlace() {
    assertEquals(
        List.of("t0 TYPE_IMPOSSIBLE", "t1 TYPE_IMPOSSIBLE", "t2 TYPE_IMPOSSIBLE"),
        refusals("postgresql", "postgresql", "int[]->int", "text->inet", "inet->cidr"));
    assertEquals(
        List.of("t0 TYPE_IMPOSSIBLE", "t1 TYPE_IMPOSSIBLE"),
        refusals("postgresql", "mariadb", "int[]->int", "point->point"));
    assertEquals(
        List.of("t0 TYPE_IMPOSSIBLE", "t1 TYPE_IMPOSSIBLE"),
        refusals("postgresql", "sqlite", "int[]->integer", "tsvector->real"));
    assertEquals(
        List.of("t0 TYPE_IMPOSSIBLE", "t1 TYPE_NEEDS_CHOICE"),
        refusals("mariadb", "postgresql", "point->point", "enum('a','b')->integer"));
    assertEquals(
        List.of("t0 TYPE_NEEDS_CHOICE", "t1 TYPE_IMPOSSIBLE"),
        refusals("mariadb", "mariadb", "int->enum('a','b')", "bit(8)->bit(4)"));
    assertEquals(
        List.of("t0 TYPE_IMPOSSIBLE", "t1 TYPE_NEEDS_CHOICE"),
        refusals("sqlite", "mariadb", "boolean->bit(1)", "integer->set('a','b')"));
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
