package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, columns, triggers and other structure arrive whole, or the plan is refused untouched. */
class StructureTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"sqlite, postgresql, 70", "sqlite, mariadb, 70", "mariadb, postgresql, 63"})
  void namesThatAreTooLongAreRefusedWithAProposal(String source, String target, int length) {
    String stem = "n".repeat(length);
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table wide(id integer primary key, %1$sa text, %1$sb text)".formatted(stem));

      List<Problem> problems = refused(from, to);

      assertEquals(
          List.of(Code.NAME_TOO_LONG, Code.NAME_TOO_LONG),
          problems.stream().map(Problem::code).toList());
      int most = target.equals("mariadb") ? 64 : 63;
      String first = stem.substring(0, most);
      String second = stem.substring(0, most - 2) + "_2";
      assertTrue(problems.get(0).fix().endsWith(" " + first), problems.get(0).fix());
      assertTrue(problems.get(1).fix().endsWith(" " + second), problems.get(1).fix());
    }
  }

  @ParameterizedTest(name = "from {0}")
  @ValueSource(strings = {"postgresql", "mariadb"})
  void tablesThatDifferInCaseAloneAreRefusedBySqlite(String source) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.sqlite(folder)) {
      String quote = source.equals(TestDatabase.MARIADB) ? "`" : "\"";
      from.execute(
          "create table " + quote + "Item" + quote + "(id int)", "create table item(id int)");

      List<Problem> problems = refused(from, to);

      assertEquals(List.of(Code.NAME_COLLIDES), problems.stream().map(Problem::code).toList());
      assertTrue(problems.get(0).fix().contains("item_2"), problems.get(0).fix());
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void namesThatAreStatementsAreOnlyNames(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      to.execute("create table victims(id integer)", "insert into victims values(1)");
      from.execute(
          "create table \"x\"\"; drop table victims; --\"(\"a'`b\" integer primary key,"
              + " \"c\\\"\"); drop table victims; --\" text)",
          "insert into \"x\"\"; drop table victims; --\" values(1, '''; drop table victims; --')",
          "create unique index \"i`; drop table victims; --\" on \"x\"\"; drop table victims; --\"(2)");
      Journey journey = new Journey(from, to, folder);
      RunResult result = journey.migrate();

      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      assertEquals(List.of("1"), Contents.of(to, "select id from victims"));
      String name = "\"x\"\"; drop table victims; --\"";
      if (target.equals("mariadb")) name = "`x\"; drop table victims; --`";
      assertEquals(
          List.of("1 | '; drop table victims; --"), Contents.of(to, "select * from " + name));
    }
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, sqlite", "sqlite, postgresql", "sqlite, mariadb",
    "postgresql, sqlite", "postgresql, postgresql", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql", "mariadb, mariadb"
  })
  void anExistingTableKeepsItsOrderOfColumnsAndItsTriggers(String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table audit(id integer primary key, what varchar(20))",
          "create table item(id integer primary key, name varchar(20), price integer)",
          "insert into item values(1, 'a', 10), (2, 'b', 20)");
      from.execute(trigger(source, "source"));
      to.execute(
          "create table audit(id integer primary key, what varchar(20))",
          "create table item(price integer, id integer primary key, name varchar(20))");
      to.execute(trigger(target, "target"));
      RunResult result = new Journey(from, to, folder).migrate();

      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      assertEquals(List.of("10 | 1 | a", "20 | 2 | b"), Contents.of(to, "select * from item"));
      assertEquals(List.of(), Contents.of(to, "select what from audit"));
      to.execute("insert into item values(30, 3, 'c')");
      assertEquals(List.of("target"), Contents.of(to, "select what from audit"));
    }
  }

  /** Notes each row that comes into a table in another one. */
  private static String[] trigger(String vendor, String word) {
    String note = " insert into audit values(new.id, '" + word + "')";
    return switch (vendor) {
      case TestDatabase.POSTGRESQL ->
          new String[] {
            "create function note() returns trigger language plpgsql as $$ begin"
                + note
                + "; return new; end $$",
            "create trigger t after insert on item for each row execute function note()"
          };
      case TestDatabase.MARIADB ->
          new String[] {"create trigger t after insert on item for each row" + note};
      default -> new String[] {"create trigger t after insert on item begin" + note + "; end"};
    };
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void emptyTablesArriveAndWhatCannotIsListed(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table empties(id integer primary key, v text)",
          "create virtual table words using fts5(body)",
          "insert into words values('a word')",
          "create view v as select * from empties");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      RunResult result = journey.run(plan);

      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      assertEquals(List.of("0"), Contents.of(to, "select count(*) from empties"));
      assertEquals(1, plan.tables().size());
      String left = String.join("\n", plan.leftBehind());
      assertTrue(left.contains("virtual table") && left.contains("words_content"), left);
      assertTrue(left.contains("view"), left);
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void aSourceThatHidesRowsIsRefused(String target) {
    try (TestDatabase from = Databases.postgres();
        TestDatabase to = Databases.of(target, folder)) {
      String role = from.database() + "_reader";
      from.execute(
          "create table notes(id int primary key, who text)",
          "insert into notes values(1, 'a'), (2, 'b'), (3, '" + role + "')",
          "alter table notes enable row level security",
          "create policy own on notes using (who = current_user)",
          "create role " + role + " login password 'secret'",
          "grant select on notes to " + role);
      TestDatabase reader =
          new TestDatabase(
              from.vendor(), from.host(), from.port(), from.database(), role, "secret");
      assertEquals(List.of("3"), Contents.of(reader, "select id from notes"));

      List<Problem> problems = refused(reader, to);

      assertEquals(Code.ROW_SECURITY, problems.get(0).code());
      from.execute("drop owned by " + role, "drop role " + role);
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void aTableThatHoldsRowsIsRefusedAndUntouched(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute("create table item(id integer primary key)", "insert into item values(1)");
      to.execute("create table item(id integer primary key)", "insert into item values(5)");

      List<Problem> problems = refused(from, to);

      assertEquals(List.of(Code.TABLE_NOT_EMPTY), problems.stream().map(Problem::code).toList());
      assertEquals(List.of("5"), Contents.of(to, "select id from item"));
    }
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "postgresql, sqlite", "postgresql, postgresql", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql", "mariadb, mariadb"
  })
  void aTableOfTheSameNameInAnotherSchemaIsListedAndNeitherReadNorReferredTo(
      String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      String other = from.database() + "_other";
      from.execute(
          "create schema " + other,
          "create table item(id int primary key, name varchar(9))",
          "insert into item values(1, 'ours')",
          "create table " + other + ".item(id int primary key, name varchar(9))",
          "insert into " + other + ".item values(1, 'theirs'), (2, 'theirs')",
          "create table child(id int primary key, item_id int,"
              + " constraint child_item foreign key(item_id) references "
              + other
              + ".item(id))",
          "insert into child values(1, 2)");
      try {
        Journey journey = new Journey(from, to, folder);
        MigrationPlan plan = journey.plan();
        RunResult result = journey.run(plan);

        assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
        assertEquals(List.of("1 | ours"), Contents.of(to, "select * from item"));
        assertEquals(List.of("1 | 2"), Contents.of(to, "select * from child"));
        String left = String.join("\n", plan.leftBehind());
        assertTrue(left.contains("child_item"), left);
        assertTrue(left.contains(other), left);
      } finally {
        from.execute("drop table child", "drop schema " + other + cascade(source));
      }
    }
  }

  private static String cascade(String vendor) {
    return vendor.equals(TestDatabase.POSTGRESQL) ? " cascade" : "";
  }

  @Test
  void aSecondSchemaIsNotMergedIntoTheTablesOfTheFirst() {
    try (TestDatabase from = Databases.postgres();
        TestDatabase to = Databases.mariadb()) {
      from.execute(
          "create schema other",
          "create table item(id int primary key)",
          "insert into item values(1)",
          "create table other.item(id int primary key)",
          "insert into other.item values(2)");
      new Journey(from, to, folder).migrate();
      TestDatabase other =
          new TestDatabase(
              from.vendor(),
              from.host(),
              from.port(),
              from.database() + "?schema=other",
              from.user(),
              from.password());

      List<Problem> problems = refused(other, to);

      assertEquals(List.of(Code.TABLE_NOT_EMPTY), problems.stream().map(Problem::code).toList());
      assertEquals(List.of("1"), Contents.of(to, "select id from item"));
    }
  }

  /** The blockers for which the plan from one to the other is refused. */
  private List<Problem> refused(TestDatabase from, TestDatabase to) {
    Journey journey = new Journey(from, to, folder);
    EngineException why = assertThrows(EngineException.Refused.class, journey::migrate);
    return why.problems().stream().filter(p -> p.severity() == Severity.BLOCKER).toList();
  }
}
