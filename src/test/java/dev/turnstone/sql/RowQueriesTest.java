package dev.turnstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.ForeignKey.Action;
import dev.turnstone.catalog.ForeignKey.Deferral;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
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
