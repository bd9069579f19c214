package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Comparisons;
import dev.turnstone.app.Credentials;
import dev.turnstone.app.StoredStates;
import dev.turnstone.app.Workspace;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.plan.mapping.TablePatterns;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.TableComparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that look alike are told apart where they differ, and not where they are the same. */
class ComparedValuesTest {
  private static final Comparisons.Watch NOBODY = new Comparisons.Watch(table -> {}, () -> false);

  @TempDir Path folder;

  /** Of every type: a key, and two values; each is to be found again by the key alone. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void rowsAreFoundByKeysOfEveryTypeAndRepaired(String vendor) {
    try (TestDatabase database = Databases.of(vendor, folder)) {
      List<String> changes = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      for (String[] type : KeyTypes.of(vendor)) {
        String table = type[0];
        make(database, table, type);
        changes.add("update " + table + " set v = null");
        changes.add("delete from " + table + " where k = " + type[2]);
        expected.add(table + " 0 1 " + (type.length - 3));
      }
      take(database);
      String kept = "snapshot:" + folder.resolve("before.snap");
      database.execute(changes.toArray(String[]::new));
      String[] repair;
      try (Comparison found = compare(kept, database)) {
        expected.sort(null);
        assertEquals(expected, counts(found));
        for (String line : CompareTest.differences(found)) {
          assertTrue(line.contains(" v:"), () -> "not found again: " + line);
        }
        repair = Repairs.of(found);
      }
      database.execute(repair);
      try (Comparison same = compare(kept, database)) {
        assertEquals(List.of(), CompareTest.differences(same), () -> String.join("\n", repair));
      }
    }
  }

  private static void make(TestDatabase database, String table, String[] type) {
    database.execute(
        "create table " + table + "(k " + type[1] + " not null primary key, v " + type[1] + ")");
    for (int i = 2; i < type.length; i++) {
      database.execute("insert into " + table + " values(" + type[i] + ", " + type[i] + ")");
    }
  }

  private static List<String> counts(Comparison found) {
    return found.tables().stream().map(t -> t.right().name() + " " + words(t.counts())).toList();
  }

  private static String words(TableComparison.Counts counts) {
    return counts.added() + " " + counts.removed() + " " + counts.changed();
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({"sqlite, postgresql", "postgresql, mariadb", "mariadb, sqlite"})
  void equalValuesAreEqualOnEveryEngineAndOthersAreNot(String left, String right) {
    try (TestDatabase one = Databases.of(left, folder);
        TestDatabase other = Databases.of(right, folder)) {
      for (TestDatabase database : List.of(one, other)) {
        boolean postgres = database.vendor().equals("postgresql");
        database.execute(
            "create table v(id integer not null primary key, n decimal(10,4), f double precision,"
                + " t varchar(40), b "
                + (postgres ? "bytea" : "blob")
                + ")");
      }
      one.execute(
          "insert into v(id, n, f, t) values (1, 1.0, 0.0, ''), (2, 1.00, -0.0, null),"
              + " (3, 0, 0.1, 'a'), (4, -1.50, 1e300, 'a '), (5, null, null, 'é')");
      other.execute(
          "insert into v(id, n, f, t) values (1, 1.00, -0.0, ''), (2, 1, 0.0, null),"
              + " (3, 0.000, 0.1, 'a'), (4, -1.5, 1e300, 'a '), (5, null, null, 'é')");
      Journey journey = new Journey(one, other, folder);
      try (Comparison same = between(journey, one, other)) {
        assertEquals(List.of(), CompareTest.differences(same));
      }
      other.execute(
          "update v set t = null where id = 1",
          "update v set t = '' where id = 2",
          "update v set f = 0.10000000000000002 where id = 3",
          "update v set t = 'a' where id = 4",
          "update v set n = 0, t = 'E' where id = 5");
      try (Comparison found = between(journey, one, other)) {
        assertEquals(
            List.of(
                "v: CHANGED id=1 t:>NULL",
                "v: CHANGED id=2 t:NULL>",
                "v: CHANGED id=3 f:0.1>0.10000000000000002",
                "v: CHANGED id=4 t:a >a",
                "v: CHANGED id=5 n:NULL>0 t:é>E"),
            CompareTest.differences(found));
      }
    }
  }

  @Test
  void wallTimesInAZoneAndJsonAreComparedByWhatTheyMean() {
    try (TestDatabase one = Databases.postgres();
        TestDatabase other = Databases.postgres()) {
      one.execute(
          "create table v(id integer primary key, at timestamptz, j jsonb, k json)",
          "insert into v values (1, '2024-06-01 12:00+02', '{\"a\":1,\"b\":2}', '{\"a\":1}')");
      other.execute(
          "create table v(id integer primary key, at timestamptz, j jsonb, k json)",
          "insert into v values (1, '2024-06-01 10:00Z', '{\"b\": 2, \"a\": 1}', '{\"a\": 1}')");
      try (Comparison found = between(new Journey(one, other, folder), one, other)) {
        assertEquals(
            List.of("v: CHANGED id=1 k:{\"a\":1}>{\"a\": 1}"), CompareTest.differences(found));
      }
    }
  }

  private Comparison between(Journey journey, TestDatabase from, TestDatabase to) {
    return comparisons()
        .between(
            from.connString(), to.connString(), MappingOptions.DEFAULT, journey.secrets(), NOBODY);
  }

  private Comparison compare(String from, TestDatabase to) {
    return comparisons()
        .between(from, to.connString(), MappingOptions.DEFAULT, secrets(to), NOBODY);
  }

  private Comparisons comparisons() {
    return new Comparisons(new Workspace(folder.resolve("workspace")));
  }

  private void take(TestDatabase database) {
    new StoredStates(new Workspace(folder.resolve("workspace")))
        .take(
            database.connString(),
            TablePatterns.parse(""),
            folder.resolve("before.snap"),
            secrets(database),
            NOBODY);
  }

  private static Credentials secrets(TestDatabase database) {
    Secret secret = new Secret(database.password().toCharArray());
    return new Credentials(secret, secret);
  }
}
