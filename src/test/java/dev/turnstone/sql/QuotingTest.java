package dev.turnstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names and texts that try to become statements, on the real engines. */
class QuotingTest {
  private static final List<String> NASTY_NAMES =
      List.of(
          "x\"; DROP TABLE victims; --",
          "x`; DROP TABLE victims; --",
          "x]; DROP TABLE victims; --",
          "x'; DROP TABLE victims; --",
          "dots.in.name",
          "back\\slash",
          "select",
          "Grüße 中文",
          " leading",
          "per%cent ? $1 :named {0} @at",
          "line\nbreak\ttab",
          "`",
          "\"",
          "[",
          "''");

  private static final List<String> NASTY_TEXTS =
      List.of(
          "",
          "'",
          "''",
          "\\",
          "\\'",
          "'; DROP TABLE victims; --",
          "\\'; DROP TABLE victims; --",
          "C:\\new\\table",
          "a\nb\r\nc\td",
          "\\n \\N \\. \\0",
          "😀 emoji 🪨",
          "%_? $1 :x {0}",
          "trailing  ",
          "\u001a\b\u007f\u0001",
          "$$ $tag$",
          "/* */ -- #",
          "\"double\" `back`");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void victimsSurviveAnyName(Vendor vendor) {
    Dialect dialect = Dialects.of(vendor);
    try (TestDatabase database = Designs.database(vendor, folder)) {
      String schema = Designs.schema(vendor, database);
      database.execute("create table victims (id integer)", "insert into victims values (7)");
      List<String> seen = new ArrayList<>();
      for (String name : NASTY_NAMES) {
        String table = dialect.quote(new TableName(schema, name));
        String column = dialect.quote(name);
        database.execute(
            "create table " + table + " (" + column + " integer)",
            "insert into " + table + " (" + column + ") values (1)");
        seen.add(database.query("select " + column + " from " + table).get(0).get(0));
      }

      assertEquals(List.of(List.of("7")), database.query("select id from victims"));
      assertEquals(NASTY_NAMES.stream().map(n -> "1").toList(), seen);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void everyTextComesBackAsItWas(Vendor vendor) {
    Dialect dialect = Dialects.of(vendor);
    for (String session : sessions(vendor)) {
      try (TestDatabase database = Designs.database(vendor, folder)) {
        database.execute("create table victims (id integer)", "create table t (n integer, x text)");
        List<String> statements = new ArrayList<>(List.of(session));
        for (int i = 0; i < NASTY_TEXTS.size(); i++) {
          statements.add(
              "insert into t values (" + i + ", " + dialect.literal(NASTY_TEXTS.get(i)) + ")");
        }
        Designs.run(database, statements);

        assertEquals(
            NASTY_TEXTS,
            database.query("select x from t order by n").stream().map(r -> r.get(0)).toList(),
            session);
        assertTrue(database.query("select id from victims").isEmpty());
      }
    }
  }

  private static List<String> sessions(Vendor vendor) {
    return switch (vendor) {
      case SQLITE -> List.of("select 1");
      case POSTGRESQL ->
          List.of("set standard_conforming_strings = on", "set standard_conforming_strings = off");
      case MARIADB, MYSQL ->
          List.of(
              "set names utf8mb4",
              "set sql_mode = 'NO_BACKSLASH_ESCAPES'",
              "set sql_mode = 'ANSI_QUOTES,STRICT_ALL_TABLES'");
    };
  }

  @Test
  void aTextWithNulIsKeptWhereItCanBe() {
    assertThrows(Refused.class, () -> Dialects.of(Vendor.POSTGRESQL).literal("a\0b"));
    for (Vendor vendor : List.of(Vendor.SQLITE, Vendor.MARIADB)) {
      try (TestDatabase database = Designs.database(vendor, folder)) {
        String literal = Dialects.of(vendor).literal("a\0b");
        assertEquals(
            List.of(List.of("610062")), database.query("select hex(" + literal + ")"), literal);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesThatAreNoNamesAreRefusedWithAProposal(Vendor vendor) {
    Dialect dialect = Dialects.of(vendor);

    assertThrows(Refused.class, () -> dialect.quote(""));
    assertThrows(Refused.class, () -> dialect.quote("half\uD83D"));
    Refused refused = assertThrows(Refused.class, () -> dialect.quote("a\0b"));
    assertEquals("Use another name, for example a_b.", refused.problems().get(0).fix());
  }

  @Test
  void mariaDbRefusesNamesItsServerRefuses() {
    for (String name : List.of("stone 🪨", "ends in a space ")) {
      assertThrows(Refused.class, () -> Dialects.of(Vendor.MARIADB).quote(name));
      try (TestDatabase database = Designs.database(Vendor.MARIADB, folder)) {
        assertThrows(
            IllegalStateException.class,
            () -> database.execute("create table `" + name + "` (a int)"));
      }
    }
  }

  @Test
  void sqliteNeverTakesAMissingColumnForAText() {
    try (TestDatabase database = Designs.database(Vendor.SQLITE, folder)) {
      database.execute("create table t (a integer)", "insert into t values (1)");
      String missing = Dialects.of(Vendor.SQLITE).quote("gone");

      assertEquals(List.of(List.of("gone")), database.query("select \"gone\" from t"));
      assertThrows(
          IllegalStateException.class, () -> database.query("select " + missing + " from t"));
    }
  }
}
