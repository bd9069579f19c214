package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.journal.SetAside;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.Written;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of rows of one load that have the same key, an upsert writes the first and no other. */
class KeyTwiceTest {
  private static final String SOURCE =
      "create table item(seq integer not null primary key, id integer, name varchar(20))";
  private static final String TARGET =
      "create table item(id integer not null primary key, seq integer, name varchar(20))";
  private static final Map<String, String> OWN_TABLES =
      Map.of(
          "postgresql", "select relname from pg_class where relname like 'turnstone%'",
          "mariadb", "show tables like 'turnstone%'",
          "sqlite", "select name from sqlite_schema where name like 'turnstone%'");

  @TempDir Path folder;

  @ParameterizedTest(name = "to {0} in chunks of {1}")
  @CsvSource({
    "postgresql, 100",
    "postgresql, 2",
    "mariadb, 100",
    "mariadb, 2",
    "sqlite, 100",
    "sqlite, 2"
  })
  void ofRowsWithTheSameKeyTheFirstIsWrittenAndTheOthersAreSetAside(String target, int chunk) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          SOURCE,
          "insert into item values(1, 10, 'a'), (2, 20, 'b'), (3, 10, 'second'), (4, 30, 'c'),"
              + " (5, 20, 'b'), (6, 10, 'third'), (7, 40, 'd')");
      to.execute(TARGET, "insert into item values(10, 0, 'old'), (30, 4, 'c'), (90, 0, 'kept')");
      Journey journey = new Journey(from, to, folder);

      RunResult result = Foretold.run(journey, upserting(journey, chunk));

      assertEquals(
          RunState.DONE_WITH_SET_ASIDE, result.state(), () -> result.problems().toString());
      assertEquals(
          List.of("{seq=3} KEY_TWICE", "{seq=5} KEY_TWICE", "{seq=6} KEY_TWICE"),
          setAside(journey, result));
      SetAside row = journey.setAside(result).get(0);
      assertEquals(
          row.table()
              + ": has the same key (id) as an earlier row of this load, which was written.",
          row.reason());
      assertEquals(new Written(2, 1, 1), result.tables().get(0).report().counts().written());
      assertEquals(
          List.of("10 | 1 | a", "20 | 2 | b", "30 | 4 | c", "40 | 7 | d", "90 | 0 | kept"),
          Contents.of(to, "select id, seq, name from item"));
      assertEquals(List.of(), to.query(OWN_TABLES.get(target)), "left in the target");
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void whatOnlyTheTargetTakesForOneKeyIsSetAside(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table who(name varchar(20) not null primary key, n integer)",
          "insert into who values('Ann', 1), ('Bob', 2), ('aNN', 3), ('Zoe', 4), ('ann', 5)");
      switch (target) {
        case "postgresql" ->
            to.execute(
                "create collation caseless (provider = icu, locale = 'und-u-ks-level2',"
                    + " deterministic = false)",
                "create table who(name varchar(20) collate caseless primary key, n integer)",
                "insert into who values('ANN', 0)");
        case "mariadb" ->
            to.execute(
                "create table who(name varchar(20) character set utf8mb4 collate"
                    + " utf8mb4_general_ci primary key, n integer)",
                "insert into who values('ANN', 0)");
        default ->
            to.execute(
                "create table who(name varchar(20) not null collate nocase primary key, n integer)",
                "insert into who values('ANN', 0)");
      }
      Journey journey = new Journey(from, to, folder);

      RunResult result = Foretold.run(journey, upserting(journey, 2));

      assertEquals(
          RunState.DONE_WITH_SET_ASIDE, result.state(), () -> result.problems().toString());
      List<String> kept = Contents.of(to, "select name, n from who");
      List<String> aside = setAside(journey, result);
      assertEquals(3, kept.size(), kept::toString);
      assertEquals(2, aside.size(), aside::toString);
      // rows come in the order of the source's own key, which is that of its bytes
      assertEquals(List.of("Ann | 1", "Bob | 2", "Zoe | 4"), kept);
      assertEquals(List.of("{name=aNN} KEY_TWICE", "{name=ann} KEY_TWICE"), aside);
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void textsThatAreTheSameNumberAreTheSameKey(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table item(id varchar(9) not null primary key, seq integer)",
          "insert into item values('1.5', 1), ('1.50', 2), ('2.0', 3)");
      to.execute("create table item(id decimal(5, 2) not null primary key, seq integer)");
      Journey journey = new Journey(from, to, folder);

      RunResult result = Foretold.run(journey, upserting(journey, 1));

      assertEquals(
          RunState.DONE_WITH_SET_ASIDE, result.state(), () -> result.problems().toString());
      assertEquals(List.of("{id=1.50} KEY_TWICE"), setAside(journey, result));
      assertEquals(List.of("1.5 | 1", "2 | 3"), Contents.of(to, "select id, seq from item"));
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void aKeyOfARefusedRowIsStillFree(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          SOURCE,
          "insert into item values(1, 10, 'taken'), (2, 10, 'b'), (3, 10, 'c'), (4, 20, 'd')");
      to.execute(
          "create table item(id integer not null primary key, seq integer,"
              + " name varchar(20) unique)",
          "insert into item values(90, 0, 'taken')");
      Journey journey = new Journey(from, to, folder);

      RunResult result = Foretold.run(journey, upserting(journey, 100));

      assertEquals(
          RunState.DONE_WITH_SET_ASIDE, result.state(), () -> result.problems().toString());
      assertEquals(
          List.of("{seq=1} DUPLICATE_KEY", "{seq=3} KEY_TWICE"), setAside(journey, result));
      assertEquals(
          List.of("10 | 2 | b", "20 | 4 | d", "90 | 0 | taken"),
          Contents.of(to, "select id, seq, name from item"));
    }
  }

  private static MigrationPlan upserting(Journey journey, int chunk) {
    MigrationPlan plan = journey.plan();
    return Journey.withChunks(Plans.changed(plan, t -> Plans.with(t, WriteMode.UPSERT)), chunk);
  }

  private static List<String> setAside(Journey journey, RunResult result) {
    return journey.setAside(result).stream()
        .map(r -> r.key() + " " + r.code())
        .sorted(Comparator.naturalOrder())
        .toList();
  }
}
