package dev.turnstone.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteCatalogReaderTest extends SqliteReading {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INTEGER|int64",
        "int|int64",
        "TINYINT(1)|int64",
        "UNSIGNED BIG INT|int64",
        "DECIMAL(10,2)|decimal(10,2)",
        "NUMERIC( 12 , 3 )|decimal(12,3)",
        "DECIMAL(9)|decimal(9,0)",
        "NUMERIC|decimal",
        "REAL|float64",
        "DOUBLE  PRECISION|float64",
        "BOOLEAN|bool",
        "DATE|date",
        "datetime|timestamp(6)",
        "TIMESTAMP|timestamp(6)",
        "TIMESTAMP WITH TIME ZONE|instant(6)",
        "TIME|time(6)",
        "VARCHAR(80)|text(80)",
        "NVARCHAR(160)|text(160)",
        "CHAR(5)|text(5)",
        "CHARACTER VARYING(7)|text(7)",
        "TEXT|text",
        "CLOB|text",
        "BLOB|bytes",
        "JSON|json",
        "UUID|uuid",
        "''|dynamic",
        "MONEY|dynamic",
      })
  void readsADeclaredType(String declared, String type) {
    database.execute("create table t (c " + declared + ")");
    Column column = table("t").column("c").orElseThrow();
    assertEquals(type, column.type().text());
    assertTrue(column.nullable());
  }

  @Test
  void readsTheTypesOfAStrictTableAsTheyAreEnforced() {
    database.execute(
        "create table t (a int, b text, c any, d blob, e real, primary key (b)) strict");
    Table table = table("t");
    assertEquals(
        List.of("int64", "text", "dynamic", "bytes", "float64"),
        table.columns().stream().map(c -> c.type().text()).toList());
    assertEquals("strict", table.traits().storage());
    assertFalse(table.column("b").orElseThrow().nullable());
  }

  @Test
  void readsWhatOnlyTheTextTells() {
    database.execute(
        """
        create table "odd , (table" ( -- a comment ) with a bracket
          [first one] varchar(10) collate nocase default "a""b" not null,
          `second` integer constraint positive check (`second` > 0 /* ) */ and 'x)' <> ','),
          third as (`second` * 2) stored,
          fourth text generated always as ("first one" || ')') virtual,
          fifth default (1 + 1), sixth default word, seventh default null, eighth default -5,
          ninth default CURRENT_TIMESTAMP, "check" text default 'it''s',
          constraint pk primary key ("first one", `second`),
          constraint once unique (third collate nocase, `second`),
          check (length(fourth) < 100), unique ("check") on conflict replace
        )
        """);
    Table table = table("odd , (table");
    assertEquals(
        List.of("`second` > 0 and 'x)' <> ','", "length(fourth) < 100"),
        table.checks().stream().map(c -> c.expression()).toList());
    assertEquals("positive", table.checks().get(0).name());
    assertEquals(
        List.of("pk", "odd , (table_check_key", "once"),
        table.keys().stream().map(Key::name).toList());
    assertEquals(
        Optional.of(new Generation.Computed("`second` * 2", true)),
        table.column("third").orElseThrow().generation());
    assertEquals(
        Optional.of(new Generation.Computed("\"first one\" || ')'", false)),
        table.column("fourth").orElseThrow().generation());
    assertEquals(Optional.of("nocase"), table.column("first one").orElseThrow().collation());
    assertEquals(
        List.of("'a\"b'", "1 + 1", "'word'", "-5", "CURRENT_TIMESTAMP", "'it''s'"),
        table.columns().stream().flatMap(c -> c.defaultSql().stream()).toList());
    assertEquals(List.of("ON CONFLICT clause"), kindsLeftBehind());
  }

  @Test
  void listsByNameWhatIsNotCarried() {
    database.execute(
        "create table t (a integer primary key, b text)",
        "create view v as select * from t",
        "create view broken as select * from nowhere",
        "create virtual table words using fts5(b)",
        "create trigger after_insert after insert on T begin delete from t where a < 0; end",
        "create trigger on_view instead of delete on v begin select 1; end");
    Catalog catalog = read(false);
    assertEquals(TableKind.VIEW, kind(catalog, "v"));
    assertEquals(TableKind.VIEW, kind(catalog, "broken"));
    assertEquals(TableKind.VIRTUAL, kind(catalog, "words"));
    assertEquals(TableKind.SHADOW, kind(catalog, "words_content"));
    assertEquals(
        Optional.of(new TableName("main", "words")),
        named(catalog, "words_content").traits().parent());
    assertEquals("AFTER INSERT", named(catalog, "t").traits().triggers().get(0).event());
    assertEquals(
        List.of(
            "trigger main.t.after_insert",
            "trigger main.v.on_view",
            "view main.broken",
            "view main.v",
            "virtual table main.words"),
        catalog.leftBehind().stream()
            .filter(l -> !l.kind().equals("shadow table"))
            .map(l -> l.kind() + " " + l.name())
            .sorted()
            .toList());
    assertEquals(
        5, catalog.leftBehind().stream().filter(l -> l.kind().equals("shadow table")).count());
  }

  @Test
  void readsASchemaWhoseVirtualTableHasALostModule() throws SQLException {
    database.execute("create table t (a)");
    try (Connection connection = database.connect()) {
      connection.createStatement().execute("pragma writable_schema = on");
      connection
          .createStatement()
          .execute(
              "insert into sqlite_schema values ('table', 'geo', 'geo', 0,"
                  + " 'CREATE VIRTUAL TABLE geo USING lost_module(x)')");
    }
    assertEquals(TableKind.VIRTUAL, kind(read(true), "geo"));
  }

  @Test
  void countsEveryTableOnlyWhenAsked() {
    database.execute("create table empty (a)", "create table \"two'; --\" (a)");
    database.execute("insert into \"two'; --\" values (1), (2)", "analyze");
    Catalog counted = read(true);
    assertEquals(OptionalLong.of(0), named(counted, "empty").traits().rows());
    assertEquals(OptionalLong.of(2), named(counted, "two'; --").traits().rows());
    Table uncounted = table("two'; --");
    assertEquals(OptionalLong.empty(), uncounted.traits().rows());
    assertEquals(OptionalLong.of(2), uncounted.traits().estimatedRows());
  }

  @Test
  void survivesEveryName() {
    List<String> names =
        List.of(
            "x\"; DROP TABLE victims; --",
            "a.b",
            "back`tick",
            "[br]ack",
            "with space",
            "\u00e4\ud83d\ude00",
            "it's",
            "100%",
            "select",
            "a\\b",
            "tab\there",
            "%s",
            "sqliteX");
    database.execute("create table victims (a)");
    for (String name : names) {
      String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
      database.execute(
          "create table %s (%s integer primary key, u unique, r references %s)"
              .formatted(quoted, quoted, quoted),
          "create index %s on %s (u, %s)"
              .formatted("\"i " + name.replace("\"", "\"\"") + "\"", quoted, quoted));
    }
    Catalog catalog = read(true);
    for (String name : names) {
      Table table = named(catalog, name);
      assertEquals(name, table.columns().get(0).name());
      assertEquals(List.of(name), table.primaryKey().orElseThrow().columns());
      assertEquals(List.of(name), table.foreignKeys().get(0).targetColumns());
      assertEquals("i " + name, table.indexes().get(0).name());
      assertEquals(OptionalLong.of(0), table.traits().rows());
    }
    assertEquals(names.size() + 1, catalog.tables().size());
  }

  @Test
  void leavesOutItsOwnTablesAndNoOthers() {
    database.execute(
        "create table turnstone_lease (a)",
        "create table turnstone_chunk (a)",
        "create table turnstone_chunks (a)");
    assertEquals(
        List.of("turnstone_chunks"),
        read(true).tables().stream().map(t -> t.name().name()).toList());
  }

  @Test
  void readsATableOfManyColumnsAndOneThatGrew() {
    database.execute(
        "create table t (a integer)",
        "alter table t add column b text default 'x' check (b <> '')",
        "alter table t rename column a to \"a a\"");
    assertEquals(List.of("a a", "b"), table("t").columns().stream().map(Column::name).toList());
    assertEquals("b <> ''", table("t").checks().get(0).expression());
  }

  @Test
  void tellsTheFactsOfTheFile() {
    Catalog catalog = read(false);
    assertEquals("UTF-8", catalog.settings().get("encoding"));
    assertEquals("main", catalog.defaultSchema());
    assertEquals(3, catalog.product().major());
    assertEquals(Path.of(database.database()).getFileName().toString(), catalog.database());
  }

  @Test
  void namesAFileThatIsNoDatabase() throws IOException {
    Path file = Path.of(database.database());
    Files.writeString(
        file, "this is not a database file at all. ".repeat(50), StandardCharsets.UTF_8);
    Refused refused = assertThrows(Refused.class, () -> read(false));
    assertEquals(Code.NOT_A_DATABASE, refused.problems().get(0).code());
    assertTrue(refused.getMessage().contains(database.database()));
  }
}
