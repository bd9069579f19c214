package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Databases;
import dev.turnstone.support.FaultyProxy;
import dev.turnstone.support.FaultyProxy.Direction;
import dev.turnstone.support.FaultyProxy.Ending;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Patiently;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that neither answers nor hangs up is noticed; nothing is lost or doubled by it. */
@Isolated
class SilenceTest {
  private static final int PATIENCE_SECONDS = 2;
  private static final Set<Code> CLEAR =
      EnumSet.of(
          Code.CONNECTION_BROKE,
          Code.HOST_UNREACHABLE,
          Code.RETRIES_EXHAUSTED,
          Code.SERVER_BUSY,
          Code.RUN_STOPPED);

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}, {2} side")
  @CsvSource({"postgresql, mariadb, target", "mariadb, postgresql, target"})
  void oneConnectionThatFallsSilentInTheMiddleOfAChunkIsReplaced(String source, String target)
      throws Exception {
    try (Patiently patience = new Patiently(PATIENCE_SECONDS, 1);
        TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder);
        FaultyProxy proxy = new FaultyProxy(to)) {
      Shop.fill(from);
      Journey journey = new Journey(from, proxy.database(), folder);
      MigrationPlan plan = Journey.withChunks(journey.plan(), 400);
      proxy.breakAfter(60_000, Direction.TO_SERVER, Ending.SILENCE);
      RunResult result =
          CompletableFuture.supplyAsync(() -> journey.run(plan)).get(60, TimeUnit.SECONDS);
      assertEquals(1, proxy.hits(), "the fault was to hit");
      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      Exactly.once(from, to, "silence");
    }
  }

  @Tag("long") // every wait for a server that says nothing lasts seconds
  @ParameterizedTest(name = "from {0} to {1}, {2} side")
  @CsvSource({
    "postgresql, mariadb, target",
    "mariadb, postgresql, target",
    "postgresql, sqlite, source",
    "mariadb, sqlite, source"
  })
  void aServerThatFallsSilentStopsTheRunWhichGoesOnWhenItSpeaks(
      String source, String target, String side) throws Exception {
    boolean there = side.equals("target");
    try (Patiently patience = new Patiently(PATIENCE_SECONDS, 1);
        TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder);
        FaultyProxy proxy = new FaultyProxy(there ? to : from)) {
      Shop.fill(from);
      Journey journey =
          there
              ? new Journey(from, proxy.database(), folder)
              : new Journey(proxy.database(), to, folder);
      MigrationPlan plan = Slowly.plan(journey.plan(), 50, 300);
      CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(() -> journey.run(plan));
      Slowly.awaitRows(to, "line");
      proxy.silence();
      RunResult stopped = run.get(100, TimeUnit.SECONDS);
      assertEquals(RunState.STOPPED, stopped.state());
      assertTrue(
          CLEAR.contains(stopped.problems().get(0).code()), () -> stopped.problems().toString());

      proxy.restart();
      RunResult resumed =
          journey
              .engine()
              .resume(stopped.run(), journey.secrets(), new ProgressMeter(), new Cancellation());
      assertEquals(RunState.DONE, resumed.state(), () -> resumed.problems().toString());
      Exactly.once(from, to, "silence");
    }
  }
}
