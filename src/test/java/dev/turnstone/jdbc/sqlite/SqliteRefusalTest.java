package dev.turnstone.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Table;
import dev.turnstone.jdbc.Address;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.TableWrite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRefusalTest {
  private static final Table STONE = SqliteRows.table("stone", "id INTEGER", "name TEXT");
  private static final TableWrite INSERT = SqliteRows.write(STONE, WriteMode.INSERT);

  @TempDir Path folder;

  @Test
  void reasonsNameColumnsAndConstraintsButNoValues() {
    try (SqliteDatabase database =
            SqliteRows.open(
                folder,
                "create table stone (id integer, name text not null check (name <> 'secret'),"
                    + " unique (id, name)) strict",
                "create unique index lower_name on stone (lower(name))");
        RowSink sink = database.openSink(SqliteRows.lease(database))) {
      List<String> messages = new ArrayList<>();
      SqliteRows.put(
          sink.begin(INSERT),
          List.of(
              List.of("i1", "tsecret"),
              List.of("i1", "tFirst"),
              List.of("i1", "tFirst"),
              List.of("i2", "tfirst"),
              List.of("i1", "null"),
              List.of("thidden", "tx")));
      sink.finish((ordinal, why) -> messages.add(why.message()));
      sink.rollback();

      assertEquals(
          List.of(
              "main.stone: breaks the check name <> 'secret'.",
              "main.stone: repeats the value of the key index 'lower_name'.",
              "main.stone: repeats the value of the key index 'lower_name'.",
              "main.stone.name: NULL, where the target column cannot be NULL.",
              "main.stone.id: holds TEXT where only INTEGER is allowed."),
          messages);
    }
  }

  @Test
  void conflictClausesOfTheTableReplaceOrSkipNothing() {
    try (SqliteDatabase database =
            SqliteRows.open(
                folder,
                "create table stone (id integer primary key on conflict replace,"
                    + " name text unique on conflict ignore)");
        RowSink sink = database.openSink(SqliteRows.lease(database))) {
      List<String> refused = new ArrayList<>();
      SqliteRows.chunk(
          sink,
          INSERT,
          refused,
          List.of(List.of("i1", "ta"), List.of("i1", "tb"), List.of("i2", "ta")));

      assertEquals(List.of("1 DUPLICATE_KEY", "2 DUPLICATE_KEY"), refused);
      assertEquals(List.of(List.of("1", "a")), database.query("select * from stone"));
    }
  }

  @Test
  void textThatSqliteWouldTurnIntoAnotherValueIsSetAside() {
    Table json = SqliteRows.table("stone", "id INTEGER", "name JSON");
    try (SqliteDatabase database =
            SqliteRows.open(folder, "create table stone (id integer, name json)");
        RowSink sink = database.openSink(SqliteRows.lease(database))) {
      List<String> refused = new ArrayList<>();
      SqliteRows.chunk(
          sink,
          SqliteRows.write(json, WriteMode.INSERT),
          refused,
          List.of(
              List.of("i1", "t1.10"),
              List.of("i2", "t{\"a\": 1.10}"),
              List.of("i3", "t42"),
              List.of("i4", "t 42"),
              List.of("i5", "t12345678901234567890")));

      assertEquals(List.of("0 KEPT_OTHERWISE", "3 KEPT_OTHERWISE", "4 KEPT_OTHERWISE"), refused);
      assertEquals(
          List.of(List.of("i2", "t{\"a\": 1.10}"), List.of("i3", "i42")),
          SqliteRows.all(database, json));
    }
  }

  @Test
  void malformedTextIsSetAsideWhereTheFileWouldReplaceIt() {
    byte[] wrong = {'a', (byte) 0xff};
    for (String encoding : List.of("UTF-8", "UTF-16le")) {
      try (SqliteDatabase database =
              SqliteDatabase.open(Address.sqlite(folder.resolve(encoding).toString()), false);
          RowSink sink = sinkOn(database, encoding)) {
        Cell cell = new Cell();
        cell.setSlice(Cell.Kind.TEXT, wrong, 0, wrong.length);
        RowWriter writer = sink.begin(INSERT);
        writer.beginRow(0);
        writer.write(0, SqliteRows.cell("i1"));
        writer.write(1, cell);
        writer.endRow();
        List<Code> refused = new ArrayList<>();
        sink.finish((ordinal, why) -> refused.add(why.code()));

        assertEquals(encoding.equals("UTF-8") ? List.of() : List.of(Code.NOT_UTF8), refused);
      }
    }
  }

  private static RowSink sinkOn(SqliteDatabase database, String encoding) {
    database.execute(
        List.of(
            "pragma encoding = '" + encoding + "'", "create table stone (id integer, name text)"));
    return database.openSink(SqliteRows.lease(database));
  }
}
