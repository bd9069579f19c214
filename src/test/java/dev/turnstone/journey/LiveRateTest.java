package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run keeps to another rate from the moment somebody wishes it. */
class LiveRateTest {
  private static final String QUERY = "select id, name from item";

  @TempDir Path folder;

  @Test
  void aRateThatIsLoweredWhileTheRunWorksIsKeptTo() throws Exception {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table item(id integer primary key, name text)",
          "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
              + " where i < 6000) select i, 'Name ' || i from n");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = Slowly.plan(journey.plan(), 100, 1500);
      ProgressMeter meter = new ProgressMeter();
      Cancellation wishes = new Cancellation();
      CompletableFuture<RunResult> run =
          CompletableFuture.supplyAsync(
              () -> journey.engine().run(plan, journey.secrets(), meter, wishes));
      Slowly.awaitRows(to, "item");
      assertEquals(1500, rowsPerSecond(meter), 225, "as planned");
      wishes.keepTo(OptionalLong.of(200));
      Thread.sleep(100); // what was read before is still on its way
      assertEquals(200, rowsPerSecond(meter), 30, "slower");
      wishes.keepTo(OptionalLong.empty());
      RunResult result = run.get(60, TimeUnit.SECONDS);
      assertEquals(RunState.DONE, result.state());
      assertTrue(meter.run().filter(result.run()::equals).isPresent());
      assertTrue(meter.chunkTimes().count() >= 60, "every chunk was timed");
      assertEquals(Contents.of(from, QUERY), Contents.of(to, QUERY));
    }
  }

  private static double rowsPerSecond(ProgressMeter meter) throws InterruptedException {
    long rows = meter.table("main.item").read();
    long begun = System.nanoTime();
    Thread.sleep(1200);
    return (meter.table("main.item").read() - rows) / ((System.nanoTime() - begun) / 1e9);
  }
}
