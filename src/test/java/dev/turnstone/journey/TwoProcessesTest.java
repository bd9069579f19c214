package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Patiently;
import dev.turnstone.support.Program;
import dev.turnstone.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processes want the same work: one does it, the other keeps its hands off. */
@Isolated
class TwoProcessesTest {
  private static final int PATIENCE_SECONDS = 300;

  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void ofTwoThatStartThePlanOneRunsAndTheOtherSaysWhich(String target) throws Exception {
    start(target, 1, System.nanoTime());
  }

  @Tag("long")
  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void ofTwoThatStartThePlanOneRunsAHundredTimes(String target) throws Exception {
    start(target, 100, System.nanoTime());
  }

  @Tag("long") // what the sleeper holds is waited for, up to minutes
  @ParameterizedTest(name = "to {0}, {1} times")
  @CsvSource({"postgresql, 1", "mariadb, 1"})
  void aProcessThatSleptThroughATakeoverWritesNothingMore(String target, int times)
      throws Exception {
    wake(target, times);
  }

  @Tag("long")
  @ParameterizedTest(name = "to {0}, {1} times")
  @CsvSource({"postgresql, 50", "mariadb, 50"})
  void fiftyProcessesThatSleptThroughATakeoverWriteNothingMore(String target, int times)
      throws Exception {
    wake(target, times);
  }

  private void start(String target, int times, long seed) throws Exception {
    Random random = new Random(seed);
    try (TestDatabase from = Databases.sqlite(folder)) {
      Shop.fill(from);
      for (int time = 0; time < times; time++) {
        Path round = Files.createDirectories(folder.resolve("round" + time));
        try (TestDatabase to = Databases.of(target, round)) {
          Path plan = plan(from, to, round);
          Program one = program(from, to, round.resolve("one"));
          Program other = program(from, to, round.resolve("other"));
          Process first = run(one, plan);
          Thread.sleep(random.nextInt(500));
          Process second = run(other, plan);
          int code = end(first);
          int secondCode = end(second);
          String note = "seed " + seed + ": " + one.lastWords() + other.lastWords();
          assertEquals(3, code + secondCode, note);
          assertTrue(code == 0 || secondCode == 0, note);
          Program winner = code == 0 ? one : other;
          String run = winner.journey().engine().runs().readable().get(0).header().run();
          String words = (code == 0 ? other : one).lastWords();
          assertTrue(words.contains("run " + run + " by process "), note);
          assertTrue(words.contains("Nothing was written."), note);
          Exactly.once(from, to, note);
        }
      }
    }
  }

  private void wake(String target, int times) throws Exception {
    try (Patiently patience = new Patiently(60, 2);
        TestDatabase from = Databases.sqlite(folder)) {
      Shop.fill(from);
      for (int time = 0; time < times; time++) {
        Path round = Files.createDirectories(folder.resolve("round" + time));
        try (TestDatabase to = Databases.of(target, round)) {
          wake(from, to, round);
        }
      }
    }
  }

  private static void wake(TestDatabase from, TestDatabase to, Path round) throws Exception {
    Program asleep = program(from, to, round.resolve("asleep"));
    Process sleeper = run(asleep, plan(from, to, round));
    awaitRows(to, sleeper, asleep);
    signal("-STOP", sleeper);
    Path copy = round.resolve("awake");
    copy(asleep.home(), copy);
    Program awake = program(from, to, copy);
    String run = awake.journey().engine().runs().readable().get(0).header().run();
    int taken = end(awake.start("resume", run));
    String words = awake.lastWords();
    assertTrue(taken == 0 || taken == 4, words);
    assertTrue(taken == 0 || words.contains("has kept a transaction open for"), words);
    List<String> lines = taken == 0 ? rows(to) : List.of();

    signal("-CONT", sleeper);
    assertNotEquals(0, end(sleeper), asleep.lastWords());
    if (taken == 0) {
      assertEquals(lines, rows(to), "the sleeper wrote");
    } else {
      assertEquals(0, end(awake.start("resume", run)), awake.lastWords());
    }
    Exactly.once(from, to, asleep.lastWords());
  }

  private static List<String> rows(TestDatabase to) {
    return Contents.of(to, "select order_id, line_no, qty from line");
  }

  private static void awaitRows(TestDatabase to, Process process, Program program)
      throws Exception {
    for (int i = 0; i < 600; i++) {
      assertTrue(process.isAlive(), program.lastWords());
      if (begun(to)) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no chunk came: " + program.lastWords());
  }

  private static boolean begun(TestDatabase to) {
    try {
      return Integer.parseInt(Contents.of(to, "select count(*) from turnstone_chunk").get(0)) > 2;
    } catch (IllegalStateException e) {
      return false; // not made yet
    }
  }

  private static Path plan(TestDatabase from, TestDatabase to, Path folder) {
    Path plan = folder.resolve("plan.json");
    PlanFile.write(plan, new Journey(from, to, folder).plan());
    return plan;
  }

  private static Program program(TestDatabase from, TestDatabase to, Path home) throws IOException {
    Files.createDirectories(home);
    return new Program(new Journey(from, to, home), home, from.password(), to.password());
  }

  private static Process run(Program program, Path plan) {
    return program.start(
        "run", plan.toString(), "--workers", "2", "--chunk-rows", "23", "--rows-per-second", "400");
  }

  private static int end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
    return process.exitValue();
  }

  private static void signal(String which, Process process) throws Exception {
    String pid = Long.toString(process.pid());
    assertEquals(0, new ProcessBuilder("kill", which, pid).start().waitFor());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
