package dev.turnstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.ExpressionTranslation.Pair;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTranslationTest {
  @TempDir Path folder;

  /**
   * Columns a (whole), n (decimal), b (text), e (truth), d (date), j (JSON), renamed on the way.
   */
  private static ExpressionTranslation translation(Vendor from, Vendor to) {
    List<Pair> pairs = new ArrayList<>();
    for (String column :
        List.of("a int64", "n decimal(9,2)", "b text(20)", "e bool", "d date", "j json")) {
      String[] words = column.split(" ");
      Column source = Columns.of(words[0], words[1], words[1]);
      if (from.mysqlFamily()) source = Columns.collated(source, "utf8mb4_nopad_bin");
      String renamed = "new " + words[0].toUpperCase(Locale.ROOT);
      pairs.add(new Pair(source, Columns.of(renamed, words[1], words[1])));
    }
    return new ExpressionTranslation(from, to, pairs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a = ANY (ARRAY[1, 2, 3])|(`new A` IN (1, 2, 3))",
        "(b)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])|(`new B` IN ('x', 'y'))",
        "((b <> ''::text) AND (length(b) <= 10) AND (b <> ALL (ARRAY['q'::text])))"
            + "|(((`new B` <> '') AND (char_length(`new B`) <= 10)) AND (`new B` NOT IN ('q')))",
        "((n > (0)::numeric) AND ((n >= (1)::numeric) AND (n <= 5.5)))"
            + "|((`new N` > 0) AND ((`new N` >= 1) AND (`new N` <= 5.5)))",
        "((e IS TRUE) OR (NOT e))|(((`new E` <> 0) IS TRUE) OR (NOT (`new E` <> 0)))",
        "(d >= '2000-01-01'::date)|(`new D` >= '2000-01-01')",
        "(((COALESCE(a, 0) + (1 * 2)) - abs((- a))) > 0)"
            + "|(((coalesce(`new A`, 0) + (1 * 2)) - abs((- `new A`))) > 0)",
        "(a <> '-1'::integer)|(`new A` <> -1)",
        "(e = false)|(`new E` = 0)",
        "((a)::bigint > 5)|(`new A` > 5)",
        "((a IS NULL) = (b IS NULL))|((`new A` IS NULL) = (`new B` IS NULL))"
      })
  void postgresConditionsAreSaidInMariaDb(String postgres, String mariaDb) {
    assertEquals(
        Optional.of(mariaDb), translation(Vendor.POSTGRESQL, Vendor.MARIADB).condition(postgres));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "`b` in ('x','it\\'s') and `a` not between 1 and 3"
            + "|((\"new B\" IN ('x', 'it''s')) AND (\"new A\" NOT BETWEEN 1 AND 3))",
        "char_length(`b`) < 2 or `b` is not null|((char_length(\"new B\") < 2) OR (\"new B\" IS NOT NULL))",
        "`e` = 1 and `e` in (0,1)|((\"new E\" = true) AND (\"new E\" IN (false, true)))",
        "`b` <> _utf8mb4'x'|(\"new B\" <> 'x')",
        "`d` > '2000-01-01' xor `a` = 1|",
        "`A` * 2 - 1 >= -3|(((\"new A\" * 2) - 1) >= -3)"
      })
  void mariaDbConditionsAreSaidInPostgreSql(String mariaDb, String postgres) {
    assertEquals(
        Optional.ofNullable(postgres),
        translation(Vendor.MARIADB, Vendor.POSTGRESQL).condition(mariaDb));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a / 2 > 1",
        "a % 2 = 0",
        "b LIKE 'x%'",
        "b < 'x'",
        "b || 'x' = 'yx'",
        "b = 1",
        "a = '1'",
        "a",
        "a = b",
        "a = 1 OR gone = 2",
        "\"gone\" = 'x'",
        "b = 'C:\\new'",
        "d > '2000-1-1'",
        "a = 1e3",
        "a = 0x10",
        "a > 1 -- really",
        "a = (SELECT 1)",
        "CASE WHEN a > 1 THEN 1 END = 1",
        "typeof(b) = 'text'",
        "lower(b) = 'x'",
        "j = '{}'",
        "a IS 1",
        "b COLLATE NOCASE = 'x'",
        "a = NULL",
        "a IN (1, NULL)",
        "a IN (SELECT 1)",
        "d = CURRENT_DATE",
        "a = 1; DROP TABLE victims",
        "a = 'unfinished",
        "(a = 1",
        ""
      })
  void whatMayMeanSomethingElseIsNotTranslated(String sqlite) {
    for (Vendor to : List.of(Vendor.POSTGRESQL, Vendor.MARIADB)) {
      assertEquals(Optional.empty(), translation(Vendor.SQLITE, to).condition(sqlite), sqlite);
    }
  }

  @Test
  void textsComparedWithoutRegardToCaseAreNotTranslated() {
    Pair pair =
        new Pair(
            Columns.collated(Columns.of("b", "text(20)", "varchar(20)"), "utf8mb4_general_ci"),
            Columns.of("b", "text(20)", "character varying(20)"));
    ExpressionTranslation translation =
        new ExpressionTranslation(Vendor.MARIADB, Vendor.POSTGRESQL, List.of(pair));

    assertEquals(Optional.empty(), translation.condition("`b` in ('x','y')"));
    assertEquals(
        Optional.of("(char_length(\"b\") > 2)"), translation.condition("char_length(`b`) > 2"));
  }

  @Test
  void mariaDbChecksCannotLookAtACountingColumn() {
    Pair pair =
        new Pair(
            Columns.counting(Columns.of("id", "int64", "bigint")),
            Columns.of("id", "int64", "bigint"));

    assertEquals(
        Optional.empty(),
        new ExpressionTranslation(Vendor.POSTGRESQL, Vendor.MARIADB, List.of(pair))
            .condition("id > 0"));
    assertEquals(
        Optional.of("(`id` > 0)"),
        new ExpressionTranslation(Vendor.POSTGRESQL, Vendor.SQLITE, List.of(pair))
            .condition("id > 0"));
  }

  @Test
  void aCheckThatTheTypeSaysAnywayIsKnown() {
    ExpressionTranslation translation = translation(Vendor.MARIADB, Vendor.POSTGRESQL);

    assertTrue(translation.saidByType("json_valid(`j`)"));
    assertFalse(translation.saidByType("json_valid(`b`)"));
  }

  @Test
  void theSameVendorKeepsItsOwnWords() {
    Pair pair = new Pair(Columns.of("a", "int64", "bigint"), Columns.of("a", "int64", "bigint"));
    ExpressionTranslation same =
        new ExpressionTranslation(Vendor.POSTGRESQL, Vendor.POSTGRESQL, List.of(pair));

    assertEquals(Optional.of("a % 2 = 0"), same.condition("a % 2 = 0"));
  }

  /** Every condition gives the same answer for every row on both engines. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POSTGRESQL MARIADB",
        "POSTGRESQL SQLITE",
        "MARIADB POSTGRESQL",
        "MARIADB SQLITE",
        "SQLITE POSTGRESQL",
        "SQLITE MARIADB"
      })
  void translatedConditionsGiveTheSameAnswers(String pair) {
    Vendor from = Vendor.valueOf(pair.split(" ")[0]);
    Vendor to = Vendor.valueOf(pair.split(" ")[1]);
    List<String> conditions =
        List.of(
            "a = 1 OR b = 'x'",
            "NOT (a BETWEEN 0 AND 2) AND b <> 'it''s'",
            "a IN (1, 2) OR b NOT IN ('x', '')",
            "a IS NULL OR b IS NOT NULL AND a + 1 * 2 - 3 >= 0",
            "coalesce(a, 7) > 2 AND abs(a - 5) < 9.5",
            "d >= '2024-02-29' OR d IS NULL",
            "d BETWEEN '1999-01-01' AND '2024-02-29'",
            "n <> 1.5 AND NOT n < -0.25",
            "coalesce(b, 'none') = 'none'",
            from == Vendor.SQLITE ? "length(b) = 2" : "char_length(b) = 2");
    try (TestDatabase source = Designs.database(from, folder);
        TestDatabase target = Designs.database(to, folder)) {
      fill(source, from, "a", "n", "b", "d");
      fill(target, to, "new A", "new N", "new B", "new D");
      for (String condition : conditions) {
        String translated = translation(from, to).condition(condition).orElseThrow();

        assertEquals(answers(source, condition), answers(target, translated), translated);
      }
    }
  }

  private static List<List<String>> answers(TestDatabase database, String condition) {
    return database.query(
        "select r, case when "
            + condition
            + " then 1 when not ("
            + condition
            + ") then 0 end from t order by r");
  }

  private static void fill(TestDatabase database, Vendor vendor, String... names) {
    Dialect dialect = Dialects.of(vendor);
    database.execute(
        "create table t (r integer, %s bigint, %s decimal(9,2), %s varchar(20)%s, %s date)"
            .formatted(
                dialect.quote(names[0]),
                dialect.quote(names[1]),
                dialect.quote(names[2]),
                vendor == Vendor.MARIADB ? " collate utf8mb4_nopad_bin" : "",
                dialect.quote(names[3])),
        "insert into t values (1, 1, 1.5, 'x', '2024-02-29'), (2, 2, -1, 'X', '1998-12-31'),"
            + " (3, null, null, null, null), (4, -7, 0, 'it''s', '9999-12-31'),"
            + " (5, 0, 0.5, '', '1999-01-01'), (6, 5, 99, 'x ', '2024-03-01'),"
            + " (7, 9007199254740993, -0.25, '\u00e4\u00f6', null)");
  }
}
