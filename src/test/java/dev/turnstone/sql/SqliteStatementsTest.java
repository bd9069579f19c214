package dev.turnstone.sql;

import static dev.turnstone.sql.Designs.foreignKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only SQLite has, or has differently. */
class SqliteStatementsTest {
  private static final Dialect SQLITE = Dialects.of(Vendor.SQLITE);

  @TempDir Path folder;

  private static KeyPart expression(String sql) {
    return new KeyPart(
        Optional.empty(), Optional.of(sql), OptionalInt.empty(), false, Optional.empty());
  }

  private static void make(TestDatabase database, Dialect dialect, Table table) {
    Designs.run(database, dialect.createTable(table));
    Designs.run(database, dialect.completeTable(table));
  }

  /** SQLite turns what looks like a number into one where a column's declaration lets it. */
  @Test
  void declaredTypesNeverChangeATextIntoANumber() {
    try (TestDatabase database = Databases.sqlite(folder)) {
      List<String> looksLikeANumber =
          List.of(
              "json",
              "decimal(20,2)",
              "decimal",
              "text(9)",
              "text",
              "enum('00123')",
              "bits(5)",
              "array(int32)",
              "other(inet)",
              "interval",
              "set('00123')");
      for (String type : looksLikeANumber) {
        TypeChoice choice = SQLITE.typeFor(Columns.of("c", type, ""), Vendor.POSTGRESQL, 0);
        database.execute(
            "create table t (c " + choice.nativeType() + ")",
            "insert into t values ('00123'), ('1e3')");

        assertEquals(
            List.of(List.of("00123"), List.of("1e3")), database.query("select c from t"), type);
        database.execute("drop table t");
      }
    }
  }

  @Test
  void momentsAndUuidsStayTextsUnderTheirDeclaredTypes() {
    try (TestDatabase database = Databases.sqlite(folder)) {
      Dialect dialect = SQLITE;
      for (String[] one :
          new String[][] {
            {"date", "2024-02-29"},
            {"date", "-0044-03-15"},
            {"time(6)", "12:30:00.5"},
            {"time(6)", "-838:59:59"},
            {"timestamp(6)", "2024-02-29 00:00:00"},
            {"instant(6)", "2024-02-29 00:00:00Z"},
            {"uuid", "00000000-0000-0000-0000-000000000000"}
          }) {
        TypeChoice choice = dialect.typeFor(Columns.of("c", one[0], ""), Vendor.POSTGRESQL, 0);
        database.execute(
            "create table t (c " + choice.nativeType() + ")",
            "insert into t values ('" + one[1] + "')");

        assertEquals(
            List.of(List.of("text", one[1])), database.query("select typeof(c), c from t"));
        database.execute("drop table t");
      }
    }
  }

  @Test
  void partialAndExpressionKeysBecomeUniqueIndexes() {
    try (TestDatabase database = Databases.sqlite(folder)) {
      Table table =
          Designs.with(
              Designs.table(
                  "main",
                  "t",
                  Columns.of("a", "text", "TEXT"),
                  Columns.of("b", "int64", "INTEGER")),
              new Key(
                  "part",
                  false,
                  List.of(expression("lower(a)")),
                  Optional.of("b > 0"),
                  false,
                  false));
      make(database, SQLITE, table);
      database.execute("insert into t values ('x', 1), ('X', -1)");

      assertThrows(
          IllegalStateException.class, () -> database.execute("insert into t values ('X', 2)"));
    }
  }

  @Test
  void keysAndReferencesAreMadeWithTheTable() {
    Table table =
        Designs.with(
            Designs.with(
                Designs.table(
                    "main",
                    "t",
                    Columns.of("a", "int64", "INTEGER"),
                    Columns.of("b", "int64", "INTEGER")),
                foreignKey("f", "b", new TableName("main", "t"), "a")),
            Key.primary("p", List.of("a")));

    assertEquals(1, SQLITE.createTable(table).size());
    assertTrue(SQLITE.completeTable(table).isEmpty());
    assertTrue(SQLITE.addForeignKey(table, table.foreignKeys().get(0)).isEmpty());
  }
}
