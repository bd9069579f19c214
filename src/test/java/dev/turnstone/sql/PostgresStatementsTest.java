package dev.turnstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What only PostgreSQL has, or has differently. */
class PostgresStatementsTest {
  private static final Dialect POSTGRES = Dialects.of(Vendor.POSTGRESQL);

  private static KeyPart expression(String sql) {
    return new KeyPart(
        Optional.empty(), Optional.of(sql), OptionalInt.empty(), false, Optional.empty());
  }

  private static void make(TestDatabase database, Dialect dialect, Table table) {
    Designs.run(database, dialect.createTable(table));
    Designs.run(database, dialect.completeTable(table));
  }

  @Test
  void aSchemaThatIsNotThereIsMade() {
    try (TestDatabase database = Databases.postgres()) {
      String odd = "s'$turnstone$\"\\";
      make(database, POSTGRES, Designs.table(odd, "t", Columns.of("a", "int32", "integer")));
      make(database, POSTGRES, Designs.table(odd, "u", Columns.of("a", "int32", "integer")));

      assertEquals(
          List.of(List.of("t"), List.of("u")),
          database.query(
              "select table_name from information_schema.tables where table_schema = "
                  + POSTGRES.literal(odd)
                  + " order by 1"));
    }
  }

  @Test
  void aNumberTooWideForAnIdentityCountsByASequenceOfItsOwn() {
    try (TestDatabase database = Databases.postgres()) {
      Column id = Columns.counting(Columns.of("the id", "decimal(20,0)", "numeric(20,0)"));
      String name = "a name so long that its sequence needs a shorter one ".repeat(1) + "ümlaut";
      Table table =
          Designs.with(Designs.table("public", name, id), Key.primary("", List.of("the id")));
      make(database, POSTGRES, table);
      String quoted = POSTGRES.quote(table.name());
      database.execute("insert into " + quoted + " values (18446744073709551615)");
      database.execute("delete from " + quoted, "insert into " + quoted + " values (77)");

      Designs.run(database, POSTGRES.advanceIdentity(table, Optional.empty()));
      database.execute("insert into " + quoted + " default values");

      assertEquals(
          List.of(List.of("77"), List.of("78")),
          database.query("select * from " + quoted + " order by 1"));
    }
  }

  @Test
  void anIdentityIsAlwaysGeneratedOnceTheRowsAreThere() {
    try (TestDatabase database = Databases.postgres()) {
      Column plain = Columns.of("id", "int32", "integer");
      Column always =
          new Column(
              "id",
              plain.type(),
              "integer",
              false,
              Optional.empty(),
              Optional.empty(),
              Optional.of(new Generation.Identity(true)),
              Optional.empty());
      Table table = Designs.table("public", "t", always);
      Designs.run(database, POSTGRES.createTable(table));
      database.execute("insert into t values (5)");
      Designs.run(database, POSTGRES.completeTable(table));

      assertThrows(IllegalStateException.class, () -> database.execute("insert into t values (6)"));
    }
  }

  @Test
  void keysCanBePartialOverExpressionsAndTakeNullsAsEqual() {
    try (TestDatabase database = Databases.postgres()) {
      Table table =
          Designs.with(
              Designs.table(
                  "public",
                  "t",
                  Columns.of("a", "text", "text"),
                  Columns.of("b", "int32", "integer")),
              new Key(
                  "part",
                  false,
                  List.of(expression("lower(a)")),
                  Optional.of("b > 0"),
                  false,
                  false),
              new Key("nulls", false, List.of(KeyPart.of("b")), Optional.empty(), false, true));
      make(database, POSTGRES, table);
      database.execute("insert into t values ('x', 1), ('X', -1), ('x', null)");

      assertThrows(
          IllegalStateException.class, () -> database.execute("insert into t values ('X', 2)"));
      assertThrows(
          IllegalStateException.class, () -> database.execute("insert into t values ('y', null)"));
    }
  }

  @Test
  void commentsAreKept() {
    try (TestDatabase database = Databases.postgres()) {
      String text = "it's a \\ \"comment\"\n";
      Column column = Columns.commented(Columns.of("a", "text", "text"), text);
      make(database, POSTGRES, Designs.commented(Designs.table("public", "t", column), text));

      assertEquals(
          List.of(List.of(text, text)),
          database.query(
              "select obj_description('t'::regclass), col_description('t'::regclass, 1)"));
    }
  }

  @Test
  void anIdentityThatCountsDownGoesOnDown() {
    try (TestDatabase database = Databases.postgres()) {
      database.execute(
          "create table t (id integer generated by default as identity (increment -1), n int)",
          "insert into t (id) values (-40)");
      Column id = Columns.counting(Columns.of("id", "int32", "integer"));

      Designs.run(
          database, POSTGRES.advanceIdentity(Designs.table("public", "t", id), Optional.empty()));
      database.execute("insert into t (n) values (1)");

      assertEquals(List.of(List.of("-41")), database.query("select id from t where n = 1"));
    }
  }
}
