package dev.turnstone.sql;

import static dev.turnstone.sql.Designs.foreignKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What only MariaDB has, or has differently. */
class MariaDbStatementsTest {
  private static final Dialect MARIADB = Dialects.of(Vendor.MARIADB);

  private static KeyPart expression(String sql) {
    return new KeyPart(
        Optional.empty(), Optional.of(sql), OptionalInt.empty(), false, Optional.empty());
  }

  private static void make(TestDatabase database, Dialect dialect, Table table) {
    Designs.run(database, dialect.createTable(table));
    Designs.run(database, dialect.completeTable(table));
  }

  @Test
  void rowsTooWideLoseTheLengthOfTheirLongestTextsOnly() {
    try (TestDatabase database = Databases.mariadb()) {
      List<Column> columns = new ArrayList<>();
      columns.add(Columns.required(Columns.of("k", "text(700)", "varchar(700)")));
      IntStream.range(0, 30)
          .forEach(i -> columns.add(Columns.of("c" + i, "text(500)", "varchar(500)")));
      columns.add(Columns.of("long", "text(4000)", "varchar(4000)"));
      Table design =
          Designs.with(
              Designs.table(database.database(), "t", columns.toArray(Column[]::new)),
              Key.primary("", List.of("k")));
      assertThrows(
          IllegalStateException.class, () -> Designs.run(database, MARIADB.createTable(design)));

      Table fitting = MARIADB.fitting(design);
      make(database, MARIADB, fitting);

      assertEquals("longtext", fitting.column("long").orElseThrow().nativeType());
      assertEquals("varchar(700)", fitting.column("k").orElseThrow().nativeType());
      assertEquals(
          30,
          fitting.columns().stream().filter(c -> c.nativeType().equals("varchar(500)")).count());
    }
  }

  @Test
  void aLongTextIsIndexedByItsStart() {
    try (TestDatabase database = Databases.mariadb()) {
      Table table =
          Designs.with(
              Designs.table(
                  database.database(),
                  "t",
                  Columns.of("a", "text", "longtext"),
                  Columns.of("b", "bytes", "longblob"),
                  Columns.of("c", "text(4000)", "varchar(4000)"),
                  Columns.of("d", "int32", "int")),
              Designs.index("one", "a"),
              Designs.index("two", "d", "c", "b"),
              new Index("words", List.of(KeyPart.of("c")), Optional.empty(), "fulltext"));
      make(database, MARIADB, table);

      assertEquals(
          List.of(
              List.of("one", "a", "768"),
              List.of("two", "d", "whole"),
              List.of("two", "c", "256"),
              List.of("two", "b", "1024"),
              List.of("words", "c", "whole")),
          database.query(
              "select index_name, column_name, coalesce(sub_part, 'whole')"
                  + " from information_schema.statistics where table_schema = database()"
                  + " order by index_name, seq_in_index"));
    }
  }

  @Test
  void aColumnCountsThatIsNotThePrimaryKey() {
    try (TestDatabase database = Databases.mariadb()) {
      Column id = Columns.required(Columns.of("id", "int32", "int"));
      Column n = Columns.counting(Columns.of("n", "int32", "int"));
      Table unique =
          Designs.with(
              Designs.table(database.database(), "u", id, n),
              Key.primary("", List.of("id")),
              Key.unique("n_key", List.of("n")));
      Table bare =
          Designs.with(
              Designs.table(database.database(), "b", id, n), Key.primary("", List.of("id")));
      make(database, MARIADB, unique);
      make(database, MARIADB, bare);
      database.execute("insert into u (id) values (9), (8)", "insert into b (id) values (9)");

      assertEquals(
          List.of(List.of("8", "2"), List.of("9", "1")),
          database.query("select id, n from u order by id"));
      assertEquals(List.of(List.of("9", "1")), database.query("select id, n from b"));
    }
  }

  @Test
  void aForeignKeyIsAddedWithoutReadingTheRowsAndChecksEveryRowAfterIt() {
    try (TestDatabase database = Databases.mariadb()) {
      database.execute(
          "create table p (id int primary key)",
          "create table c (id int primary key, p int)",
          "insert into c values (1, 99)");
      Table child = Designs.table(database.database(), "c");
      List<String> statements =
          new ArrayList<>(
              MARIADB.addForeignKey(
                  child, foreignKey("f", "p", new TableName(database.database(), "p"), "id")));
      statements.add("create table checks select @@foreign_key_checks as c");
      Designs.run(database, statements);

      assertEquals(List.of(List.of("1")), database.query("select c from checks"));
      assertThrows(
          IllegalStateException.class, () -> database.execute("insert into c values (3, 98)"));
    }
  }

  @Test
  void backslashesInCommentsSurviveEverySession() {
    try (TestDatabase database = Databases.mariadb()) {
      String text = "C:\\new\\'x'";
      Column column = Columns.commented(Columns.of("a", "text", "text"), text);
      Table table = Designs.commented(Designs.table(database.database(), "t", column), text);
      List<String> statements = new ArrayList<>(List.of("set sql_mode = 'NO_BACKSLASH_ESCAPES'"));
      statements.addAll(MARIADB.createTable(table));
      statements.add("create table mode (m text) select @@sql_mode as m");
      Designs.run(database, statements);

      assertEquals(
          List.of(List.of(text, text)),
          database.query(
              "select column_comment, table_comment from information_schema.columns c"
                  + " join information_schema.tables t using (table_schema, table_name)"
                  + " where table_schema = database() and table_name = 't'"));
      assertEquals(List.of(List.of("NO_BACKSLASH_ESCAPES")), database.query("select m from mode"));
    }
  }

  @Test
  void whatItCannotHaveIsNeverMadeStricterInSilence() {
    Table table = Designs.table("d", "t", Columns.of("a", "text(9)", "varchar(9)"));
    Key partial = new Key("k", false, List.of(KeyPart.of("a")), Optional.of("a > 0"), false, false);
    Index overExpression =
        new Index("i", List.of(expression("lower(a)")), Optional.empty(), "btree");

    assertThrows(
        IllegalArgumentException.class, () -> MARIADB.completeTable(Designs.with(table, partial)));
    assertThrows(
        IllegalArgumentException.class,
        () -> MARIADB.completeTable(Designs.with(table, overExpression)));
  }
}
