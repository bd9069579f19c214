package dev.turnstone.sql;

import static dev.turnstone.sql.Designs.foreignKey;
import static dev.turnstone.sql.Designs.index;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a made table does with rows, on every engine, under names that need quotes. */
class TableStatementsTest {
  private static final String PARENT = "Customer \"A`B'";
  private static final String CHILD = "order";
  private static final String REMARK = "it's C:\\new \"x\"";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void aMadeTableKeepsToItsDesign(Vendor vendor) {
    Dialect dialect = Dialects.of(vendor);
    try (TestDatabase database = Designs.database(vendor, folder)) {
      Table parent = parent(dialect, Designs.schema(vendor, database));
      Table child = child(dialect, parent);
      make(database, dialect, parent);
      make(database, dialect, child);

      String customers = dialect.quote(parent.name());
      String orders = dialect.quote(child.name());
      String enforced = vendor == Vendor.SQLITE ? "pragma foreign_keys = on" : "select 1";
      database.execute(
          "insert into " + customers + " (name) values ('Ann')",
          "insert into " + customers + " (id, name) values (41, 'Ann ')",
          "insert into " + customers + " (id, name) values (42, 'ann')");

      assertEquals(
          List.of(
              List.of("1", "Ann", REMARK, "3"),
              List.of("41", "Ann ", REMARK, "4"),
              List.of("42", "ann", REMARK, "3")),
          database.query("select id, name, remark, size from " + customers + " order by id"));
      refuses(database, "insert into " + customers + " (name) values ('Ann')");
      refuses(database, "insert into " + customers + " (id) values (5)");
      refuses(database, "insert into " + customers + " (name) values ('')");
      refuses(database, "insert into " + customers + " (id, name) values (41, 'other')");
      refuses(database, enforced, "insert into " + orders + " values (1, 40)");
      database.execute(
          enforced,
          "insert into " + orders + " values (1, 41), (2, 42), (3, null)",
          "delete from " + customers + " where id = 41");
      assertEquals(
          List.of(List.of("2"), List.of("3")),
          database.query("select id from " + orders + " order by id"));
    }
  }

  private static void make(TestDatabase database, Dialect dialect, Table table) {
    Designs.run(database, dialect.createTable(table));
    Designs.run(database, dialect.completeTable(table));
    table.foreignKeys().forEach(k -> Designs.run(database, dialect.addForeignKey(table, k)));
  }

  private static void refuses(TestDatabase database, String... statements) {
    assertThrows(IllegalStateException.class, () -> database.execute(statements));
  }

  private static Table parent(Dialect dialect, String schema) {
    boolean sqlite = dialect.vendor() == Vendor.SQLITE;
    Column id = Columns.of("id", "int64", sqlite ? "INTEGER" : "bigint");
    Column name = Columns.of("name", "text(20)", "varchar(20)");
    Column remark = Columns.of("remark", "text(50)", "varchar(50)");
    Column size = Columns.of("size", "int64", sqlite ? "INTEGER" : "bigint");
    String length = sqlite ? "length(name)" : "char_length(name)";
    Table table =
        Designs.table(
            schema,
            PARENT,
            Columns.counting(id),
            Columns.required(Columns.commented(name, "it's the \\ \"name\"")),
            Columns.byDefault(remark, dialect.literal(REMARK)),
            Columns.computed(size, length));
    Table keyed =
        Designs.with(
            table,
            Key.primary("customer \"pk`'", List.of("id")),
            Key.unique("customer \"uq`'", List.of("name")));
    Table checked =
        Designs.with(keyed, new Check("not \"empty`'", dialect.quote("name") + " <> ''", true));
    return Designs.with(checked, index("customer \"ix`'", "remark", "name"));
  }

  private static Table child(Dialect dialect, Table parent) {
    String type = dialect.vendor() == Vendor.SQLITE ? "INTEGER" : "bigint";
    Table table =
        Designs.table(
            parent.name().schema(),
            CHILD,
            Columns.required(Columns.of("id", "int64", type)),
            Columns.of("who`\"", "int64", type));
    return Designs.with(
        Designs.with(table, Key.primary("", List.of("id"))),
        foreignKey("order \"fk`'", "who`\"", parent.name(), "id"));
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void numbersGivenByHandAreNeverGivenAgain(Vendor vendor) {
    Dialect dialect = Dialects.of(vendor);
    try (TestDatabase database = Designs.database(vendor, folder)) {
      Table table = Designs.neverTwice(parent(dialect, Designs.schema(vendor, database)));
      make(database, dialect, table);
      String name = dialect.quote(table.name());
      database.execute(
          "insert into " + name + " (id, name) values (7, 'a'), (1000, 'b'), (3, 'c')");

      Designs.run(database, dialect.advanceIdentity(table, Optional.empty()));
      Designs.run(database, dialect.advanceIdentity(table, Optional.empty()));

      database.execute("insert into " + name + " (name) values ('next')");
      assertEquals(
          List.of(List.of("1001")),
          database.query("select id from " + name + " where name = 'next'"));
      database.execute("delete from " + name + " where id > 3");
      Designs.run(database, dialect.advanceIdentity(table, Optional.empty()));
      database.execute("insert into " + name + " (name) values ('after')");
      assertEquals(
          List.of(List.of("1002")),
          database.query("select id from " + name + " where name = 'after'"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void anEmptyTableCountsFromOne(Vendor vendor) {
    Dialect dialect = Dialects.of(vendor);
    try (TestDatabase database = Designs.database(vendor, folder)) {
      Table table = parent(dialect, Designs.schema(vendor, database));
      make(database, dialect, table);

      Designs.run(database, dialect.advanceIdentity(table, Optional.empty()));

      String name = dialect.quote(table.name());
      database.execute("insert into " + name + " (name) values ('first')");
      assertEquals(List.of(List.of("1")), database.query("select id from " + name));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void equalTextsAreThoseOfEqualCharacters(Vendor vendor) {
    Dialect dialect = Dialects.of(vendor);
    try (TestDatabase database = Designs.database(vendor, folder)) {
      Column key = Columns.of("k", "text(20)", "");
      TypeChoice choice =
          dialect.typeFor(key, vendor == Vendor.SQLITE ? Vendor.POSTGRESQL : Vendor.SQLITE, 1);
      Table table =
          Designs.with(
              Designs.table(
                  Designs.schema(vendor, database),
                  "t",
                  Columns.required(Columns.of("k", choice.type().text(), choice.nativeType()))),
              Key.primary("t_pkey", List.of("k")));
      make(database, dialect, table);

      assertDoesNotThrow(
          () ->
              database.execute(
                  "insert into t values ('a'), ('a '), ('A'), ('ä'), ('a\u0308'), (''), (' ')"));
      refuses(database, "insert into t values ('a ')");
    }
  }
}
