package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RunLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MariaLedgerTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private MariaWorld world;
  private RunLedger ledger;

  @BeforeEach
  void open() {
    world = new MariaWorld();
    ledger = world.database.ledger();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aHeldLeaseNamesTheRunItsHolderAndItsLife() {
    ledger.acquire("plan", "run-1", "ann@host", LONG);

    EngineException.LeaseLost held =
        assertThrows(
            EngineException.LeaseLost.class,
            () -> ledger.acquire("plan", "run-2", "bob@host", LONG));

    Problem problem = held.problems().get(0);
    assertEquals(Code.LEASE_HELD, problem.code());
    assertEquals(List.of("run-1", "ann@host", "600 s"), problem.arguments());
  }

  @Test
  void theSameRunTakesItsLeaseAgainWithALargerToken() {
    Lease first = ledger.acquire("plan", "run-1", "ann", LONG);
    Lease second = ledger.acquire("plan", "run-1", "ann", LONG);

    assertTrue(second.token() > first.token());
    assertThrows(EngineException.LeaseLost.class, () -> ledger.heartbeat(first, LONG));
    ledger.heartbeat(second, LONG);
  }

  @Test
  void aLeaseThatRanOutIsTakenOver() {
    Lease first = ledger.acquire("plan", "run-1", "ann", Duration.ZERO);
    Lease second = ledger.acquire("plan", "run-2", "bob", LONG);

    assertTrue(second.token() > first.token());
    assertThrows(EngineException.LeaseLost.class, () -> ledger.heartbeat(first, LONG));
  }

  @Test
  void aHeartbeatKeepsALeaseFromRunningOut() {
    Lease lease = ledger.acquire("plan", "run-1", "ann", Duration.ZERO);

    ledger.heartbeat(lease, LONG);

    assertThrows(
        EngineException.LeaseLost.class, () -> ledger.acquire("plan", "run-2", "bob", LONG));
  }

  @Test
  void tokensGrowEvenWhenTheTablesWereTakenAway() {
    Lease first = ledger.acquire("plan", "run-1", "ann", LONG);
    ledger.release(first, true);
    assertEquals(List.of(), world.server.query("show tables"));

    assertTrue(ledger.acquire("plan", "run-2", "bob", LONG).token() > first.token());
  }

  @Test
  void aReleasedLeaseIsFreeAndItsMarkersStay() {
    Lease lease = ledger.acquire("plan", "run-1", "ann", LONG);
    world.server.execute(
        "insert into turnstone_chunk values ('run-1', 1, 'a.b', 3, 4, 5, 6, now())");

    ledger.release(lease, false);

    assertTrue(ledger.marked("run-1", "a.b", 3));
    assertFalse(ledger.marked("run-1", "a.b", 4));
    assertEquals(15, ledger.markers("run-1").get(0).written().rows());
    ledger.acquire("plan", "run-2", "bob", LONG);
  }

  @Test
  void aLeaseThatWasTakenOverIsLeftToTheOtherMarkersAndAll() {
    Lease first = ledger.acquire("plan", "run-1", "ann", LONG);
    ledger.acquire("plan", "run-1", "bob", LONG);
    world.server.execute(
        "insert into turnstone_chunk values ('run-1', 1, 'a.b', 3, 4, 5, 6, now())");

    ledger.release(first, true);

    assertTrue(ledger.marked("run-1", "a.b", 3));
  }

  @Test
  void anotherPlansLeaseKeepsTheTables() {
    Lease one = ledger.acquire("plan-1", "run-1", "ann", LONG);
    Lease two = ledger.acquire("plan-2", "run-2", "ann", LONG);

    ledger.release(one, true);

    assertDoesNotThrow(() -> ledger.heartbeat(two, LONG));
  }

  @Test
  void withoutTablesThereAreNoMarkers() {
    assertEquals(List.of(), ledger.markers("run-1"));
    assertFalse(ledger.marked("run-1", "a.b", 0));
  }

  @Test
  void ofManyAtOnceExactlyOneGetsTheLease() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 10; round++) {
        String plan = "plan-" + round;
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          String run = "run-" + i;
          racers.add(() -> got(plan, run));
        }
        int winners = 0;
        for (Future<Boolean> racer : pool.invokeAll(racers)) {
          winners += racer.get() ? 1 : 0;
        }
        assertEquals(1, winners);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private boolean got(String plan, String run) {
    try {
      ledger.acquire(plan, run, "racer", LONG);
      return true;
    } catch (EngineException.LeaseLost e) {
      return false;
    }
  }
}
