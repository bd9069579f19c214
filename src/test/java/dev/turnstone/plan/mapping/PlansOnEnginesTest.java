package dev.turnstone.plan.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.mariadb.MariaCatalogReader;
import dev.turnstone.jdbc.postgres.PostgresCatalogReader;
import dev.turnstone.jdbc.sqlite.SqliteCatalogReader;
import dev.turnstone.plan.LoadOrder;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.rehearse.PlanApproval;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New plans for real databases, whose new tables the target really makes. */
class PlansOnEnginesTest {
  private static final String[] SHOP = {
    """
    create table "Customer" ("CustomerId" integer primary key autoincrement, "FirstName" text(40) not null,
      "Email" varchar(60) unique collate nocase, "Born" date, "Active" boolean not null default 1,
      "Credit" decimal(12,2) default 0, "Photo" blob, "Score" real)
    """,
    """
    create table "InvoiceLine" ("InvoiceId" integer not null, "No" integer not null,
      "CustomerId" integer references "Customer"("CustomerId") on delete cascade,
      "Qty" integer not null check ("Qty" > 0), "UnitPrice" decimal(10,2) not null,
      "Total" integer generated always as ("Qty" * 2) stored, "When" timestamp default current_timestamp,
      "Parent" integer, "ParentNo" integer,
      primary key ("InvoiceId", "No"),
      foreign key ("Parent", "ParentNo") references "InvoiceLine"("InvoiceId", "No"))
    """,
    "create index \"ByCustomer\" on \"InvoiceLine\" (\"CustomerId\")",
    "create unique index \"Live\" on \"InvoiceLine\" (\"When\") where \"Qty\" > 1",
    "create table \"order\" (\"select\" text, \"from\" text not null default 'it''s')",
    "create view \"V\" as select 1"
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void aNewPlanIsApprovedAndItsTablesCanBeMade(String vendor) throws SQLException {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(vendor, folder)) {
      from.execute(SHOP);
      to.execute("create table zz_there (id int)");
      Catalog source = read(from);
      MigrationPlan plan = plan(from, source, to, read(to));
      PlanApproval.approve(plan, source, read(to));
      assertEquals(plan, PlanFile.fromJson(PlanFile.toJson(plan), "plan"));

      make(plan, to);
      Catalog made = read(to);
      assertEquals(
          List.of("customer", "invoice_line", "order"),
          made.tables().stream()
              .map(t -> t.name().name())
              .filter(n -> !n.equals("zz_there"))
              .toList());
      for (TablePlan table : plan.tables()) {
        assertMade(table.create().orElseThrow(), made);
      }
      assertTrue(plan.leftBehind().stream().anyMatch(l -> l.contains("V")), "the view is told");
    }
  }

  @Test
  void anExistingTargetIsMatchedByNameWhateverTheOrderOfItsColumns() throws SQLException {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      from.execute(
          "create table Person (PersonId integer primary key, LastName text, Age integer)");
      to.execute("create table persons (age int, last_name text, person_id int primary key)");
      Catalog source = read(from);
      Catalog target = read(to);
      MigrationPlan plan = plan(from, source, to, target);
      TablePlan table = plan.tables().get(0);
      assertEquals(new TableName("public", "persons"), table.target());
      assertEquals(
          List.of("age", "last_name", "person_id"),
          table.fields().stream().map(f -> f.target()).toList());
      PlanApproval.approve(plan, source, target);
    }
  }

  @Test
  void mariaDbGoesToPostgresWithItsTypesKeysAndChecks() throws SQLException {
    try (TestDatabase from = Databases.mariadb();
        TestDatabase to = Databases.postgres()) {
      from.execute(
          """
          create table parent (id bigint unsigned auto_increment primary key,
            mood enum('good','it''s') not null default 'good', tags set('a','b'),
            at timestamp(6) null, tiny tinyint(1), big decimal(30,10), txt mediumtext,
            name varchar(80) character set utf8mb4 comment 'who', key by_name (name(10)),
            unique key one (name)) comment 'parents'
          """,
          """
          create table child (id int primary key, parent_id bigint unsigned not null,
            amount int check (amount between 1 and 10), twice int as (amount * 2) persistent,
            constraint to_parent foreign key (parent_id) references parent (id) on update cascade,
            key by_name (amount))
          """);
      Catalog source = read(from);
      MigrationPlan plan = plan(from, source, to, read(to));
      PlanApproval.approve(plan, source, read(to));
      make(plan, to);
      Catalog made = read(to);
      for (TablePlan table : plan.tables()) {
        assertMade(table.create().orElseThrow(), made);
      }
      assertEquals(
          List.of("to_parent"),
          made.table(new TableName("public", "child")).orElseThrow().foreignKeys().stream()
              .map(ForeignKey::name)
              .toList());
    }
  }

  private static MigrationPlan plan(
      TestDatabase from, Catalog source, TestDatabase to, Catalog target) {
    return Planner.plan(
        "test",
        new Planner.Side(source, from.connString()),
        new Planner.Side(target, to.connString()),
        new MappingOptions(
            TablePatterns.parse(""), TablePatterns.parse(""), Rename.SNAKE_CASE, true));
  }

  /** As a run does it: tables, then keys and indexes, then foreign keys. */
  private static void make(MigrationPlan plan, TestDatabase to) {
    Dialect dialect = Dialects.of(plan.target().product().vendor());
    List<Table> tables = plan.tables().stream().flatMap(t -> t.create().stream()).toList();
    List<String> statements = new ArrayList<>();
    for (TableName name : LoadOrder.of(tables).tables()) {
      tables.stream()
          .filter(t -> t.name().equals(name))
          .forEach(t -> statements.addAll(dialect.createTable(t)));
    }
    tables.forEach(t -> statements.addAll(dialect.completeTable(t)));
    for (Table table : tables) {
      table.foreignKeys().forEach(k -> statements.addAll(dialect.addForeignKey(table, k)));
    }
    to.execute(statements.toArray(String[]::new));
  }

  /** What the target's catalogue says is what was designed. */
  private static void assertMade(Table design, Catalog made) {
    Table table = made.table(design.name()).orElseThrow();
    String what = design.name().toString();
    assertEquals(
        design.columns().stream().map(c -> c.name() + " " + read(c, made)).toList(),
        table.columns().stream().map(c -> c.name() + " " + c.type().text()).toList(),
        what);
    assertEquals(
        design.columns().stream().map(Column::computed).toList(),
        table.columns().stream().map(Column::computed).toList(),
        what);
    assertEquals(
        design.columns().stream().filter(c -> !c.nullable()).map(Column::name).toList(),
        table.columns().stream().filter(c -> !c.nullable()).map(Column::name).toList(),
        what);
    assertEquals(
        design.keys().stream().map(Key::columns).sorted(byText()).toList(),
        table.keys().stream().map(Key::columns).sorted(byText()).toList(),
        what);
    assertEquals(design.foreignKeys().size(), table.foreignKeys().size(), what);
    assertEquals(design.checks().size(), table.checks().size(), what);
  }

  /** MariaDB's boolean is a small number, and its catalogue says so. */
  private static String read(Column column, Catalog made) {
    boolean number =
        made.product().vendor().mysqlFamily() && column.type() instanceof LogicalType.Bool;
    return number ? "int8" : column.type().text();
  }

  private static Comparator<List<String>> byText() {
    return Comparator.comparing(List::toString);
  }

  private static Catalog read(TestDatabase database) throws SQLException {
    var address = ConnectionText.parse(database.connString());
    try (Connection connection = database.connect()) {
      return switch (database.vendor()) {
        case TestDatabase.SQLITE -> new SqliteCatalogReader(connection, address).read(true);
        case TestDatabase.POSTGRESQL -> new PostgresCatalogReader(connection, address).read(true);
        default -> new MariaCatalogReader(connection, address).read(true);
      };
    }
  }
}
