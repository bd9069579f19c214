package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Trigger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresKindsTest extends PostgresReading {
  @BeforeEach
  void createEveryKind() {
    database.execute(
        "create table plain (a integer primary key)",
        "create table root (a integer, b text) partition by range (a)",
        "create table low partition of root for values from (0) to (10) partition by list (b)",
        "create table lowest partition of low for values in ('x')",
        "create table rest partition of root default",
        "create table mother (a integer)",
        "create table daughter (b integer) inherits (mother)",
        "create view looking as select * from plain",
        "create materialized view kept as select * from plain",
        "create unlogged table fast (a integer)",
        "create function f(a integer) returns integer language sql as 'select 1'",
        "create function tf() returns trigger language plpgsql as 'begin return new; end'",
        "create procedure p() language sql as 'select 1'",
        "create trigger watch before insert or update on plain for each row execute function tf()",
        "create trigger sleeping after delete on plain for each row execute function tf()",
        "alter table plain disable trigger sleeping",
        "create rule nowhere as on delete to plain do instead nothing",
        "create policy mine on plain using (a > 0)",
        "alter table plain enable row level security",
        "create table booked (r int4range, exclude using gist (r with &&))",
        "comment on table plain is 'a note'",
        "create extension citext");
  }

  @Test
  void readsEveryKindOfTable() {
    Catalog catalog = read(true);
    assertEquals(TableKind.PARTITIONED, kind(catalog, "root"));
    assertEquals(TableKind.PARTITION, kind(catalog, "low"));
    assertEquals(TableKind.PARTITION, kind(catalog, "lowest"));
    assertEquals(TableKind.INHERITED, kind(catalog, "mother"));
    assertEquals(TableKind.INHERITED, kind(catalog, "daughter"));
    assertEquals(TableKind.VIEW, kind(catalog, "looking"));
    assertEquals(TableKind.MATERIALIZED_VIEW, kind(catalog, "kept"));
    assertEquals("heap, unlogged", named(catalog, "fast").traits().storage());
    assertEquals(
        Optional.of(new TableName("public", "low")), named(catalog, "lowest").traits().parent());
  }

  @Test
  void readsWhatHangsOnATable() {
    Table plain = table("plain");
    assertFalse(plain.traits().rowSecurity(), "its owner sees every row");
    assertEquals(Optional.of("a note"), plain.traits().comment());
    assertEquals(
        List.of(
            "nowhere RULE DELETE true",
            "sleeping AFTER DELETE false",
            "watch BEFORE INSERT OR UPDATE true"),
        plain.traits().triggers().stream().map(PostgresKindsTest::describe).toList());
  }

  @Test
  void listsWhatIsNotCarried() {
    assertEquals(
        List.of(
            "exclusion constraint booked.booked_r_excl",
            "extension citext",
            "function f(a integer)",
            "function tf()",
            "inheritance daughter",
            "inheritance mother",
            "materialized view kept",
            "partition low",
            "partition lowest",
            "partition rest",
            "partitioning root",
            "policy plain.mine",
            "procedure p()",
            "rule plain.nowhere",
            "trigger plain.sleeping",
            "trigger plain.watch",
            "view looking"),
        left());
  }

  @Test
  void listsAForeignTable() {
    database.execute(
        "create extension file_fdw",
        "create server files foreign data wrapper file_fdw",
        "create foreign table far (a integer) server files options (filename '/nowhere')");
    assertEquals(TableKind.FOREIGN, kind(read(true), "far"));
    assertTrue(left().contains("foreign table far"));
  }

  private static String describe(Trigger trigger) {
    return trigger.name() + " " + trigger.event() + " " + trigger.enabled();
  }
}
