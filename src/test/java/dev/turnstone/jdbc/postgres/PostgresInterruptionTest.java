package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.problem.EngineException.LeaseLost;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.Written;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresInterruptionTest extends Writing {
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
