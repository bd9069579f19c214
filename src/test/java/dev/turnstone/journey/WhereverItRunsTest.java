package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.RunResult;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same rows come to the same digests and the same rows are set aside, whatever the machine's
 * zone and language and however many rows a chunk has.
 */
@Isolated
class WhereverItRunsTest {
  /** A machine and a way to cut the work; each zone, language and size is in one of them. */
  private record Setting(String zone, String language, int chunkRows) {}

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("UTC", "en", 1000),
          new Setting("Europe/Berlin", "tr", 1),
          new Setting("Asia/Kolkata", "ar-EG", 2),
          new Setting("Australia/Lord_Howe", "de", 3));

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, sqlite", "sqlite, postgresql", "sqlite, mariadb",
    "postgresql, sqlite", "postgresql, postgresql", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql", "mariadb, mariadb"
  })
  void theSameRowsComeToTheSame(String source, String target) {
    TimeZone zone = TimeZone.getDefault();
    Locale language = Locale.getDefault();
    List<List<String>> outcomes = new ArrayList<>();
    try (TestDatabase from = Databases.of(source, folder)) {
      from.execute(sql(source));
      for (Setting setting : SETTINGS) {
        TimeZone.setDefault(TimeZone.getTimeZone(setting.zone()));
        Locale.setDefault(Locale.forLanguageTag(setting.language()));
        outcomes.add(outcome(from, target, setting));
      }
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(language);
    }
    for (int i = 1; i < outcomes.size(); i++) {
      assertEquals(outcomes.get(0), outcomes.get(i), SETTINGS.get(i).toString());
    }
    boolean holdsAll =
        source.equals(TestDatabase.POSTGRESQL) && target.equals(TestDatabase.POSTGRESQL);
    assertEquals(
        holdsAll ? 0 : 2,
        outcomes.get(0).stream().filter(line -> line.startsWith("aside")).count(),
        () -> String.join("\n", outcomes.get(0)));
  }

  /** Digests of all tables, rows set aside and, from the server itself, the moments. */
  private List<String> outcome(TestDatabase from, String target, Setting setting) {
    try (TestDatabase to = Databases.of(target, folder)) {
      Journey journey = new Journey(from, to, folder);
      RunResult result = journey.migrate(setting.chunkRows());
      List<String> lines = new ArrayList<>();
      lines.add(result.state().toString());
      for (RunResult.Line line : result.tables()) {
        lines.add(line.report().target().name() + " " + line.report().digest());
      }
      journey
          .setAside(result)
          .forEach(r -> lines.add("aside " + r.key() + " " + r.code() + " " + r.original()));
      Collections.sort(lines);
      for (String table : List.of("moment", "instant", "word")) {
        lines.add(Shown.of(to, table).toString());
      }
      return lines;
    }
  }

  private static String[] sql(String source) {
    boolean maria = source.equals(TestDatabase.MARIADB);
    List<String> sql = new ArrayList<>();
    if (maria) sql.add("set sql_mode = '', time_zone = '+00:00'");
    sql.addAll(moments(source));
    sql.add("create table word(id integer primary key, v varchar(40))");
    sql.add("insert into word values(1, 'ID title iıİI'), (2, '1.234,5'), (3, '٣'), (4, 'ß')");
    String quote = maria ? "`" : "\"";
    String title = quote + "TITLE" + quote;
    String columns = "(%1$sID%1$s integer primary key, %1$sI%1$s decimal(10,2), d date)";
    sql.add("create table " + title + columns.formatted(quote));
    sql.add("insert into " + title + " values(1, 1.5, '2024-02-29'), (2, -0.01, '1970-01-01')");
    sql.addAll(refused(source));
    return sql.toArray(String[]::new);
  }

  private static List<String> moments(String source) {
    String moment = source.equals(TestDatabase.MARIADB) ? "datetime(6)" : "timestamp";
    String instant = source.equals(TestDatabase.MARIADB) ? "timestamp(6) null" : "timestamptz";
    String offset = source.equals(TestDatabase.MARIADB) ? "" : "Z";
    return List.of(
        "create table moment(id integer primary key, v " + moment + ")",
        "insert into moment values(1, '2024-03-31 02:30:00'), (2, '2024-10-27 02:30:00'),"
            + " (3, '2024-10-06 02:15:00'), (4, '2024-04-07 01:45:00.000001'),"
            + " (5, '1582-10-10 00:00:00'), (6, '1900-01-01 00:00:00'), (7, null)",
        "create table instant(id integer primary key, v " + instant + ")",
        "insert into instant values"
            + "(1, '2024-03-31 01:30:00%1$s'), (2, '2024-10-27 00:30:00%1$s'),".formatted(offset)
            + " (3, '2024-10-27 01:30:00%1$s'), (4, '2024-10-05 15:45:00%1$s')".formatted(offset));
  }

  /** A table of which two rows cannot arrive. */
  private static List<String> refused(String source) {
    return switch (source) {
      case TestDatabase.SQLITE ->
          List.of(
              "create table odd(id integer primary key, v datetime)",
              "insert into odd values(1, '31.03.2024'), (2, '2024-01-01 00:00:00'), (3, 1711848600)");
      case TestDatabase.MARIADB ->
          List.of(
              "create table odd(id integer primary key, v date)",
              "insert into odd values(1, '0000-00-00'), (2, '2024-01-01'), (3, '2024-02-00')");
      default ->
          List.of(
              "create table odd(id integer primary key, v timestamp)",
              "insert into odd values(1, 'infinity'), (2, '2024-01-01'), (3, '12024-01-01')");
    };
  }
}
