package dev.turnstone.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.support.References;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqliteKeysTest extends SqliteReading {
  @Test
  void takesAnIntegerPrimaryKeyAsIdentity() {
    database.execute("create table t (id integer primary key autoincrement, x text)");
    Column id = table("t").column("id").orElseThrow();
    assertEquals(Optional.of(new Generation.Identity(false)), id.generation());
    assertFalse(id.nullable());
    assertEquals(List.of("id"), table("t").identity().orElseThrow().columns());
    assertEquals("autoincrement", table("t").traits().storage());
  }

  @Test
  void knowsThatADescendingIntegerPrimaryKeyIsNoRowidAndMayBeNull() {
    database.execute("create table t (id integer primary key desc)");
    Column id = table("t").column("id").orElseThrow();
    assertEquals(Optional.empty(), id.generation());
    assertTrue(id.nullable());
    assertEquals(Optional.empty(), table("t").identity());
  }

  @Test
  void knowsThatATextPrimaryKeyMayBeNullUnlessThereIsNoRowid() {
    database.execute(
        "create table a (k text primary key)", "create table b (k text primary key) without rowid");
    assertTrue(table("a").column("k").orElseThrow().nullable());
    assertFalse(table("b").column("k").orElseThrow().nullable());
    assertEquals("without rowid", table("b").traits().storage());
  }

  @Test
  void givesEachKeyANameOfItsOwn() {
    database.execute(
        "create table a (b_c unique)",
        "create table a_b (c unique)",
        "create table %s (k text primary key)".formatted("n".repeat(100)));
    assertEquals("a_b_c_key", table("a").keys().get(0).name());
    assertEquals("a_b_c_key1", table("a_b").keys().get(0).name());
    String given = table("n".repeat(100)).keys().get(0).name();
    assertTrue(given.length() <= 60 && given.endsWith("_pkey"), given);
  }

  @Test
  void givesANameOnlyToTheConstraintBehindIt() {
    database.execute(
        "create table t (a integer constraint filled not null check (a > 0),"
            + " b integer constraint given default 5 check (b > 0))");
    assertEquals(
        List.of("t_check", "t_check1"), table("t").checks().stream().map(c -> c.name()).toList());
  }

  @Test
  void readsForeignKeysInTheOrderOfTheTextWithAllTheyPromise() {
    database.execute(
        "create table Parent (A integer, b text, primary key (A, b))",
        """
        create table child (
          x integer constraint "to itself" references child (ID) on delete set null,
          y integer, z text, id integer primary key,
          w integer references Child on update cascade deferrable initially deferred,
          foreign key (y, z) references PARENT on delete no action on update restrict
            match full deferrable initially immediate,
          foreign key (y) references parent (a, b) not deferrable initially deferred)
        """
            .replace(
                "foreign key (y) references parent (a, b)",
                "foreign key (z,y) references parent (B,a)"));
    assertEquals(
        List.of(
            "to itself (x) to child (id) update NO_ACTION delete SET_NULL NOT_DEFERRABLE",
            "child_w_fkey (w) to child (id) update CASCADE delete NO_ACTION INITIALLY_DEFERRED",
            "child_y_z_fkey (y, z) to Parent (A, b)"
                + " update RESTRICT delete NO_ACTION INITIALLY_IMMEDIATE",
            "child_z_y_fkey (z, y) to Parent (b, A)"
                + " update NO_ACTION delete NO_ACTION NOT_DEFERRABLE"),
        References.of(table("child")));
  }

  @Test
  void listsAForeignKeyThatLeadsNowhere() {
    database.execute(
        "create table a (x integer references gone)",
        "create table b (x integer references a (y))");
    assertEquals(List.of(), table("a").foreignKeys());
    assertEquals(List.of("foreign key", "foreign key"), kindsLeftBehind());
  }

  @Test
  void readsEveryKindOfIndex() {
    database.execute(
        "create table t (a text, b integer, c text collate nocase)",
        "create index plain on t (b desc, a collate rtrim, c)",
        "create unique index partial on t (b) where a is not null -- only some\n and b > 1",
        "create index computed on t (lower(a || ',') desc, b)",
        "create unique index whole on t (a, b)");
    Table table = table("t");
    Index plain = index("plain");
    assertTrue(plain.parts().get(0).descending());
    assertEquals(Optional.of("rtrim"), plain.parts().get(1).collation());
    assertEquals(Optional.empty(), plain.parts().get(2).collation());
    Index computed = index("computed");
    assertEquals(Optional.of("lower(a || ',')"), computed.parts().get(0).expression());
    assertTrue(computed.parts().get(0).descending());
    assertEquals(List.of("partial", "whole"), table.keys().stream().map(Key::name).toList());
    assertEquals(Optional.of("a is not null and b > 1"), table.keys().get(0).predicate());
    assertFalse(table.keys().get(0).plain());
    assertEquals(List.of("a", "b"), table.keys().get(1).columns());
  }

  private Index index(String name) {
    return table("t").indexes().stream()
        .filter(i -> i.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
