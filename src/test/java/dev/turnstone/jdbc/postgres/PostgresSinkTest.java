package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.Written;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresSinkTest extends Writing {
  @Test
  void rowsAndMarkerAreCommittedTogether() {
    postgres.server.execute("create table t (id int primary key, v text)");

    Written written = send(WriteMode.INTO_EMPTY, 3, 1, "a", 2, null);

    assertEquals(new Written(2, 0, 0), written);
    assertEquals(Map.of(), refused);
    assertEquals(List.of(marker(3, written)), postgres.database.ledger().markers("run"));
    assertTrue(postgres.database.ledger().marked("run", "public.t", 3));
    assertFalse(postgres.database.ledger().marked("run", "public.t", 4));
    assertEquals("2", postgres.server.query("select count(*) from t").get(0).get(0));
  }

  @Test
  void aRowAbandonedHalfWayLeavesNothing() {
    postgres.server.execute("create table t (id int primary key, v text)");
    try (RowSink sink = postgres.database.openSink(lease)) {
      RowWriter writer = sink.begin(Postgres.write(table("t"), WriteMode.INSERT));
      row(writer, 0, 1, "kept");
      Cell cell = new Cell();
      writer.beginRow(1);
      cell.setNumber(Kind.LONG, 2);
      writer.write(0, cell);
      writer.abandonRow();
      row(writer, 2, 3, "kept");
      sink.commit(marker(0, sink.finish(refused::put)));
    }

    assertEquals(
        List.of(List.of("1", "kept"), List.of("3", "kept")),
        postgres.server.query("select * from t order by id"));
  }

  @Test
  void eachRefusedRowIsFoundAmongGoodOnesWithItsReason() {
    postgres.server.execute(
        "create table p (id int primary key)",
        "insert into p values (1)",
        "create table t (id int primary key, v varchar(5) not null unique"
            + " constraint no_x check (v not like 'x%'), p int default 1 references p)",
        "insert into t values (7, 'old')");

    Written written =
        send(WriteMode.INSERT, 0, 1, "a", 2, "too long", 3, null, 4, "x1", 7, "b", 5, "a", 6, "ok");

    assertEquals(new Written(2, 0, 0), written);
    assertEquals(
        Map.of(
            1L, "public.t.v: longer than character varying(5).",
            2L, "public.t.v: NULL, where the target column cannot be NULL.",
            3L, "public.t: breaks the check no_x.",
            4L, "public.t: repeats the value of the key t_pkey.",
            5L, "public.t: repeats the value of the key t_v_key."),
        messages());
    assertEquals(
        List.of(List.of("1", "a"), List.of("6", "ok"), List.of("7", "old")),
        postgres.server.query("select id, v from t order by id"));
  }

  @Test
  void aMissingParentIsNamed() {
    postgres.server.execute(
        "create table p (id int primary key)",
        "insert into p values (1)",
        "create table t (id int references p deferrable initially deferred, v text)");

    Written written = send(WriteMode.INSERT, 0, 1, "a", 2, "b", 1, "c");

    assertEquals(new Written(2, 0, 0), written);
    assertEquals(
        Map.of(1L, "public.t: refers to a row of public.p that does not exist."), messages());
  }

  @Test
  void reasonsHoldNoValues() {
    postgres.server.execute(
        "create table t (id int, v text)",
        "create function no() returns trigger language plpgsql as $$ begin"
            + " if new.id = 2 then raise exception 'canary % of 4711', new.v; end if;"
            + " return new; end $$",
        "create trigger no before insert on t for each row execute function no()");

    send(WriteMode.INSERT, 0, 1, "canary1", 2, "canary2", 3, "nul \0 canary3");

    assertEquals(List.of(1L, 2L), List.copyOf(refused.keySet()));
    String all = messages().toString();
    assertFalse(all.contains("canary") || all.contains("canary3") || all.contains("4711"), all);
    assertTrue(all.contains("P0001"), all);
    assertEquals(Code.HAS_NUL, refused.get(2L).code());
  }

  @Test
  void aRowThatATriggerSwallowsIsNotCountedAsWritten() {
    postgres.server.execute(
        "create table t (id int, v text)",
        "create function no() returns trigger language plpgsql as $$ begin"
            + " if new.id = 2 then return null; end if; return new; end $$",
        "create trigger no before insert on t for each row execute function no()");

    Written written = send(WriteMode.INSERT, 0, 1, "a", 2, "b", 3, "c");

    assertEquals(new Written(2, 0, 0), written);
    assertEquals(List.of(1L), List.copyOf(refused.keySet()));
    assertEquals(Code.REFUSED_BY_SERVER, refused.get(1L).code());
  }

  @Test
  void tenThousandDuplicatesAreToldApartWithinSeconds() {
    postgres.server.execute(
        "create table t (id int primary key, v text)",
        "insert into t select i, 'old' from generate_series(1, 10000) i");
    Object[] rows = new Object[20_002];
    for (int i = 0; i <= 10_000; i++) {
      rows[2 * i] = i + 1;
      rows[2 * i + 1] = "new";
    }
    long start = System.nanoTime();

    Written written = send(WriteMode.INSERT, 0, rows);

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertEquals(new Written(1, 0, 0), written);
    assertEquals(10_000, refused.size());
    assertTrue(took.toSeconds() < 30, "took " + took);
  }

  @Test
  void namesMayHoldAnyCharacter() {
    String odd = "x\"; DROP TABLE victims; -- '.` ? {é 😀";
    String quoted = "\"" + odd.replace("\"", "\"\"") + "\"";
    postgres.server.execute(
        "create table victims (id int)",
        "create table %1$s (%1$s int primary key, \"b %2$s\" int[])".formatted(quoted, "'"),
        "insert into " + quoted + " select i, array[i] from generate_series(1, 10) i",
        "create table copy (like " + quoted + " including all)");
    postgres.database.ledger().release(lease, true);
    Table from = postgres.database.catalog(false).table(new TableName("public", odd)).orElseThrow();

    assertEquals(
        new Written(10, 0, 0), postgres.copy(from, table("copy"), WriteMode.INSERT).written());
    assertEquals(
        new Written(0, 0, 10), postgres.copy(table("copy"), from, WriteMode.UPSERT).written());
    assertEquals("0", postgres.server.query("select count(*) from victims").get(0).get(0));
  }

  @Test
  void typesThatOnlyTheServerKnowsAreCarriedAsItsText() {
    postgres.server.execute(
        "create table t (o oid, b varbit, c \"char\", m money, x xid, r regclass)",
        "insert into t values (4294967295, B'101', 'q', 12.34, '7', 'pg_class'),"
            + " (null, null, null, null, null, null)",
        "create table copy (like t)");

    assertEquals(
        new Written(2, 0, 0), postgres.copy(table("t"), table("copy"), WriteMode.INSERT).written());
    assertEquals(
        postgres.server.query("select * from t order by o"),
        postgres.server.query("select * from copy order by o"));
  }
}
