package dev.turnstone.app.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.app.Workspace;
import dev.turnstone.app.connection.Side;
import dev.turnstone.app.profile.ColumnProfile.Counted;
import dev.turnstone.app.profile.ColumnProfile.Distinct;
import dev.turnstone.catalog.Table;
import dev.turnstone.problem.EngineException;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the values of a table are like is found out by reading, on every vendor alike. */
class ProfilingTest {
  private static final char[] NONE = {};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.SQLITE, TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void columnsOfEveryKindAreTold(String vendor) {
    try (TestDatabase database = Databases.of(vendor, folder)) {
      database.execute(
          "create table customer(id integer primary key, mail varchar(50), city varchar(40),"
              + " born date, credit decimal(12,4))",
          "insert into customer values (1, 'anna@example.com', 'Bonn', '1970-01-02', -3.5),"
              + " (2, 'b.c@example.org', 'Köln', '2001-12-31', 9120.125),"
              + " (3, null, 'Köln', null, 0), (4, 'd@example.net', 'Aachen', '1980-05-05', 17)");
      TableProfile profile = profile(database, "customer", Profiling.MOST_ROWS);
      assertEquals(4, profile.rows());
      assertTrue(profile.whole());
      ColumnProfile mail = profile.column("mail").orElseThrow();
      assertEquals(1, mail.nulls());
      assertEquals(0.25, mail.nullShare());
      assertEquals(new Distinct(3, true), mail.distinct());
      assertEquals(Map.of(Shape.MAIL, 3L), mail.shapes());
      assertEquals(new Counted("aaa@aaa.aaa", 1), mail.patterns().get(2));
      assertEquals(13, mail.extent().shortest().orElseThrow());
      assertEquals(16, mail.extent().longest().orElseThrow());
      ColumnProfile city = profile.column("city").orElseThrow();
      assertEquals(new Counted("Köln", 2), city.top().get(0));
      assertEquals(List.of(new Counted("Aaaa", 4)), city.patterns());
      assertEquals(4, city.extent().shortest().orElseThrow());
      assertEquals(Optional.of("Aachen"), city.extent().least());
      assertEquals(Optional.of("1970-01-02"), least(profile, "born"));
      assertEquals(Optional.of("2001-12-31"), most(profile, "born"));
      assertEquals(-3.5, Double.parseDouble(least(profile, "credit").orElseThrow()));
      assertEquals(9120.125, Double.parseDouble(most(profile, "credit").orElseThrow()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.SQLITE, TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void ofALargeTableASampleFromAllOverItIsLookedAt(String vendor) {
    try (TestDatabase database = Databases.of(vendor, folder)) {
      database.execute("create table event(id integer primary key, kind varchar(10))");
      fill(database, "event", 10_000);
      ProfileWatch watch = new ProfileWatch();
      TableProfile profile = profile(database, "event", 1000, watch).orElseThrow();
      assertEquals(1000, profile.rows());
      assertFalse(profile.whole());
      assertEquals(1, watch.share());
      long last = Long.parseLong(most(profile, "id").orElseThrow());
      assertTrue(last > 9000 && last <= 10_000, "the last row looked at: " + last);
      assertEquals(Optional.of("1"), least(profile, "id"));
    }
  }

  @Test
  void aTableWithoutAKeyIsReadFromItsBeginning() {
    try (TestDatabase database = Databases.mariadb()) {
      database.execute("create table log(id integer, kind varchar(10))");
      fill(database, "log", 5000);
      TableProfile profile = profile(database, "log", 1000);
      assertEquals(1000, profile.rows());
      assertFalse(profile.whole());
    }
  }

  @Test
  void manyDifferentValuesAreEstimatedAndThatIsSaid() {
    try (TestDatabase database = Databases.sqlite(folder)) {
      database.execute("create table event(id integer primary key, kind varchar(10))");
      fill(database, "event", 30_000);
      TableProfile profile = profile(database, "event", Profiling.MOST_ROWS);
      Distinct ids = profile.column("id").orElseThrow().distinct();
      assertFalse(ids.exact());
      assertEquals(30_000, ids.count(), 1000);
      assertEquals(new Distinct(7, true), profile.column("kind").orElseThrow().distinct());
    }
  }

  @Test
  void whatSqliteMixesIsOrderedNumbersBeforeTexts() {
    try (TestDatabase database = Databases.sqlite(folder)) {
      database.execute(
          "create table odd(v)",
          "insert into odd values ('abc'), (3), (2.5), (x'00ff'), (null), (12), ('')");
      TableProfile profile = profile(database, "odd", Profiling.MOST_ROWS);
      assertEquals(Optional.of("2.5"), least(profile, "v"));
      assertEquals(Optional.of("abc"), most(profile, "v"));
      assertEquals(new Distinct(6, true), profile.column("v").orElseThrow().distinct());
      assertTrue(
          profile.column("v").orElseThrow().top().stream().anyMatch(c -> c.shown().equals("00ff")));
    }
  }

  @Test
  void longTextsAreShownByTheirBeginningAndToldApart() {
    try (TestDatabase database = Databases.sqlite(folder)) {
      String begin = "x".repeat(500);
      database.execute(
          "create table doc(id integer primary key, body text)",
          "insert into doc values (1, '" + begin + "a'), (2, '" + begin + "b')");
      ColumnProfile body =
          profile(database, "doc", Profiling.MOST_ROWS).column("body").orElseThrow();
      assertEquals(new Distinct(2, true), body.distinct());
      assertEquals("x".repeat(120) + "…", body.top().get(0).shown());
      assertEquals(501, body.extent().longest().orElseThrow());
      assertEquals(List.of(), body.patterns());
    }
  }

  @Test
  void anEmptyTableHasAnEmptyProfile() {
    try (TestDatabase database = Databases.sqlite(folder)) {
      database.execute("create table bare(id integer primary key)");
      TableProfile profile = profile(database, "bare", Profiling.MOST_ROWS);
      assertTrue(profile.whole());
      ColumnProfile id = profile.column("id").orElseThrow();
      assertEquals(0, id.nullShare());
      assertEquals(List.of(), id.top());
    }
  }

  @Test
  void aStopLeavesNoProfile() {
    try (TestDatabase database = Databases.sqlite(folder)) {
      database.execute("create table event(id integer primary key, kind varchar(10))");
      fill(database, "event", 100);
      ProfileWatch watch = new ProfileWatch();
      watch.stop();
      assertEquals(Optional.empty(), profile(database, "event", 1000, watch));
    }
  }

  @Test
  void aTableThatIsGoneIsAProblemInWords() {
    try (TestDatabase database = Databases.sqlite(folder)) {
      database.execute("create table event(id integer primary key, kind varchar(10))");
      Table table = table(database, "event");
      database.execute("drop table event");
      try (Profiling profiling = open(database, Profiling.MOST_ROWS)) {
        assertThrows(EngineException.class, () -> profiling.of(table, new ProfileWatch()));
      }
    }
  }

  @Test
  void noValueGetsIntoALog() {
    try (TestDatabase database = Databases.sqlite(folder)) {
      database.execute("create table t(v text)", "insert into t values ('hush')");
      TableProfile profile = profile(database, "t", Profiling.MOST_ROWS);
      assertFalse(profile.toString().contains("hush"), profile.toString());
      assertFalse(profile.columns().get(0).top().toString().contains("hush"));
      assertFalse(profile.columns().get(0).extent().toString().contains("hush"));
    }
  }

  private static void fill(TestDatabase database, String table, int rows) {
    StringBuilder values = new StringBuilder();
    for (int i = 1; i <= rows; i++) {
      values
          .append(i == 1 ? "" : ",")
          .append('(')
          .append(i)
          .append(",'k")
          .append(i % 7)
          .append("')");
    }
    database.execute("insert into " + table + " values " + values);
  }

  private TableProfile profile(TestDatabase database, String table, long most) {
    return profile(database, table, most, new ProfileWatch()).orElseThrow();
  }

  private Optional<TableProfile> profile(
      TestDatabase database, String table, long most, ProfileWatch watch) {
    try (Profiling profiling = open(database, most)) {
      return profiling.of(table(database, table), watch);
    }
  }

  private static Profiling open(TestDatabase database, long most) {
    return Profiling.open(database.connString(), secrets(database), Side.SOURCE, most);
  }

  private static Credentials secrets(TestDatabase database) {
    return Credentials.of(database.password().toCharArray(), NONE);
  }

  private Table table(TestDatabase database, String name) {
    return new Engine(new Workspace(folder.resolve("workspace")), Clock.systemUTC())
        .inspect(database.connString(), secrets(database), false).tables().stream()
            .filter(t -> t.name().name().equals(name))
            .findFirst()
            .orElseThrow();
  }

  private static Optional<String> least(TableProfile profile, String column) {
    return profile.column(column).orElseThrow().extent().least();
  }

  private static Optional<String> most(TableProfile profile, String column) {
    return profile.column(column).orElseThrow().extent().most();
  }
}
