package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunSummary;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Program;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The program is killed at random moments, again and again, and resumed: every row is in the target
 * exactly once.
 */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own, and waits most of the time
class KillTest {
  private static final String DIRECTIONS_NOTE = "seed %d, kill %d";
  private static final List<String> QUERIES =
      List.of(
          "select id, email, credit, born, note from customer",
          "select id, customer_id, total, placed from orders",
          "select order_id, line_no, category_id, qty, price, raw from line",
          "select at, what from log");

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, postgresql", "sqlite, mariadb",
    "postgresql, sqlite", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql"
  })
  void tenKillsLoseAndDoubleNothing(String source, String target) throws Exception {
    killUntilDone(source, target, 10, System.nanoTime());
  }

  @Tag("long")
  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, postgresql", "sqlite, mariadb",
    "postgresql, sqlite", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql"
  })
  void twoHundredKillsLoseAndDoubleNothing(String source, String target) throws Exception {
    killUntilDone(source, target, 200, System.nanoTime());
  }

  /**
   * Starts migrations and kills them until so many kills have hit; each migration is then resumed
   * to its end and compared.
   */
  private void killUntilDone(String source, String target, int kills, long seed) throws Exception {
    Random random = new Random(seed);
    int killed = 0;
    try (TestDatabase from = Databases.of(source, folder)) {
      Shop.fill(from);
      for (int round = 0; killed < kills; round++) {
        try (TestDatabase to = Databases.of(target, folder)) {
          String note = DIRECTIONS_NOTE.formatted(seed, killed);
          Path home = Files.createDirectories(folder.resolve("round" + round));
          Journey journey = new Journey(from, to, home);
          Path plan = home.resolve("plan.json");
          PlanFile.write(plan, journey.plan());
          Program program = new Program(journey, home, from.password(), to.password());
          killed += migrate(program, plan, random, note);
          for (String query : QUERIES) {
            assertEquals(Contents.of(from, query), Contents.of(to, query), note + ": " + query);
          }
          assertEquals(RunState.DONE, journey.engine().runs().readable().get(0).state(), note);
        }
      }
    }
  }

  /** One migration with one to four kills; returns how many. */
  private static int migrate(Program program, Path plan, Random random, String note)
      throws Exception {
    int wanted = 1 + random.nextInt(4);
    int killed = 0;
    while (killed < wanted) {
      Process process = begin(program, plan);
      if (process.waitFor(150 + random.nextInt(1650), TimeUnit.MILLISECONDS)) {
        assertEquals(0, process.exitValue(), () -> note + ": " + program.lastWords());
        return killed;
      }
      process.destroyForcibly().waitFor();
      killed++;
      if (ended(program)) {
        return killed; // it had done all but say so
      }
    }
    Process last = begin(program, plan);
    assertTrue(last.waitFor(120, TimeUnit.SECONDS), note);
    assertEquals(0, last.exitValue(), () -> note + ": " + program.lastWords());
    return killed;
  }

  private static boolean ended(Program program) {
    List<RunSummary> runs = program.journey().engine().runs().readable();
    return !runs.isEmpty() && runs.get(0).state().ended();
  }

  private static Process begin(Program program, Path plan) {
    List<RunSummary> runs = program.journey().engine().runs().readable();
    return runs.isEmpty()
        ? program.start(
            "run",
            plan.toString(),
            "--workers",
            "2",
            "--chunk-rows",
            "23",
            "--rows-per-second",
            "2200")
        : program.start("resume", runs.get(0).header().run());
  }
}
