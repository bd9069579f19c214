package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.problem.EngineException.LeaseLost;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresSinkTest {
  private final Postgres postgres = new Postgres();
  private final Map<Long, Problem> refused = new TreeMap<>();
  private Lease lease;

  @BeforeEach
  void lease() {
    lease = postgres.lease();
  }

  @AfterEach
  void nothingIsLeftOpen() {
    assertEquals(0, postgres.database.connectionsInUse());
    postgres.close();
  }

  private Table table(String name) {
    Catalog catalog = postgres.database.catalog(false);
    return catalog.table(new TableName("public", name)).orElseThrow();
  }

  private ChunkMarker marker(int chunk, Written written) {
    return new ChunkMarker("run", lease.token(), "public.t", chunk, written);
  }

  private static void row(RowWriter writer, long ordinal, long id, String text) {
    Cell cell = new Cell();
    writer.beginRow(ordinal);
    cell.setNumber(Kind.LONG, id);
    writer.write(0, cell);
    if (text == null) cell.setNull();
    else text(cell, text);
    writer.write(1, cell);
    writer.endRow();
  }

  private static void text(Cell cell, String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    cell.setSlice(Kind.TEXT, bytes, 0, bytes.length);
  }

  /** Ids and texts as one chunk; the odd one out is told by its ordinal. */
  private Written send(WriteMode mode, int chunk, Object... idsAndTexts) {
    try (RowSink sink = postgres.database.openSink(lease)) {
      RowWriter writer = sink.begin(firstTwo(mode));
      for (int i = 0; i < idsAndTexts.length; i += 2) {
        row(writer, i / 2, ((Number) idsAndTexts[i]).longValue(), (String) idsAndTexts[i + 1]);
      }
      Written written = sink.finish(refused::put);
      sink.commit(marker(chunk, written));
      return written;
    }
  }

  private TableWrite firstTwo(WriteMode mode) {
    Table table = table("t");
    List<String> key = table.primaryKey().map(Key::columns).orElse(List.of());
    return new TableWrite(table, table.columns().subList(0, 2), key, mode);
  }

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

  private Map<Long, String> messages() {
    Map<Long, String> messages = new TreeMap<>();
    refused.forEach((ordinal, problem) -> messages.put(ordinal, problem.message()));
    return messages;
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

  @Test
  void aSinkWhoseLeaseWasTakenOverWritesNothing() {
    postgres.server.execute("create table t (id int primary key, v text)");
    try (RowSink zombie = postgres.database.openSink(lease)) {
      RowWriter writer = zombie.begin(Postgres.write(table("t"), WriteMode.INSERT));
      row(writer, 0, 1, "late");
      Written written = zombie.finish(refused::put);
      postgres.lease();

      LeaseLost lost = assertThrows(LeaseLost.class, () -> zombie.commit(marker(0, written)));

      assertEquals(Code.LEASE_TAKEN, lost.problems().get(0).code());
    }
    assertEquals(List.of(), postgres.server.query("select * from t"));
    assertEquals(List.of(), postgres.database.ledger().markers("run"));
  }

  @Test
  void aSinkWhoseLedgerIsGoneWritesNothing() {
    postgres.server.execute("create table t (id int primary key, v text)");
    try (RowSink zombie = postgres.database.openSink(lease)) {
      row(zombie.begin(firstTwo(WriteMode.INSERT)), 0, 1, "late");
      Written written = zombie.finish(refused::put);
      postgres.database.ledger().release(lease, true);

      assertThrows(LeaseLost.class, () -> zombie.commit(marker(0, written)));
    }
    assertEquals(List.of(), postgres.server.query("select * from t"));
  }

  @Test
  void aSinkGoesOnAfterATableThatIsNotThere() {
    postgres.server.execute("create table t (id int primary key, v text)");
    Table gone = Postgres.table("gone", "id int32", "v text");
    try (RowSink sink = postgres.database.openSink(lease)) {
      assertThrows(ServerRefused.class, () -> sink.begin(Postgres.write(gone, WriteMode.INSERT)));
      sink.rollback();
      row(sink.begin(firstTwo(WriteMode.INSERT)), 0, 2, "done");
      sink.commit(marker(0, sink.finish(refused::put)));
    }
    assertEquals(1, postgres.server.query("select * from t").size());
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

  @Test
  void aRolledBackChunkLeavesNothingAndTheSinkGoesOn() {
    postgres.server.execute("create table t (id int primary key, v text)");
    try (RowSink sink = postgres.database.openSink(lease)) {
      row(sink.begin(Postgres.write(table("t"), WriteMode.INSERT)), 0, 1, "undone");
      sink.finish(refused::put);
      sink.rollback();
      sink.rollback();
      row(sink.begin(Postgres.write(table("t"), WriteMode.INSERT)), 0, 2, "done");
      sink.commit(marker(0, sink.finish(refused::put)));
    }

    assertEquals(List.of(List.of("2", "done")), postgres.server.query("select * from t"));
  }

  @Test
  void aChunkIsNeverMarkedTwice() {
    postgres.server.execute("create table t (id int, v text)");
    send(WriteMode.INSERT, 0, 1, "a");

    assertThrows(ServerRefused.class, () -> send(WriteMode.INSERT, 0, 1, "a"));

    assertEquals(1, postgres.server.query("select * from t").size());
  }

  @Test
  void aKilledWriterIsALostConnectionAndTheSinkConnectsAnew() {
    postgres.server.execute("create table t (id int primary key, v text)");
    try (RowSink sink = postgres.database.openSink(lease)) {
      row(sink.begin(Postgres.write(table("t"), WriteMode.INSERT)), 0, 1, "lost");
      kill();

      assertThrows(ConnectionLost.class, () -> sink.finish(refused::put));
      assertEquals(Map.of(), refused);
      sink.rollback();

      row(sink.begin(Postgres.write(table("t"), WriteMode.INSERT)), 0, 2, "kept");
      Written written = sink.finish(refused::put);
      kill();
      assertThrows(ConnectionLost.class, () -> sink.commit(marker(0, written)));
      assertFalse(postgres.database.ledger().marked("run", "public.t", 0));
    }
    assertEquals(List.of(), postgres.server.query("select * from t"));
  }

  @Test
  void aKilledReaderIsALostConnectionNeverAnEnd() {
    postgres.server.execute(
        "create table t (id int primary key, v text)",
        "insert into t select i, repeat('x', 1000) from generate_series(1, 50000) i");
    Table table = table("t");
    try (Snapshot snapshot = postgres.database.snapshot(1)) {
      try (RowCursor cursor =
          snapshot.readers().get(0).open(Postgres.read(table), ChunkRange.WHOLE)) {
        assertTrue(cursor.next());
        kill();

        assertThrows(
            ConnectionLost.class,
            () -> {
              while (cursor.next()) {}
            });
      }
    }
  }

  /** Ends every other session of this database. */
  private void kill() {
    postgres.server.query(
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");
  }

  @Test
  void aCursorClosedEarlyLeavesTheSnapshotUsable() {
    postgres.server.execute(
        "create table t (id int primary key, v text)",
        "insert into t select i, repeat('x', 1000) from generate_series(1, 20000) i");
    Table table = table("t");
    try (Snapshot snapshot = postgres.database.snapshot(2)) {
      for (int i = 0; i < 20; i++) {
        try (RowCursor cursor =
            snapshot.readers().get(1).open(Postgres.read(table), ChunkRange.WHOLE)) {
          assertTrue(cursor.next());
        }
        assertEquals(20_000, snapshot.readers().get(1).count(Postgres.read(table)));
      }
    }
  }
}
