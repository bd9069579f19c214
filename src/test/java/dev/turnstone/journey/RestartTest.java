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
import dev.turnstone.support.Journey;
import dev.turnstone.support.Restart;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server is killed in the middle of a load and comes back. */
@Isolated
class RestartTest {
  private static final Set<Code> CLEAR =
      EnumSet.of(
          Code.CONNECTION_BROKE, Code.HOST_UNREACHABLE, Code.RETRIES_EXHAUSTED, Code.RUN_STOPPED);

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}, the {2}")
  @CsvSource({
    "sqlite, postgresql, target",
    "sqlite, mariadb, target",
    "postgresql, sqlite, source",
    "mariadb, sqlite, source"
  })
  void aServerKilledInTheMiddleOfTheLoadIsNeverTakenForTheEnd(
      String source, String target, String killed) throws Exception {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      Shop.fill(from);
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = Slowly.plan(journey.plan(), 40, 600);
      CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(() -> journey.run(plan));
      Slowly.awaitRows(to, "line");
      Restart.of(killed.equals("target") ? to : from);
      RunResult result = run.get(60, TimeUnit.SECONDS);
      if (result.state() == RunState.STOPPED) {
        Code why = result.problems().get(0).code();
        assertTrue(CLEAR.contains(why), () -> result.problems().toString());
        resume(journey, result);
      } else {
        assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
        assertEquals("target", killed, "the view of the source was lost");
      }
      Exactly.once(from, to, "restart");
    }
  }

  private static void resume(Journey journey, RunResult stopped) {
    RunResult resumed =
        journey
            .engine()
            .resume(stopped.run(), journey.secrets(), new ProgressMeter(), new Cancellation());
    assertEquals(RunState.DONE, resumed.state(), () -> resumed.problems().toString());
  }
}
