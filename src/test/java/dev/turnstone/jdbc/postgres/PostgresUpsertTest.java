package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Table;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.Written;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresUpsertTest extends Writing {
  @Test
  void upsertCountsWhatBecameOfEveryRow() {
    postgres.server.execute(
        "create table t (id int generated always as identity primary key, v text, j json)",
        "insert into t overriding system value values (1, 'same'), (2, 'old'), (3, null)",
        "create table child () inherits (t)",
        "insert into child values (4, 'not of the table', null)");

    Object[] rows = {1, "same", 2, "new", 3, "now set", 4, "added", 5, null};
    Written written = send(WriteMode.UPSERT, 0, rows);

    assertEquals(new Written(2, 2, 1), written);
    assertEquals(Map.of(), refused);
    assertEquals("same,new,now set,added,-", texts());
    assertEquals(new Written(0, 0, 5), send(WriteMode.UPSERT, 1, rows));
  }

  private String texts() {
    return postgres
        .server
        .query("select string_agg(coalesce(v, '-'), ',' order by id) from only t")
        .get(0)
        .get(0);
  }

  @Test
  void rowsThatRepeatAKeyAreUpsertedOneAfterTheOther() {
    postgres.server.execute("create table t (id int primary key, v text)");

    Written written = send(WriteMode.UPSERT, 0, 1, "a", 2, "b", 1, "c", 1, "c", 3, "d");

    assertEquals(new Written(3, 1, 1), written);
    assertEquals("c,b,d", texts());
  }

  @Test
  void anUpsertThatBreaksAnotherKeyIsRefusedAlone() {
    postgres.server.execute(
        "create table t (id int primary key, v text unique)", "insert into t values (1, 'a')");

    Written written = send(WriteMode.UPSERT, 0, 2, "b", 3, "a", 4, "c");

    assertEquals(new Written(2, 0, 0), written);
    assertEquals(Map.of(1L, "public.t: repeats the value of the key t_v_key."), messages());
  }

  @Test
  void upsertSeesDifferencesThatEqualityOverlooks() {
    postgres.server.execute(
        "create table t (id int primary key, v numeric)", "insert into t values (1, 1.0), (2, 2)");
    Table table = table("t");
    try (RowSink sink = postgres.database.openSink(lease)) {
      RowWriter writer = sink.begin(Postgres.write(table, WriteMode.UPSERT));
      decimal(writer, 0, 1, "1.00");
      decimal(writer, 1, 2, "2");
      assertEquals(new Written(0, 1, 1), sink.finish(refused::put));
      sink.commit(marker(0, new Written(0, 1, 1)));
    }

    assertEquals(
        "1.00,2",
        postgres.server.query("select string_agg(v::text, ',' order by id) from t").get(0).get(0));
  }

  private static void decimal(RowWriter writer, long ordinal, long id, String digits) {
    Cell cell = new Cell();
    writer.beginRow(ordinal);
    cell.setNumber(Kind.LONG, id);
    writer.write(0, cell);
    text(cell, digits);
    cell.become(Kind.DECIMAL);
    writer.write(1, cell);
    writer.endRow();
  }
}
