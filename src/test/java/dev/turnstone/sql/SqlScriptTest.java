package dev.turnstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Vendor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Scripts are split where the vendor's own tools split them, and what cannot be a step is told. */
class SqlScriptTest {
  private static List<String> split(Vendor vendor, String text) {
    SqlScript script = SqlScript.of(vendor, text);
    assertEquals(List.of(), script.mistakes(), text);
    return script.statements().stream().map(SqlScript.Statement::sql).toList();
  }

  private static String mistake(Vendor vendor, String text) {
    List<SqlScript.Mistake> mistakes = SqlScript.of(vendor, text).mistakes();
    assertEquals(1, mistakes.size(), () -> text + ": " + mistakes);
    return SqlScript.place(text, mistakes.get(0).position()) + ": " + mistakes.get(0).reason();
  }

  @ParameterizedTest
  @EnumSource
  void semicolonsInTextsNamesAndCommentsEndNothing(Vendor vendor) {
    String text =
        """
        -- first; of all
        INSERT INTO a VALUES ('it''s; fine', ';');  /* and; */ ;;
        UPDATE "b;c" SET d = 1 -- the last;
        ; DELETE FROM e /* ; */ WHERE f = ';'
        -- the end;""";
    assertEquals(
        List.of(
            "INSERT INTO a VALUES ('it''s; fine', ';')",
            "UPDATE \"b;c\" SET d = 1",
            "DELETE FROM e /* ; */ WHERE f = ';'"),
        split(vendor, text));
  }

  @Test
  void postgresKnowsDollarQuotesEscapesNestedCommentsAndParentheses() {
    String text =
        """
        DO $$ BEGIN PERFORM 1; END $$;
        SELECT $a$ $b$; $$ $a$, a$b$c, E'\\'; ', 'c:\\';
        SELECT 1 /* outer /* inner; */ still; */ + 2;
        CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; DELETE FROM b);
        CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC
          SELECT CASE WHEN true THEN 1 END; SELECT 2; END;
        SELECT 3""";
    List<String> statements = split(Vendor.POSTGRESQL, text);
    assertEquals(6, statements.size(), statements::toString);
    assertEquals("SELECT $a$ $b$; $$ $a$, a$b$c, E'\\'; ', 'c:\\'", statements.get(1));
    assertTrue(statements.get(4).endsWith("SELECT 2; END"), statements.get(4));
  }

  @Test
  void toPostgresACarriageReturnEndsAComment() {
    assertEquals(
        "line 1, column 12: the statement would begin or end a transaction, which the run itself"
            + " does",
        mistake(Vendor.POSTGRESQL, "SELECT 1;\r\rCOMMIT -- x\r"));
  }

  @Test
  void sqliteKnowsBodiesOfTriggersAndItsOtherQuotes() {
    String text =
        """
        CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN
          UPDATE b SET c = CASE WHEN new.d = 1 THEN 2 ELSE 3 END;
          SELECT 1;
        END;
        CREATE TRIGGER [;] AFTER DELETE ON `b;` BEGIN SELECT ';'; END ; SELECT [;], `;`""";
    List<String> statements = split(Vendor.SQLITE, text);
    assertEquals(3, statements.size(), statements::toString);
    assertEquals("SELECT [;], `;`", statements.get(2));
  }

  @ParameterizedTest
  @EnumSource(names = {"MARIADB", "MYSQL"})
  void theMySqlFamilyKnowsBackslashesHashesDelimitersAndBodies(Vendor vendor) {
    String text =
        """
        INSERT INTO a VALUES ('\\';', "x;\\"", `y;`); # remark;
        SELECT 2--1;
        CREATE DEFINER=`root`@`localhost` TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN
          IF new.b = 1 THEN SET new.c = CASE new.d WHEN 1 THEN 2 END; END IF;
          CASE new.d WHEN 1 THEN SET new.c = 2; ELSE BEGIN END; END CASE;
          WHILE new.e DO SET new.e = 0; END WHILE;
        END;
        DELIMITER $$
        CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END$$
        CREATE PROCEDURE q() SELECT 'a$$b'$$
        DELIMITER ;
        CREATE TABLE event (begin datetime, `end` datetime);
        DROP TABLE z""";
    List<String> statements = split(vendor, text);
    assertEquals(7, statements.size(), statements::toString);
    assertEquals("SELECT 2--1", statements.get(1));
    assertTrue(statements.get(2).endsWith("END WHILE;\nEND"), statements.get(2));
    assertEquals("CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END", statements.get(3));
    assertEquals("CREATE PROCEDURE q() SELECT 'a$$b'", statements.get(4));
  }

  @ParameterizedTest
  @EnumSource
  void whatWouldEndTheTransactionIsToldWithItsPlace(Vendor vendor) {
    String reason = "the statement would begin or end a transaction, which the run itself does";
    for (String sql :
        List.of(
            "COMMIT", "begin", "ROLLBACK TO x", "Savepoint x", "RELEASE x", "START TRANSACTION")) {
      boolean known = vendor != Vendor.SQLITE || !sql.startsWith("START");
      if (known) {
        assertEquals(
            "line 2, column 3: " + reason, mistake(vendor, "SELECT 1;\n  " + sql + "; SELECT 2"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "POSTGRESQL | END",
        "POSTGRESQL | PREPARE TRANSACTION 'x'",
        "POSTGRESQL | VACUUM",
        "POSTGRESQL | CREATE INDEX CONCURRENTLY i ON t (a)",
        "POSTGRESQL | CREATE DATABASE d",
        "POSTGRESQL | COPY t FROM STDIN",
        "POSTGRESQL | SELECT 'open",
        "POSTGRESQL | SELECT $x$ open $y$",
        "POSTGRESQL | SELECT (1; SELECT 2",
        "SQLITE | END",
        "SQLITE | VACUUM",
        "SQLITE | ATTACH 'x' AS y",
        "SQLITE | PRAGMA foreign_keys = 1",
        "SQLITE | INSERT INTO t VALUES (?)",
        "SQLITE | INSERT INTO t VALUES (:name)",
        "SQLITE | CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;",
        "MARIADB | XA START 'x'",
        "MARIADB | SET autocommit = 0",
        "MARIADB | SET TRANSACTION READ ONLY",
        "MARIADB | SET STATEMENT max_statement_time = 1 FOR COMMIT",
        "MARIADB | BEGIN NOT ATOMIC SELECT 1; END",
        "MARIADB | SET @x = 1",
        "MARIADB | SET foreign_key_checks = 0",
        "MARIADB | SELECT @x",
        "MARIADB | INSERT INTO t VALUES (@x)",
        "MARIADB | CREATE TEMPORARY TABLE t (a int)",
        "MARIADB | USE other",
        "MARIADB | LOCK TABLES t WRITE",
        "MARIADB | /*!50000 COMMIT */",
        "MARIADB | DELIMITER",
        "MARIADB | CREATE PROCEDURE p() BEGIN SELECT 1;"
      })
  void whatCannotBeAStepIsTold(Vendor vendor, String sql) {
    assertTrue(!SqlScript.of(vendor, sql).mistakes().isEmpty(), sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "POSTGRESQL | REFRESH MATERIALIZED VIEW CONCURRENTLY v",
        "POSTGRESQL | SET search_path = a",
        "POSTGRESQL | SELECT a ? 'b', a @> b, 1::int, :x",
        "POSTGRESQL | GRANT SELECT ON t TO app",
        "SQLITE | PRAGMA user_version = 5",
        "SQLITE | INSERT INTO t SELECT a ->> 'b' FROM u",
        "MARIADB | GRANT SELECT ON t TO app@localhost",
        "MARIADB | GRANT SELECT ON t TO 'app'@'%'",
        "MARIADB | SELECT @@version",
        "MARIADB | SET GLOBAL event_scheduler = 1",
        "MARIADB | SET STATEMENT max_statement_time = 1 FOR DELETE FROM t",
        "MARIADB | INSERT INTO t VALUES ('x@y')"
      })
  void whatOnlyLooksLikeItIsNot(Vendor vendor, String sql) {
    assertEquals(List.of(sql), split(vendor, sql));
  }

  @Test
  void aPlaceIsALineAndAColumnInWholeCharacters() {
    assertEquals("line 2, column 3", SqlScript.place("a\n\ud83d\ude00 x", 5));
    assertEquals("line 1, column 1", SqlScript.place("", 0));
  }

  @Test
  void questionMarksOutsideOfQuotesAreDoubledForADriver() {
    assertEquals(
        "SELECT a ?? 'b?', $$?$$ /* ? */ ??",
        SqlScript.withDoubledMarks(Vendor.POSTGRESQL, "SELECT a ? 'b?', $$?$$ /* ? */ ?"));
  }
}
