package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases whose own encoding is not UTF-8 give and take the same characters. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class EncodingsTest {
  /** Literal, what a database of all characters shows, what one of Latin 1 shows. */
  private static final String TEXTS =
      """
      text | 'é' | é | é | text é
       | '€' | € | NOT_IN_CHARSET | text €
       | '😀' | 😀 | NOT_IN_CHARSET | text 😀
       | 'e\u0301' | e{301} | NOT_IN_CHARSET | text e{301}
       | '' |  |  | text·
      """;

  private static final String OF_LATIN1 =
      """
      text | 'é' | é | text é
       | 'ß' || chr(255) || chr(128) | ßÿ{80} | text ßÿ{80}
       | repeat('é', 60000) | [é × 60000] | text [é × 60000]
      varchar(3) | 'äöü' | äöü | text äöü
      text[] | array['ä', null] | {ä,NULL} | text {ä,NULL}
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void aPostgresDatabaseOfLatin1TakesWhatItHas(String source) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase near = Databases.postgres();
        TestDatabase to = encoded(near, "LATIN1")) {
      ValueTables values = ValueTables.parse(TEXTS, 3);

      assertEquals(values.expected(), values.outcome(from, to, folder));
    }
  }

  @ParameterizedTest(name = "to {0}")
  @CsvSource({"postgresql, 2", "mariadb, 2", "sqlite, 3"})
  void aPostgresDatabaseOfLatin1GivesWhatItHas(String target, int expected) {
    try (TestDatabase near = Databases.postgres();
        TestDatabase from = encoded(near, "LATIN1");
        TestDatabase to = Databases.of(target, folder)) {
      ValueTables values = ValueTables.parse(OF_LATIN1, expected);

      assertEquals(values.expected(), values.outcome(from, to, folder));
    }
  }

  @Test
  void aMariaDbDatabaseOfLatin1GetsTablesOfAllCharacters() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.mariadb()) {
      to.execute("alter database " + to.database() + " character set latin1");
      ValueTables values = ValueTables.parse(TEXTS, 2);

      assertEquals(values.expected(), values.outcome(from, to, folder));
    }
  }

  @Test
  void sqliteFilesOfUtf16GiveAndTakeAllCharacters() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute("pragma encoding = 'UTF-16le'", "create table other(id integer primary key)");
      to.execute("pragma encoding = 'UTF-16be'", "create table another(id integer primary key)");
      from.execute(
          "create table t(id integer primary key, v text)",
          "insert into t values(1, 'é'), (2, '€'), (3, '😀'), (4, 'e' || char(769)), (5, '')");
      Journey journey = new Journey(from, to, folder);

      assertEquals(List.of(), journey.setAside(journey.migrate()));
      assertEquals(
          List.of("é", "€", "😀", "e\u0301", ""),
          to.query("select v from t order by id").stream().map(row -> row.get(0)).toList());
      assertEquals(List.of(List.of("UTF-16be")), to.query("pragma encoding"));
    }
  }

  @Test
  void malformedTextThatPostgresItselfCannotSendIsSetAside() {
    try (TestDatabase near = Databases.postgres();
        TestDatabase from = encoded(near, "SQL_ASCII");
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table t(id integer primary key, v text, c char(4), w varchar(9), a text[])",
          "insert into t values(1, 'é', 'b ', '', array['x']), (2, E'a\\xff', '', '', null),"
              + " (3, '', E'\\xff', null, null), (4, null, null, null, array[E'\\xff'])");
      Journey journey = new Journey(from, to, folder);
      RunResult result = journey.migrate();

      assertEquals(
          RunState.DONE_WITH_SET_ASIDE, result.state(), () -> result.problems().toString());
      assertEquals(
          List.of("2 v NOT_UTF8", "3 c NOT_UTF8", "4 a NOT_UTF8"),
          journey.setAside(result).stream()
              .map(r -> r.key().get("id") + " " + r.column().orElse("") + " " + r.code())
              .sorted()
              .toList());
      assertEquals(List.of(List.of("1", "é", "", "{x}")), to.query("select id, v, w, a from t"));
    }
  }

  /** A database of this encoding on the same server; closed with itself. */
  private static TestDatabase encoded(TestDatabase near, String encoding) {
    String name = near.database() + "_encoded";
    near.execute(
        "create database "
            + name
            + " encoding '"
            + encoding
            + "' template template0 locale_provider libc lc_collate 'C' lc_ctype 'C'");
    return new TestDatabase(
        near.vendor(), near.host(), near.port(), name, near.user(), near.password());
  }
}
