package dev.turnstone.sql;

import static dev.turnstone.sql.Designs.foreignKey;
import static dev.turnstone.sql.Designs.index;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of loading an existing table is taken away, and all of it comes back. */
class LoadStatementsTest {
  @TempDir Path folder;

  @Test
  void postgresGetsIndexesTriggersAndForeignKeysBack() {
    Dialect dialect = Dialects.of(Vendor.POSTGRESQL);
    try (TestDatabase database = Designs.database(Vendor.POSTGRESQL, folder)) {
      database.execute(
          "create table p (id bigint primary key)",
          "create table t (id bigint primary key, p bigint, a text, b int, tags jsonb,"
              + " constraint f foreign key (p) references p (id) on delete cascade)",
          "create index plain on t (a, b desc)",
          "create index partial on t (lower(a)) where b > 0",
          "create index tagged on t using gin (tags)",
          "create function f() returns trigger language plpgsql as 'begin new.a := ''touched''; return new; end'",
          "create trigger on_trigger before insert on t for each row execute function f()",
          "create trigger off_trigger before update on t for each row execute function f()",
          "alter table t disable trigger off_trigger",
          "create rule on_rule as on delete to t do also select 1");
      Table table = postgresTable();
      List<List<String>> before = postgresShape(database);

      Designs.run(database, dialect.beforeLoad(table));
      assertEquals(
          List.of(List.of("t_pkey")),
          database.query("select indexname from pg_indexes where tablename = 't'"));
      database.execute("insert into t values (1, 99, 'as it was', 1, '{}')");
      assertEquals(List.of(List.of("as it was")), database.query("select a from t"));
      database.execute("delete from t");
      Designs.run(database, dialect.afterLoad(table));
      Designs.run(database, dialect.addForeignKey(table, table.foreignKeys().get(0)));

      assertEquals(before, postgresShape(database));
    }
  }

  private static Table postgresTable() {
    return Designs.with(
        Designs.with(
            Designs.with(
                Designs.table("public", "t", Columns.of("id", "int64", "bigint")),
                foreignKey("f", "p", new TableName("public", "p"), "id")),
            new Index(
                "plain", List.of(KeyPart.of("a"), descending("b")), Optional.empty(), "btree"),
            new Index("partial", List.of(expression("lower(a)")), Optional.of("b > 0"), "btree"),
            new Index("tagged", List.of(KeyPart.of("tags")), Optional.empty(), "gin")),
        new Trigger("on_trigger", "BEFORE INSERT", true, "CREATE TRIGGER .."),
        new Trigger("off_trigger", "BEFORE UPDATE", false, "CREATE TRIGGER .."),
        new Trigger("on_rule", "ON DELETE", true, "CREATE RULE .."));
  }

  private static List<List<String>> postgresShape(TestDatabase database) {
    return database.query(
        """
        select 'index', indexname, indexdef from pg_indexes where tablename = 't'
        union all select 'constraint', conname, pg_get_constraintdef(oid) || convalidated
          from pg_constraint where conrelid = 't'::regclass
        union all select 'trigger', tgname, tgenabled::text
          from pg_trigger where tgrelid = 't'::regclass and not tgisinternal
        union all select 'rule', rulename, ev_enabled::text
          from pg_rewrite where ev_class = 't'::regclass
        order by 1, 2""");
  }

  @Test
  void mariaDbGetsIndexesTriggersAndForeignKeysBack() {
    Dialect dialect = Dialects.of(Vendor.MARIADB);
    try (TestDatabase database = Designs.database(Vendor.MARIADB, folder)) {
      String trigger =
          "CREATE TRIGGER `touch` BEFORE INSERT ON `t` FOR EACH ROW SET NEW.a = 'C:\\\\touched'";
      database.execute(
          "create table p (id bigint primary key)",
          "create table t (id bigint auto_increment, p bigint, a varchar(20), b int, c longtext,"
              + " key counter (id), key plain (a, b desc), key part (a(3)), fulltext key words (c),"
              + " key long_text (c(10)), key f (p),"
              + " constraint f foreign key (p) references p (id) on delete cascade)",
          trigger);
      Table table = mariaDbTable(database.database(), trigger);
      List<List<String>> before = mariaDbShape(database);

      Designs.run(database, dialect.beforeLoad(table));
      assertEquals(
          List.of(List.of("counter")),
          database.query(
              "select distinct index_name from information_schema.statistics where table_name = 't'"
                  + " and table_schema = database()"));
      database.execute("insert into t (p, a) values (99, 'as it was')");
      assertEquals(List.of(List.of("as it was")), database.query("select a from t"));
      database.execute("delete from t");
      Designs.run(database, dialect.afterLoad(table));
      Designs.run(database, dialect.addForeignKey(table, table.foreignKeys().get(0)));

      assertEquals(before, mariaDbShape(database));
    }
  }

  private static Table mariaDbTable(String schema, String trigger) {
    return Designs.with(
        Designs.with(
            Designs.with(
                Designs.table(
                    schema,
                    "t",
                    Columns.counting(Columns.of("id", "int64", "bigint")),
                    Columns.of("a", "text(20)", "varchar(20)"),
                    Columns.of("c", "text", "longtext")),
                foreignKey("f", "p", new TableName(schema, "p"), "id")),
            index("counter", "id"),
            new Index(
                "plain", List.of(KeyPart.of("a"), descending("b")), Optional.empty(), "btree"),
            new Index("part", List.of(prefix("a", 3)), Optional.empty(), "btree"),
            new Index("long_text", List.of(prefix("c", 10)), Optional.empty(), "btree"),
            index("f", "p"),
            new Index("words", List.of(KeyPart.of("c")), Optional.empty(), "fulltext")),
        new Trigger("touch", "BEFORE INSERT", true, trigger));
  }

  private static List<List<String>> mariaDbShape(TestDatabase database) {
    List<List<String>> shape = new ArrayList<>();
    shape.addAll(
        database.query(
            "select index_name, seq_in_index, column_name, sub_part, collation, index_type"
                + " from information_schema.statistics where table_name = 't'"
                + " and table_schema = database() order by 1, 2"));
    shape.addAll(
        database.query(
            "select constraint_name, delete_rule, update_rule, referenced_table_name"
                + " from information_schema.referential_constraints"
                + " where constraint_schema = database()"));
    shape.addAll(
        database.query(
            "select trigger_name, action_timing, event_manipulation, action_statement"
                + " from information_schema.triggers where trigger_schema = database()"));
    return shape;
  }

  @Test
  void sqliteGetsIndexesAndTriggersBack() {
    Dialect dialect = Dialects.of(Vendor.SQLITE);
    try (TestDatabase database = Designs.database(Vendor.SQLITE, folder)) {
      String trigger =
          "CREATE TRIGGER touch AFTER INSERT ON t BEGIN UPDATE t SET a = 'touched'; END";
      database.execute(
          "create table t (id integer primary key, a text, b integer)",
          "CREATE INDEX `plain` ON `t` (`a` COLLATE `NOCASE`, `b` DESC)",
          "CREATE INDEX `partial` ON `t` (lower(a)) WHERE b > 0",
          trigger);
      KeyPart noCase =
          new KeyPart(
              Optional.of("a"),
              Optional.empty(),
              OptionalInt.empty(),
              false,
              Optional.of("NOCASE"));
      Table table =
          Designs.with(
              Designs.with(
                  Designs.table("main", "t"),
                  new Index("plain", List.of(noCase, descending("b")), Optional.empty(), "btree"),
                  new Index(
                      "partial", List.of(expression("lower(a)")), Optional.of("b > 0"), "btree")),
              new Trigger("touch", "AFTER INSERT", true, trigger));
      String shape = "select type, name, sql from sqlite_schema order by 1, 2";
      List<List<String>> before = database.query(shape);

      Designs.run(database, dialect.beforeLoad(table));
      database.execute("insert into t (a) values ('as it was')");
      assertEquals(List.of(List.of("as it was")), database.query("select a from t"));
      assertNotEquals(before, database.query(shape));
      Designs.run(database, dialect.afterLoad(table));

      assertEquals(before, database.query(shape));
    }
  }

  @Test
  void aTableWithNothingInTheWayIsLeftAlone() {
    for (Vendor vendor : Vendor.values()) {
      Table bare =
          Designs.with(
              Designs.table("s", "t", Columns.of("id", "int64", "bigint")),
              Key.primary("t_pkey", List.of("id")));

      assertTrue(Dialects.of(vendor).beforeLoad(bare).isEmpty(), vendor.name());
      assertTrue(Dialects.of(vendor).afterLoad(bare).isEmpty(), vendor.name());
    }
  }

  private static KeyPart descending(String column) {
    return new KeyPart(
        Optional.of(column), Optional.empty(), OptionalInt.empty(), true, Optional.empty());
  }

  private static KeyPart prefix(String column, int length) {
    return new KeyPart(
        Optional.of(column), Optional.empty(), OptionalInt.of(length), false, Optional.empty());
  }

  private static KeyPart expression(String sql) {
    return new KeyPart(
        Optional.empty(), Optional.of(sql), OptionalInt.empty(), false, Optional.empty());
  }
}
