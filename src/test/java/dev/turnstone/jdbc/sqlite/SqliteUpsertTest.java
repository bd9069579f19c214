package dev.turnstone.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Table;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteUpsertTest {
  @TempDir Path folder;

  @Test
  void addsChangesAndLeavesAloneWithExactCounts() {
    Table stone = SqliteRows.table("stone", "id INTEGER", "name TEXT", "v");
    try (SqliteDatabase database =
        SqliteRows.open(
            folder,
            "create table stone (id integer primary key, name text, v)",
            "insert into stone values (1, 'same', null), (2, 'old', 5), (3, null, x'00'),"
                + " (4, 'four', 5)")) {
      Written written =
          SqliteRows.store(
              database,
              SqliteRows.write(stone, WriteMode.UPSERT, "id"),
              List.of(
                  List.of("i1", "tsame", "null"),
                  List.of("i2", "tnew", "i5"),
                  List.of("i3", "t", "b00"),
                  List.of("i4", "tfour", "r5.0"),
                  List.of("i5", "tfive", "null"),
                  List.of("i5", "tfive", "null"),
                  List.of("i5", "tcinque", "null")));

      assertEquals(new Written(1, 4, 2), written);
      assertEquals(
          List.of(
              List.of("i1", "tsame", "null"),
              List.of("i2", "tnew", "i5"),
              List.of("i3", "t", "b00"),
              List.of("i4", "tfour", "r5.0"),
              List.of("i5", "tcinque", "null")),
          SqliteRows.all(database, stone));
    }
  }

  @Test
  void aKeyIsComparedAsItsIndexDoesAndTakesTheNewSpelling() {
    Table stone = SqliteRows.table("stone", "name TEXT", "v");
    TableWrite upsert = SqliteRows.write(stone, WriteMode.UPSERT, "name");
    List<List<String>> rows = List.of(List.of("tABC", "i1"), List.of("tb", "i2"));
    try (SqliteDatabase database =
        SqliteRows.open(
            folder,
            "create table stone (name text primary key collate nocase, v) without rowid",
            "insert into stone values ('abc', 1), ('b', 2)")) {
      assertEquals(new Written(0, 1, 1), SqliteRows.store(database, upsert, rows));
      assertEquals(rows, SqliteRows.all(database, stone));
    }
  }

  @Test
  void aKeyThatIndexTellsApartIsNotMixedUpByItsColumn() {
    Table stone = SqliteRows.table("stone", "name TEXT", "v");
    TableWrite upsert = SqliteRows.write(stone, WriteMode.UPSERT, "name");
    try (SqliteDatabase database =
        SqliteRows.open(
            folder,
            "create table stone (name text collate nocase, v)",
            "create unique index exact on stone (name collate binary)",
            "insert into stone values ('abc', 1), ('ABC', 2)")) {
      assertEquals(
          new Written(1, 1, 0),
          SqliteRows.store(
              database, upsert, List.of(List.of("tABC", "i3"), List.of("tAbc", "i4"))));
      assertEquals(
          List.of(List.of("tabc", "i1"), List.of("tABC", "i3"), List.of("tAbc", "i4")),
          SqliteRows.all(database, stone));
    }
  }

  @Test
  void compositeKeysAndTablesThatAreAllKeyWork() {
    Table pair = SqliteRows.table("pair", "a", "b");
    TableWrite upsert = SqliteRows.write(pair, WriteMode.UPSERT, "a", "b");
    try (SqliteDatabase database =
        SqliteRows.open(
            folder,
            "create table pair (a, b, primary key (a, b)) without rowid",
            "insert into pair values (1, 'x')")) {
      assertEquals(
          new Written(1, 0, 1),
          SqliteRows.store(database, upsert, List.of(List.of("i1", "tx"), List.of("i1", "ty"))));
    }
  }

  @Test
  void aRowThatBreaksAnotherKeyIsRefusedAlone() {
    Table stone = SqliteRows.table("stone", "id INTEGER", "name TEXT");
    try (SqliteDatabase database =
            SqliteRows.open(
                folder,
                "create table stone (id integer primary key, name text unique)",
                "insert into stone values (1, 'a'), (2, 'b')");
        RowSink sink = database.openSink(SqliteRows.lease(database))) {
      List<String> refused = new ArrayList<>();
      Written written =
          SqliteRows.chunk(
              sink,
              SqliteRows.write(stone, WriteMode.UPSERT, "id"),
              refused,
              List.of(List.of("i1", "tb"), List.of("i3", "ta"), List.of("i2", "tc")));

      assertEquals(List.of("0 DUPLICATE_KEY", "1 DUPLICATE_KEY"), refused);
      assertEquals(new Written(0, 1, 0), written);
    }
  }
}
