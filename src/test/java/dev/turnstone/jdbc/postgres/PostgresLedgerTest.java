package dev.turnstone.jdbc.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.LeaseLost;
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
import org.junit.jupiter.api.Test;

class PostgresLedgerTest {
  private final Postgres postgres = new Postgres();

  @AfterEach
  void nothingIsLeftOpen() {
    assertEquals(0, postgres.database.connectionsInUse());
    postgres.close();
  }

  private static Code code(EngineException e) {
    return e.problems().get(0).code();
  }

  @Test
  void aLeaseIsHeldUntilItRunsOut() throws InterruptedException {
    RunLedger ledger = postgres.database.ledger();
    assertEquals(List.of(), ledger.markers("none"));
    Lease first = ledger.acquire("plan", "first", "ann", Duration.ofMillis(300));

    LeaseLost held =
        assertThrows(LeaseLost.class, () -> ledger.acquire("plan", "second", "bob", Postgres.LIFE));
    assertEquals("run first by ann works on this plan and target now.", held.getMessage());
    assertTrue(held.problems().get(0).fix().contains("1 min"), held.problems().get(0).fix());
    ledger.acquire("other plan", "second", "bob", Postgres.LIFE);

    Thread.sleep(400);
    Lease second = ledger.acquire("plan", "second", "bob", Postgres.LIFE);
    assertTrue(second.token() > first.token());
    ledger.heartbeat(second, Postgres.LIFE);
    assertEquals(
        Code.LEASE_TAKEN,
        code(assertThrows(LeaseLost.class, () -> ledger.heartbeat(first, Postgres.LIFE))));
  }

  @Test
  void theSameRunTakesItsLeaseBackWithALargerToken() {
    RunLedger ledger = postgres.database.ledger();
    Lease before = ledger.acquire("plan", "run", "ann", Postgres.LIFE);
    Lease after = ledger.acquire("plan", "run", "ann", Postgres.LIFE);

    assertTrue(after.token() > before.token());
    ledger.release(before, true);
    assertThrows(LeaseLost.class, () -> ledger.acquire("plan", "another", "bob", Postgres.LIFE));
    ledger.release(after, false);
    assertTrue(ledger.acquire("plan", "another", "bob", Postgres.LIFE).token() > after.token());
  }

  @Test
  void forgettingTheLastRunTakesTheTablesAway() {
    RunLedger ledger = postgres.database.ledger();
    Lease one = ledger.acquire("plan one", "one", "ann", Postgres.LIFE);
    Lease two = ledger.acquire("plan two", "two", "ann", Postgres.LIFE);
    String tables =
        "select count(*) from pg_class where relname like 'turnstone%' and relkind = 'r'";

    ledger.release(one, true);
    assertEquals("2", postgres.server.query(tables).get(0).get(0));
    ledger.release(two, true);
    assertEquals("0", postgres.server.query(tables).get(0).get(0));

    Lease again = ledger.acquire("plan one", "one", "ann", Postgres.LIFE);
    assertTrue(again.token() > two.token());
  }

  @Test
  void ofManyWhoWantALeaseOneGetsIt() throws Exception {
    RunLedger ledger = postgres.database.ledger();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Callable<String>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String run = "run" + i;
      racers.add(
          () -> {
            try {
              ledger.acquire("plan", run, "racer", Postgres.LIFE);
              return "got it";
            } catch (LeaseLost held) {
              return held.problems().get(0).code().name();
            }
          });
    }
    List<String> results = new ArrayList<>();
    for (Future<String> result : pool.invokeAll(racers)) results.add(result.get());
    pool.shutdown();

    assertEquals(1, results.stream().filter("got it"::equals).count(), results.toString());
    assertEquals(7, results.stream().filter("LEASE_HELD"::equals).count(), results.toString());
  }
}
