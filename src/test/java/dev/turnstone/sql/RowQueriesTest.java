package dev.turnstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.ForeignKey.Action;
import dev.turnstone.catalog.ForeignKey.Deferral;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that break a key are found, and only those, on every engine. */
class RowQueriesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void orphansAreTheRowsWhoseWholeReferenceLeadsNowhere(Vendor vendor) {
    try (TestDatabase database = Designs.database(vendor, folder)) {
      database.execute(
          "create table other (a integer, b varchar(5))",
          "insert into other values (1, 'x'), (2, 'y')",
          "create table parent (id integer, a integer, b varchar(5))",
          "insert into parent values"
              + " (1,1,'x'),(2,1,'y'),(3,null,'q'),(4,9,null),(5,2,'y'),(6,9,'x')");
      String schema = Designs.schema(vendor, database);
      String orphans =
          Dialects.of(vendor)
              .orphans(
                  Designs.table(schema, "parent"),
                  key(List.of("a", "b"), new TableName(schema, "other"), List.of("a", "b")));

      assertEquals(
          List.of(List.of("2"), List.of("6")),
          database.query("select id from parent where " + orphans + " order by id"));
      database.execute("delete from parent where " + orphans);
      assertEquals(
          List.of(List.of("1"), List.of("3"), List.of("4"), List.of("5")),
          database.query("select id from parent order by id"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void aTableThatRefersToItselfHasItsOwnOrphans(Vendor vendor) {
    for (String name : List.of("stone", "parent")) {
      try (TestDatabase database = Designs.database(vendor, folder)) {
        database.execute(
            "create table " + name + " (id integer, up integer)",
            "insert into " + name + " values (1, null), (2, 1), (3, 7), (4, 4)");
        String schema = Designs.schema(vendor, database);
        String orphans =
            Dialects.of(vendor)
                .orphans(
                    Designs.table(schema, name),
                    key(List.of("up"), new TableName(schema, name), List.of("id")));

        database.execute("delete from " + name + " where " + orphans);

        assertEquals(
            List.of(List.of("1"), List.of("2"), List.of("4")),
            database.query("select id from " + name + " order by id"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void theSearchForAnOrphanFindsItWhicheverWayItLooks(Vendor vendor) {
    try (TestDatabase database = Designs.database(vendor, folder)) {
      database.execute(
          "create table parent (id integer primary key)",
          "insert into parent values (1), (2)",
          "create table child (id integer, p integer)",
          "create index child_p on child (p)",
          "insert into child values (1, 1), (2, 1), (3, null), (4, 2), (5, 2)");
      String schema = Designs.schema(vendor, database);
      Table child = indexed(Designs.table(schema, "child"));
      ForeignKey key = key(List.of("p"), new TableName(schema, "parent"), List.of("id"));
      for (boolean shared : List.of(true, false)) {
        String search = Dialects.of(vendor).anyOrphan(child, key, shared);
        assertEquals(List.of(), database.query(search));
        database.execute("update child set p = 9 where id = 4");
        assertEquals(List.of(List.of("1")), database.query(search));
        database.execute("update child set p = 2 where id = 4");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
  void theSearchForAnOrphanKnowsATableThatRefersToItselfWithTwoColumns(Vendor vendor) {
    try (TestDatabase database = Designs.database(vendor, folder)) {
      database.execute(
          "create table parent (a integer, b integer, up_a integer, up_b integer, unique (a, b))",
          "insert into parent values (1, 1, null, null), (1, 2, 1, 1), (2, 2, null, 7),"
              + " (2, 3, 2, 3), (null, 4, 1, 2)");
      String schema = Designs.schema(vendor, database);
      Table table = Designs.table(schema, "parent");
      ForeignKey key =
          key(List.of("up_a", "up_b"), new TableName(schema, "parent"), List.of("a", "b"));
      String search = Dialects.of(vendor).anyOrphan(table, key, false);
      assertEquals(List.of(), database.query(search));
      database.execute("update parent set up_b = 4 where a = 1 and b = 2");
      assertEquals(List.of(List.of("1")), database.query(search));
    }
  }

  @Test
  void manyRowsOfOneParentAreOneReferenceOfMariaDb() {
    Dialect dialect = Dialects.of(Vendor.MARIADB);
    Table child = Designs.table("shop", "child");
    ForeignKey key = key(List.of("p"), new TableName("shop", "parent"), List.of("id"));
    assertTrue(dialect.anyOrphan(indexed(child), key, true).contains("DISTINCT `p`"));
    assertFalse(dialect.anyOrphan(indexed(child), key, false).contains("DISTINCT"));
    assertFalse(dialect.anyOrphan(child, key, true).contains("DISTINCT"), "no index");
  }

  private static Table indexed(Table t) {
    Index index =
        new Index("child_p", List.of(KeyPart.of("p"), KeyPart.of("id")), Optional.empty(), "btree");
    return new Table(
        t.name(),
        t.kind(),
        t.columns(),
        t.keys(),
        t.foreignKeys(),
        List.of(index),
        t.checks(),
        t.traits());
  }

  private static ForeignKey key(List<String> columns, TableName target, List<String> referred) {
    return new ForeignKey(
        "fk",
        columns,
        target,
        referred,
        Action.NO_ACTION,
        Action.NO_ACTION,
        Deferral.NOT_DEFERRABLE,
        true);
  }
}
