package dev.turnstone.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.jdbc.Address;
import dev.turnstone.problem.EngineException.LeaseLost;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.Written;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void aSecondRunIsToldWhoWorksHere() {
    try (SqliteDatabase database = SqliteRows.open(folder)) {
      database.ledger().acquire("plan", "monday", "ann@host", MINUTE);

      LeaseLost held =
          assertThrows(
              LeaseLost.class,
              () -> database.ledger().acquire("plan", "tuesday", "bob@host", MINUTE));

      assertEquals("run monday by ann@host works on this plan and target now.", held.getMessage());
      assertEquals(
          "Wait for it, or stop it; its lease runs out 60 s after its last sign of life.",
          held.problems().get(0).fix());
    }
  }

  @Test
  void anotherPlanIsNotHeldUp() {
    try (SqliteDatabase database = SqliteRows.open(folder)) {
      Lease one = database.ledger().acquire("one", "monday", "ann", MINUTE);
      Lease two = database.ledger().acquire("two", "tuesday", "bob", MINUTE);

      assertTrue(two.token() > one.token());
      database.ledger().heartbeat(one, MINUTE);
      database.ledger().heartbeat(two, MINUTE);
    }
  }

  @Test
  void aLeaseThatRanOutIsTakenOverAndItsHolderNotices() throws InterruptedException {
    try (SqliteDatabase database = SqliteRows.open(folder)) {
      RunLedger ledger = database.ledger();
      Lease old = ledger.acquire("plan", "monday", "ann", Duration.ofMillis(50));
      Thread.sleep(80);
      Lease successor = ledger.acquire("plan", "tuesday", "bob", MINUTE);

      assertTrue(successor.token() > old.token());
      assertThrows(LeaseLost.class, () -> ledger.heartbeat(old, MINUTE));
      assertThrows(LeaseLost.class, () -> ledger.release(old, true));
      ledger.heartbeat(successor, MINUTE);
    }
  }

  @Test
  void theSameRunTakesItsOwnLeaseOver() {
    try (SqliteDatabase database = SqliteRows.open(folder);
        SqliteDatabase restarted =
            SqliteDatabase.open(Address.sqlite(folder.resolve("stones.db").toString()), false)) {
      Lease first = database.ledger().acquire("plan", "monday", "ann", MINUTE);
      Lease second = restarted.ledger().acquire("plan", "monday", "ann", MINUTE);

      assertTrue(second.token() > first.token());
      assertThrows(LeaseLost.class, () -> database.ledger().heartbeat(first, MINUTE));
    }
  }

  @Test
  void aHeartbeatKeepsOthersAway() throws InterruptedException {
    try (SqliteDatabase database = SqliteRows.open(folder)) {
      RunLedger ledger = database.ledger();
      Lease lease = ledger.acquire("plan", "monday", "ann", Duration.ofMillis(50));
      ledger.heartbeat(lease, MINUTE);
      Thread.sleep(80);

      assertThrows(LeaseLost.class, () -> ledger.acquire("plan", "tuesday", "bob", MINUTE));
    }
  }

  @Test
  void markersTellWhatWasCommitted() {
    try (SqliteDatabase database = SqliteRows.open(folder)) {
      RunLedger ledger = database.ledger();
      assertEquals(List.of(), ledger.markers("run"));
      assertFalse(ledger.marked("run", "main.stone", 0));

      Lease lease = ledger.acquire("plan", "run", "ann", MINUTE);
      ChunkMarker marker =
          new ChunkMarker("run", lease.token(), "main.stone", 7, new Written(1, 2, 3));
      try (RowSink sink = database.openSink(lease)) {
        sink.commit(marker);
      }

      assertEquals(List.of(marker), ledger.markers("run"));
      assertTrue(ledger.marked("run", "main.stone", 7));
      assertFalse(ledger.marked("run", "main.stone", 8));
      assertFalse(ledger.marked("other", "main.stone", 7));
    }
  }

  @Test
  void releaseKeepsMarkersUnlessTheyAreForgotten() {
    try (SqliteDatabase database = SqliteRows.open(folder)) {
      RunLedger ledger = database.ledger();
      Lease first = ledger.acquire("plan", "run", "ann", MINUTE);
      try (RowSink sink = database.openSink(first)) {
        sink.commit(new ChunkMarker("run", 1, "main.stone", 0, Written.NOTHING));
      }
      ledger.release(first, false);
      assertEquals(1, ledger.markers("run").size());

      Lease second = ledger.acquire("plan", "next", "bob", MINUTE);
      assertTrue(second.token() > first.token());
      ledger.release(second, true);
      assertEquals(1, ledger.markers("run").size());

      Lease third = ledger.acquire("plan", "run", "ann", MINUTE);
      ledger.release(third, true);
      assertEquals(List.of(), database.query("select name from sqlite_schema"));
      assertEquals(List.of(), ledger.markers("run"));
    }
  }

  @Test
  void onceForgottenAnOldLeaseIsStillNoRightToWrite() {
    try (SqliteDatabase database = SqliteRows.open(folder, "create table stone (v)")) {
      RunLedger ledger = database.ledger();
      Lease gone = ledger.acquire("plan", "run", "ann", MINUTE);
      ledger.release(gone, true);
      try (RowSink sink = database.openSink(gone)) {
        ChunkMarker marker = new ChunkMarker("run", 1, "main.stone", 0, Written.NOTHING);
        assertThrows(LeaseLost.class, () -> sink.commit(marker));
        ledger.acquire("plan", "other", "bob", MINUTE);
        assertThrows(LeaseLost.class, () -> sink.commit(marker));
      }
    }
  }
}
