package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are found, told apart and kept together by keys of every kind, in chunks of two rows. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class KeysTest {
  private static final String CASELESS =
      "create collation caseless"
          + " (provider = icu, locale = 'und-u-ks-level2', deterministic = false)";
  private static final String[] SQLITE = {
    "create table nokey(a text, b integer)",
    "insert into nokey values('x', 1), ('x', 1), ('x', 1), (null, 2), (null, 2)",
    "create table nullpk(k varchar(20) primary key, v integer)",
    "insert into nullpk values(null, 1), (null, 2), ('a', 3)",
    "create table trails(k varchar(10) primary key)",
    "insert into trails values('a'), ('a '), ('a  ')",
    "create table edges(id integer primary key, v text)",
    "insert into edges values(0, 'zero'), (-5, 'minus'), (-9223372036854775808, 'least'), (7, 'x')",
    "create table last(id bigint not null, v text, primary key(id))",
    "insert into last values(9223372036854775807, 'most'), (9223372036854775806, 'before')",
    "create table bytes(k blob primary key, v integer)",
    "insert into bytes values(x'00', 1), (x'0000', 2), (x'ff00', 3), (x'7f', 4), (x'80', 5)",
    "create table words(k varchar(20) collate nocase primary key)",
    "insert into words values('b'), ('A'), ('ä'), ('Z'), ('a b'), ('_')",
    "create table ids(k uuid primary key)",
    "insert into ids values('80000000-0000-0000-0000-000000000000'),"
        + " ('7fffffff-0000-0000-0000-000000000000'), ('ffffffff-ffff-ffff-ffff-ffffffffffff'),"
        + " ('00000000-0000-0000-8000-000000000000')",
    "create table maybe(u integer unique, v text)",
    "insert into maybe values(null, 'a'), (null, 'b'), (null, 'b'), (1, 'c')",
    "create table parent(id integer primary key, boss integer references parent(id))",
    "insert into parent values(1, 3), (2, 1), (3, 2), (4, 99)",
    "create table child(id integer primary key, parent_id integer references parent(id))",
    "insert into child values(10, 1), (11, 4), (12, 77), (13, null)",
    "create table hen(id integer primary key, egg integer not null references egg(id))",
    "create table egg(id integer primary key, hen integer not null references hen(id))",
    "insert into hen values(1, 2), (2, 1)",
    "insert into egg values(1, 1), (2, 2)",
    "create table moments(k datetime primary key)",
    "insert into moments values('2024-01-01 00:00:00.000001'),"
        + " ('2024-01-01 00:00:00.000002'), ('2024-01-01 00:00:00.000003')",
    "create table country(code varchar(5) collate nocase primary key)",
    "insert into country values('de'), ('Fr'), ('at')",
    "create table town(id integer primary key, country varchar(5) references country(code))",
    "insert into town values(1, 'de'), (2, 'FR'), (3, 'at')",
    "pragma ignore_check_constraints = 1",
    "create table checked(id integer primary key, n integer, check (n > 0))",
    "insert into checked values(1, 5), (2, -5)"
  };
  private static final String[] MARIADB = {
    "create table country(code varchar(5) character set utf8mb4 collate utf8mb4_general_ci"
        + " primary key)",
    "insert into country values('de'), ('Fr'), ('ÄT')",
    "create table town(id int primary key, country varchar(5) character set utf8mb4 collate"
        + " utf8mb4_general_ci, foreign key(country) references country(code))",
    "insert into town values(1, 'de'), (2, 'FR'), (3, 'ÄT')",
    "create table bytes(k binary(3) primary key, v int)",
    "insert into bytes values(x'00', 1), (x'ff00', 2), (x'7f', 3), (x'80', 4)",
    "create table hidden(id int primary key, seen int, unseen int invisible default 7)",
    "insert into hidden(id, seen, unseen) values(1, 1, 1), (2, 2, 2)",
    "create table nokey(a varchar(9), b int)",
    "insert into nokey values('x', 1), ('x', 1), ('x', 1), (null, 2), (null, 2)",
    "create table trails(k varchar(10) collate utf8mb4_nopad_bin primary key)",
    "insert into trails values('a'), ('a '), ('a  ')",
    "create table most(id bigint unsigned primary key)",
    "insert into most values(18446744073709551615), (18446744073709551614), (0)",
    "create table last(id bigint primary key, v varchar(9))",
    "insert into last values(9223372036854775807, 'most'), (-9223372036854775808, 'least')",
    "create table words(k varchar(20) collate utf8mb4_general_ci primary key)",
    "insert into words values('b'), ('A'), ('é'), ('Z'), ('a b'), ('_')",
    "create table ids(k uuid primary key)",
    "insert into ids values('80000000-0000-0000-0000-000000000000'),"
        + " ('7fffffff-0000-0000-0000-000000000000'), ('ffffffff-ffff-ffff-ffff-ffffffffffff'),"
        + " ('00000000-0000-1000-8000-000000000000')",
    "create table moments(k datetime(6) primary key)",
    "insert into moments values('2024-01-01 00:00:00.000001'),"
        + " ('2024-01-01 00:00:00.000002'), ('2024-01-01 00:00:00.000003')",
    "create table maybe(u int unique, v varchar(9))",
    "insert into maybe values(null, 'a'), (null, 'b'), (null, 'b'), (1, 'c')",
    "create table parted(id int primary key, v varchar(9)) partition by hash(id) partitions 3",
    "insert into parted select seq, concat('v', seq) from seq_0_to_19",
    "create table past(id int primary key, v varchar(9)) with system versioning",
    "insert into past values(1, 'old'), (2, 'gone'), (3, 'same')",
    "update past set v = 'new' where id = 1",
    "delete from past where id = 2",
    "set foreign_key_checks = 0",
    "create table hen(id int primary key, egg int not null, foreign key(egg) references egg(id))",
    "create table egg(id int primary key, hen int not null, foreign key(hen) references hen(id))",
    "insert into hen values(1, 2), (2, 1)",
    "insert into egg values(1, 1), (2, 2)",
    "set sql_mode = 'NO_AUTO_VALUE_ON_ZERO'",
    "create table counted(id int auto_increment primary key, v int)",
    "insert into counted values(0, 1), (-5, 2), (6, 3)"
  };
  private static final String[] POSTGRESQL = {
    "create table ids(k uuid primary key)",
    "insert into ids select md5(i::text)::uuid from generate_series(1, 40) i",
    "create table words(k varchar(20) collate \"C\" primary key)",
    "insert into words values('b'), ('A'), ('ä'), ('Z'), ('a b'), ('_'), ('B'), ('a')",
    "create table nokey(a text, b int)",
    "insert into nokey values('x', 1), ('x', 1), ('x', 1), (null, 2), (null, 2)",
    "create table trails(k varchar(10) primary key)",
    "insert into trails values('a'), ('a '), ('a  ')",
    "create table last(id bigint primary key, v text)",
    "insert into last values(9223372036854775807, 'most'), (-9223372036854775808, 'least')",
    "create table bytes(k bytea primary key, v int)",
    "insert into bytes values('\\x00', 1), ('\\x0000', 2), ('\\xff00', 3), ('\\x80', 4)",
    "create table sorted(k varchar(20) collate \"en-x-icu\" primary key)",
    "insert into sorted values('b'), ('A'), ('ä'), ('Z'), ('a b'), ('_'), ('B'), ('a')",
    "create table maybe(u int unique, v text)",
    "insert into maybe values(null, 'a'), (null, 'b'), (null, 'b'), (1, 'c')",
    "create table hen(id int primary key, egg int not null)",
    "create table egg(id int primary key, hen int not null references hen(id))",
    "insert into hen values(1, 2), (2, 1)",
    "insert into egg values(1, 1), (2, 2)",
    "alter table hen add foreign key(egg) references egg(id)",
    CASELESS,
    "create table country(code varchar(5) collate caseless primary key)",
    "insert into country values('de'), ('Fr'), ('at')",
    "create table town(id int primary key,"
        + " country varchar(5) collate caseless references country(code))",
    "insert into town values(1, 'de'), (2, 'FR'), (3, 'at')",
    "create table moments(k timestamp primary key)",
    "insert into moments values('2024-01-01 00:00:00.000001'),"
        + " ('2024-01-01 00:00:00.000002'), ('2024-01-01 00:00:00.000003')",
    "create table edges(id bigint generated by default as identity primary key, v text)",
    "insert into edges values(0, 'zero'), (-5, 'minus'), (9, 'x')",
    "create table parted(id int, v text) partition by range(id)",
    "create table parted_low partition of parted for values from (0) to (10)",
    "create table parted_high partition of parted for values from (10) to (20)",
    "insert into parted select i, 'v' || i from generate_series(0, 19) i",
    "create table animal(id int primary key, name text)",
    "create table dog(tricks int) inherits(animal)",
    "insert into animal values(1, 'fish')",
    "insert into dog values(2, 'rex', 3)",
    "create table doubled(id int primary key, a int, b int generated always as (a * 2) stored)",
    "insert into doubled(id, a) values(1, 5), (2, 6)"
  };
  private static final List<String> WHOLE =
      List.of(
          "nokey", "trails", "last", "words", "ids", "moments", "maybe", "hen", "egg", "country");

  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void rowsOfSqliteKeepTheirKeysOrAreSetAside(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(SQLITE);
      Journey journey = new Journey(from, to, folder);
      RunResult result = Foretold.run(journey, Journey.withChunks(journey.plan(), 2));

      assertEquals(
          RunState.DONE_WITH_SET_ASIDE, result.state(), () -> result.problems().toString());
      assertWhole(from, to, "edges", "bytes");
      boolean file = target.equals("sqlite");
      assertEquals(
          file ? List.of("NULL | 1", "NULL | 2", "a | 3") : List.of("a | 3"),
          Contents.of(to, "select k, v from nullpk"));
      assertEquals(List.of("1 | 3", "2 | 1", "3 | 2"), Contents.of(to, "select * from parent"));
      assertEquals(List.of("10 | 1", "13 | NULL"), Contents.of(to, "select * from child"));
      assertEquals(List.of("1 | 5"), Contents.of(to, "select * from checked"));
      List<String> aside =
          List.of(
              "checked {id=2} CHECK_FAILED",
              "child {id=11} PARENT_SET_ASIDE",
              "child {id=12} PARENT_MISSING",
              "nullpk {k=} NOT_NULLABLE",
              "nullpk {k=} NOT_NULLABLE",
              "parent {id=4} PARENT_MISSING",
              "town {id=2} PARENT_MISSING");
      assertEquals(
          aside.stream().filter(line -> !file || !line.matches("(nullpk|town).*")).toList(),
          setAside(journey, result));
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void rowsOfMariaDbKeepTheirKeysOrAreSetAside(String target) {
    try (TestDatabase from = Databases.mariadb();
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(MARIADB);
      Journey journey = new Journey(from, to, folder);
      RunResult result = Foretold.run(journey, Journey.withChunks(journey.plan(), 2));

      boolean caseless = target.equals("mariadb");
      boolean signed = target.equals("sqlite");
      List<String> aside = new ArrayList<>();
      if (signed) {
        aside.add("most {id=18446744073709551614} OUT_OF_RANGE");
        aside.add("most {id=18446744073709551615} OUT_OF_RANGE");
      }
      if (!caseless) aside.add("town {id=2} PARENT_MISSING");
      assertEquals(aside, setAside(journey, result));
      assertEquals(
          caseless ? RunState.DONE : RunState.DONE_WITH_SET_ASIDE,
          result.state(),
          () -> result.problems().toString());
      assertWhole(from, to, "bytes", "counted", "parted");
      String most = "select id from most" + (signed ? " where id = 0" : "");
      assertEquals(Contents.of(from, most), Contents.of(to, "select id from most"));
      assertEquals(
          List.of("1 | 1 | 1", "2 | 2 | 2"),
          Contents.of(to, "select id, seen, unseen from hidden"));
      assertEquals(List.of("1 | new", "3 | same"), Contents.of(to, "select id, v from past"));
      to.execute("insert into counted(v) values(4)");
      assertEquals(
          List.of("1"),
          Contents.of(to, "select count(*) from counted where v = 4 and id in (7, 8)"));
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void rowsOfPostgresKeepTheirKeysOrAreSetAside(String target) {
    try (TestDatabase from = Databases.postgres();
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(POSTGRESQL);
      Journey journey = new Journey(from, to, folder);
      RunResult result = Foretold.run(journey, Journey.withChunks(journey.plan(), 2));

      assertEquals(List.of("town {id=2} PARENT_MISSING"), setAside(journey, result));
      assertEquals(
          RunState.DONE_WITH_SET_ASIDE, result.state(), () -> result.problems().toString());
      assertWhole(from, to, "edges", "bytes", "sorted", "parted", "dog", "doubled");
      assertEquals(List.of("1 | fish"), Contents.of(to, "select id, name from animal"));
      to.execute("insert into edges(v) values('next')", "insert into doubled(id, a) values(3, 7)");
      assertEquals(
          List.of("1"),
          Contents.of(to, "select count(*) from edges where v = 'next' and id in (10, 11)"));
      assertEquals(List.of("14"), Contents.of(to, "select b from doubled where id = 3"));
    }
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, sqlite", "sqlite, postgresql", "sqlite, mariadb",
    "postgresql, sqlite", "postgresql, postgresql", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql", "mariadb, mariadb"
  })
  void aDuplicateThatOnlyTheTargetsKeySeesIsSetAside(String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      to.execute(who(target, true));
      from.execute(who(source, false));
      from.execute("insert into who values(1, 'Ann'), (2, 'ANN'), (3, 'Bob'), (4, 'ann')");
      Journey journey = new Journey(from, to, folder);
      RunResult result = Foretold.run(journey, Journey.withChunks(journey.plan(), 2));

      assertEquals(
          List.of("who {id=2} DUPLICATE_KEY", "who {id=4} DUPLICATE_KEY"),
          setAside(journey, result));
      assertEquals(List.of("1 | Ann", "3 | Bob"), Contents.of(to, "select id, name from who"));
      assertThrows(
          IllegalStateException.class, () -> to.execute("insert into who values(9, 'BOB')"));
    }
  }

  /** A table whose unique names are told apart by case or not. */
  private static String[] who(String vendor, boolean caseless) {
    String collation =
        switch (vendor) {
          case TestDatabase.SQLITE -> caseless ? "nocase" : "binary";
          case TestDatabase.MARIADB -> caseless ? "utf8mb4_general_ci" : "utf8mb4_bin";
          default -> caseless ? "caseless" : "\"C\"";
        };
    String table =
        "create table who(id integer primary key, name varchar(20) collate "
            + collation
            + ", unique(name))";
    return collation.equals("caseless") ? new String[] {CASELESS, table} : new String[] {table};
  }

  /** Beside the tables named, those that every source has. */
  private static void assertWhole(TestDatabase from, TestDatabase to, String... more) {
    for (String table : Stream.concat(WHOLE.stream(), Stream.of(more)).toList()) {
      String all = "select * from " + table;
      assertEquals(Contents.of(from, all), Contents.of(to, all), table);
    }
  }

  /** Table, key and code of every row set aside, sorted. */
  private static List<String> setAside(Journey journey, RunResult result) {
    return journey.setAside(result).stream()
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "%s %s %s",
                    row.table().substring(row.table().lastIndexOf('.') + 1),
                    row.key(),
                    row.code()))
        .sorted()
        .toList();
  }
}
