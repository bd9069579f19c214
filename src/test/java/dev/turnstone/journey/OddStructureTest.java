package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Structure that few databases have: it arrives whole, or is refused before anything is written.
 */
class OddStructureTest {
  private static final List<String> NAMES =
      List.of(
          "select",
          "ORDER",
          "a b",
          "x.y",
          "per%cent",
          "ta`ble",
          "quo\"te",
          "semi;colon",
          "1st",
          "é",
          "日本",
          "--",
          "$1",
          "?",
          "it's",
          "back\\slash",
          ":named",
          "{fn now()}",
          "\"; drop table victims; --",
          "`; drop table victims; --",
          "'); drop table victims; --");

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, sqlite", "sqlite, postgresql", "sqlite, mariadb",
    "postgresql, sqlite", "postgresql, postgresql", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql", "mariadb, mariadb"
  })
  void everyNameThatAnEngineTakesArrives(String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      List<String> sql = new ArrayList<>();
      for (int i = 0; i < NAMES.size(); i += 3) {
        sql.addAll(tableNamed(source, NAMES.subList(i, i + 3)));
      }
      from.execute(sql.toArray(String[]::new));
      to.execute("create table victims(id integer)", "insert into victims values(1)");
      RunResult result = new Journey(from, to, folder).migrate(1);

      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      assertEquals(List.of("1"), Contents.of(to, "select id from victims"));
      for (int i = 0; i < NAMES.size(); i += 3) {
        String table = quoted(target, "t " + NAMES.get(i));
        for (String name : NAMES.subList(i, i + 3)) {
          String query = "select id, " + quoted(target, name) + " from " + table;
          assertEquals(List.of("1 | NULL", "2 | 1"), Contents.of(to, query), name);
        }
      }
    }
  }

  /** A table of the first name, with a column, reference, check and index of each. */
  private static List<String> tableNamed(String vendor, List<String> names) {
    String table = quoted(vendor, "t " + names.get(0));
    List<String> parts = new ArrayList<>(List.of("id integer primary key"));
    names.forEach(name -> parts.add(quoted(vendor, name) + " integer"));
    List<String> sql = new ArrayList<>();
    for (String name : names) {
      String column = quoted(vendor, name);
      parts.add(
          "constraint %s foreign key(%s) references %s(id)"
              .formatted(quoted(vendor, "fk " + name), column, table));
      parts.add("constraint %s check(%s < 100)".formatted(quoted(vendor, "ck " + name), column));
      sql.add("create index %s on %s(%s)".formatted(quoted(vendor, "ix " + name), table, column));
    }
    sql.add(0, "create table " + table + "(" + String.join(", ", parts) + ")");
    sql.add("insert into " + table + " values(1, null, null, null), (2, 1, 1, 1)");
    return sql;
  }

  private static String quoted(String vendor, String name) {
    return vendor.equals(TestDatabase.MARIADB)
        ? "`" + name.replace("`", "``") + "`"
        : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  @ParameterizedTest(name = "from {0} to {1}, which takes {2}")
  @CsvSource({"sqlite, postgresql, 1600", "sqlite, mariadb, 1017", "postgresql, mariadb, 1017"})
  void moreColumnsThanTheTargetTakesAreRefusedWithItsLimit(String source, String target, int most) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute("create table wide(" + columns(most + 1, "integer") + ")");
      Problem problem = refused(from, to).get(0);
      assertEquals(Code.TOO_MANY_COLUMNS, problem.code());
      assertTrue(problem.message().contains(Integer.toString(most)), problem.message());
      assertEquals(
          List.of(),
          Contents.of(to, "select 1 from information_schema.tables where table_name = 'wide'"));
    }
  }

  @ParameterizedTest(name = "from {0} to {1}, {2} columns")
  @CsvSource({
    "sqlite, postgresql, 1000",
    "sqlite, mariadb, 900",
    "postgresql, sqlite, 1500",
    "mariadb, postgresql, 1000",
    "postgresql, mariadb, 1000",
    "mariadb, sqlite, 1000"
  })
  void aThousandColumnsArrive(String source, String target, int width) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table wide(id integer primary key, " + columns(width - 1, "smallint") + ")");
      String values =
          IntStream.range(0, width - 1)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(", "));
      from.execute("insert into wide values(1, " + values + "), (2, " + values + ")");
      RunResult result = new Journey(from, to, folder).migrate();
      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      assertEquals(Contents.of(from, "select * from wide"), Contents.of(to, "select * from wide"));
    }
  }

  @ParameterizedTest(name = "from {0}, {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql|500|text",
        "sqlite|600|text",
        "postgresql|300|numeric(60,30)",
        "mariadb|1000|bigint"
      })
  void rowsThatATableOfMariaDbHasNoRoomForAreRefusedBeforeAnythingIsWritten(
      String source, int width, String type) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.mariadb()) {
      String engine = source.equals(TestDatabase.MARIADB) ? " engine=aria" : "";
      from.execute(
          "create table small(id integer primary key)",
          "create table wide(" + columns(width, type) + ")" + engine);
      Problem problem = refused(from, to).get(0);

      assertEquals(Code.ROW_TOO_WIDE, problem.code());
      assertTrue(problem.message().contains(".wide: a row can take "), problem.message());
      assertTrue(problem.fix().contains("--skip"), problem.fix());
      assertEquals(List.of(), to.query("show tables"));
    }
  }

  @Test
  void textsThatShareARowOfMariaDbWithManyOthersArrive() {
    try (TestDatabase from = Databases.postgres();
        TestDatabase to = Databases.mariadb()) {
      from.execute(
          "create table wide(id integer primary key, " + columns(120, "varchar(50)") + ")",
          "create table longer(id integer primary key, " + columns(30, "varchar(900)") + ")",
          "insert into wide(id, c0, c119) values(1, 'a', repeat('é', 50))",
          "insert into longer(id, c0, c29) values(1, 'a', repeat('é', 900))");
      Journey journey = new Journey(from, to, folder);
      RunResult result = journey.migrate();
      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      for (String table : List.of("wide", "longer")) {
        String all = "select * from " + table;
        assertEquals(Contents.of(from, all), Contents.of(to, all));
      }
      assertTrue(
          journey.plan().leftBehind().isEmpty(), "a plan for tables that are there lists nothing");
    }
  }

  @ParameterizedTest(name = "to {0}, which takes {1}")
  @CsvSource({"postgresql, 32", "mariadb, 32"})
  void aKeyOfMoreColumnsThanTheTargetTakesIsRefusedWithItsLimit(String target, int most) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      String names =
          IntStream.rangeClosed(0, most).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
      from.execute(
          "create table keyed(" + columns(most + 1, "integer") + ", primary key(" + names + "))");
      Problem problem = refused(from, to).get(0);
      assertEquals(Code.KEY_TOO_LONG, problem.code());
      assertTrue(problem.message().contains(Integer.toString(most)), problem.message());
    }
  }

  private static String columns(int count, String type) {
    return IntStream.range(0, count)
        .mapToObj(i -> "c" + i + " " + type)
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void aTableWithoutColumnsIsRefusedByName(String target) {
    try (TestDatabase from = Databases.postgres();
        TestDatabase to = Databases.of(target, folder)) {
      from.execute("create table nothing()", "create table item(id integer primary key)");
      List<Problem> problems = refused(from, to);
      assertEquals(List.of(Code.NO_COLUMNS), problems.stream().map(Problem::code).toList());
      assertTrue(problems.get(0).where().toString().contains("nothing"));
    }
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "postgresql, postgresql", "postgresql, mariadb", "postgresql, sqlite",
    "mariadb, mariadb", "mariadb, postgresql", "mariadb, sqlite",
    "sqlite, sqlite", "sqlite, postgresql", "sqlite, mariadb"
  })
  void whatWasLetInWhileConstraintsWereOffIsSetAsideAndTheConstraintsHold(
      String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(unguarded(source));
      Journey journey = new Journey(from, to, folder);
      RunResult result = Foretold.run(journey, Journey.withChunks(journey.plan(), 2));

      assertEquals(
          RunState.DONE_WITH_SET_ASIDE, result.state(), () -> result.problems().toString());
      assertEquals(
          List.of(
              "child CHECK_FAILED 4", "child PARENT_MISSING 3", "grandchild PARENT_SET_ASIDE 3"),
          journey.setAside(result).stream()
              .map(
                  r ->
                      r.table().substring(r.table().lastIndexOf('.') + 1)
                          + " "
                          + r.code()
                          + " "
                          + r.key().get("id"))
              .sorted()
              .toList());
      assertEquals(List.of("1 | 1", "2 | NULL"), Contents.of(to, "select id, up from child"));
      assertEquals(List.of("1 | 1"), Contents.of(to, "select id, up from grandchild"));
      assertRefused(to, "insert into child(id, up, n) values(9, 9, 1)");
      assertRefused(to, "insert into child(id, up, n) values(9, 1, -1)");
    }
  }

  private static String[] unguarded(String vendor) {
    String late = vendor.equals(TestDatabase.POSTGRESQL) ? " not valid" : "";
    String parent = "constraint child_up foreign key(up) references parent(id)";
    String check = "constraint child_n check(n > 0)";
    List<String> sql = new ArrayList<>();
    if (vendor.equals(TestDatabase.MARIADB)) {
      sql.add("set foreign_key_checks = 0");
      sql.add("set check_constraint_checks = 0");
    }
    if (vendor.equals(TestDatabase.SQLITE)) {
      sql.add("pragma ignore_check_constraints = 1");
    }
    sql.add("create table parent(id integer primary key)");
    sql.add("insert into parent values(1)");
    boolean together = late.isEmpty();
    sql.add(
        "create table child(id integer primary key, up integer, n integer"
            + (together ? ", " + parent + ", " + check : "")
            + ")");
    sql.add("insert into child values(1, 1, 1), (2, null, 1), (3, 7, 1), (4, 1, -1)");
    if (!together) {
      sql.add("alter table child add " + parent + late);
      sql.add("alter table child add " + check + late);
    }
    sql.add(
        "create table grandchild(id integer primary key, up integer not null,"
            + " constraint grand_up foreign key(up) references child(id))");
    sql.add("insert into grandchild values(1, 1), (3, 3)");
    return sql.toArray(String[]::new);
  }

  private static void assertRefused(TestDatabase database, String sql) {
    String first =
        database.vendor().equals(TestDatabase.SQLITE) ? "pragma foreign_keys = 1" : "select 1";
    assertThrows(IllegalStateException.class, () -> database.execute(first, sql), sql);
  }

  @ParameterizedTest(name = "from {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void aTargetThatHidesRowsIsRefused(String source) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.postgres()) {
      String role = to.database() + "_writer";
      from.execute("create table notes(id integer primary key)", "insert into notes values(1)");
      to.execute(
          "create table notes(id integer primary key)",
          "alter table notes enable row level security",
          "create role " + role + " login password 'secret'",
          "grant all on schema public to " + role,
          "grant all on notes to " + role);
      TestDatabase writer =
          new TestDatabase(to.vendor(), to.host(), to.port(), to.database(), role, "secret");
      assertEquals(Code.ROW_SECURITY, refused(from, writer).get(0).code());
      to.execute("drop owned by " + role, "drop role " + role);
    }
  }

  @ParameterizedTest(name = "from {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void aTargetTableWithoutTransactionsIsRefusedByItsEngine(String source) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.mariadb()) {
      from.execute("create table notes(id integer primary key)", "insert into notes values(1)");
      to.execute("create table notes(id integer primary key) engine=myisam");
      Problem problem = refused(from, to).get(0);
      assertEquals(Code.NOT_TRANSACTIONAL, problem.code());
      assertTrue(problem.message().contains("myisam"), problem.message());
      assertEquals(List.of("0"), Contents.of(to, "select count(*) from notes"));
    }
  }

  /** The blockers for which the plan from one to the other is refused. */
  private List<Problem> refused(TestDatabase from, TestDatabase to) {
    Journey journey = new Journey(from, to, folder);
    EngineException why = assertThrows(EngineException.Refused.class, journey::migrate);
    return why.problems().stream().filter(p -> p.severity() == Severity.BLOCKER).toList();
  }
}
