package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Program;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that stop on their way, for whatever reason, and what a resume makes of them. */
class StopAndResumeTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void aStoppedRunSaysHowToResumeAndIsCompletedByIt(String target) throws Exception {
    try (TestDatabase from = items(300);
        TestDatabase to = Databases.of(target, folder)) {
      Journey journey = new Journey(from, to, folder);
      RunResult stopped = stopped(journey, to);
      assertEquals(Code.RUN_STOPPED, stopped.problems().get(0).code());
      assertTrue(stopped.problems().get(0).fix().contains("turnstone resume " + stopped.run()));
      EngineException unfinished =
          assertThrows(
              EngineException.Refused.class,
              () -> journey.engine().verify(stopped.run(), journey.secrets(), new ProgressMeter()));
      assertEquals(Code.RUN_UNFINISHED, unfinished.problems().get(0).code());
      RunResult resumed = resume(journey, stopped);
      assertEquals(RunState.DONE, resumed.state(), () -> resumed.problems().toString());
      assertSame(from, to);
    }
  }

  @Test
  void aSourceThatChangedMeanwhileIsToldAndTheRunIsNotDone() throws Exception {
    try (TestDatabase from = items(300);
        TestDatabase to = Databases.sqlite(folder)) {
      Journey journey = new Journey(from, to, folder);
      RunResult stopped = stopped(journey, to);
      from.execute("update item set name = 'other' where id = 1");
      RunResult resumed = resume(journey, stopped);
      assertEquals(RunState.DIFFERENT, resumed.state());
      assertTrue(resumed.problems().stream().anyMatch(p -> p.code() == Code.SOURCE_CHANGED));
      RunResult later =
          journey.engine().verify(resumed.run(), journey.secrets(), new ProgressMeter());
      assertEquals(RunState.DIFFERENT, later.state(), "a later look forgets nothing");
    }
  }

  @Test
  void nothingIsResumedFromADamagedJournal() throws Exception {
    try (TestDatabase from = items(300);
        TestDatabase to = Databases.sqlite(folder)) {
      Journey journey = new Journey(from, to, folder);
      RunResult stopped = stopped(journey, to);
      List<String> before = Contents.of(to, "select id, name from item");
      Path journal = folder.resolve("workspace/runs/" + stopped.run() + "/journal.db");
      TestDatabase file = new TestDatabase("sqlite", "", 0, journal.toString(), "", "");
      file.execute("update chunk set read = read + 1");
      EngineException refused =
          assertThrows(EngineException.JournalDamaged.class, () -> resume(journey, stopped));
      assertTrue(refused.problems().get(0).message().contains("journal.db"));
      assertEquals(before, Contents.of(to, "select id, name from item"));
    }
  }

  @Test
  void aRunStoppedByItsLimitOfSetAsideRowsGoesOnOnceTheRowsAreMended() {
    try (TestDatabase from = items(300);
        TestDatabase to = Databases.postgres()) {
      from.execute("update item set amount = 'many' where id = 200");
      Journey journey = new Journey(from, to, folder);
      RunResult stopped = journey.run(Slowly.withLimit(journey.plan(), 50, 0));
      assertEquals(RunState.STOPPED, stopped.state());
      assertEquals(Code.SET_ASIDE_LIMIT, stopped.problems().get(0).code());
      assertEquals(RunState.STOPPED, resume(journey, stopped).state(), "nothing was mended");
      from.execute("update item set amount = 200 where id = 200");
      RunResult resumed = resume(journey, stopped);
      assertEquals(RunState.DONE, resumed.state(), () -> resumed.problems().toString());
      assertSame(from, to);
    }
  }

  @Test
  void aTargetWithoutSpaceStopsTheRunWhichGoesOnWhenThereIsSome() throws Exception {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table item(id integer primary key, content blob)",
          "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
              + " where i < 300) select i, randomblob(20000) from n");
      Journey journey = new Journey(from, to, folder);
      Program program = new Program(journey, folder, "", "");
      Path plan = write(journey.plan());
      Process full =
          program.startWithSmallFiles(4096, "run", plan.toString(), "--chunk-rows", "20");
      assertEquals(4, end(full), program.lastWords());
      assertTrue(program.lastWords().contains("turnstone resume "), program.lastWords());
      String run = journey.engine().runs().readable().get(0).header().run();
      assertEquals(0, end(program.start("resume", run)), program.lastWords());
      String query = "select id, content from item";
      assertEquals(Contents.of(from, query), Contents.of(to, query));
    }
  }

  @Test
  void anInterruptEndsTheProcessWithFourAndWordsHowToGoOn() throws Exception {
    try (TestDatabase from = items(1000);
        TestDatabase to = Databases.sqlite(folder)) {
      Journey journey = new Journey(from, to, folder);
      Program program = new Program(journey, folder, "", "");
      Process process =
          program.start(
              "run",
              write(journey.plan()).toString(),
              "--chunk-rows",
              "50",
              "--rows-per-second",
              "200");
      Slowly.awaitRows(to, "item");
      String pid = Long.toString(process.pid());
      assertEquals(0, new ProcessBuilder("kill", "-INT", pid).start().waitFor());
      assertEquals(4, end(process), program.lastWords());
      String run = journey.engine().runs().readable().get(0).header().run();
      assertTrue(program.lastWords().contains("turnstone resume " + run), program.lastWords());
      assertEquals(0, end(program.start("resume", run)), program.lastWords());
      assertSame(from, to);
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void aLockThatAnotherSessionHoldsForAWhileIsWaitedFor(String target) throws Exception {
    try (TestDatabase from = items(300);
        TestDatabase to = Databases.of(target, folder)) {
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = Slowly.plan(journey.plan(), 50, 200);
      CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(() -> journey.run(plan));
      Slowly.awaitRows(to, "item");
      try (Connection connection = to.connect();
          Statement other = connection.createStatement()) {
        if (target.equals("postgresql")) {
          connection.setAutoCommit(false);
        }
        other.execute(
            switch (target) {
              case "sqlite" -> "begin immediate";
              case "mariadb" -> "lock tables item write";
              default -> "lock table item in access exclusive mode";
            });
        Thread.sleep(2000);
      }
      assertEquals(RunState.DONE, run.get(60, TimeUnit.SECONDS).state());
      assertSame(from, to);
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb"})
  void sessionsThatTheServerEndsAreReplaced(String target) throws Exception {
    try (TestDatabase from = items(400);
        TestDatabase to = Databases.of(target, folder)) {
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = Slowly.plan(journey.plan(), 40, 200);
      CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(() -> journey.run(plan));
      Slowly.awaitRows(to, "item");
      int ended = Slowly.endSessions(to);
      assertTrue(ended > 0, "somebody was to be hit");
      RunResult result = run.get(60, TimeUnit.SECONDS);
      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      assertSame(from, to);
    }
  }

  private TestDatabase items(int rows) {
    TestDatabase from = Databases.sqlite(folder);
    from.execute(
        "create table item(id integer primary key, name text, amount integer)",
        "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
            + " where i < "
            + rows
            + ") select i, 'Name ' || i, i * 7 from n");
    return from;
  }

  private static RunResult stopped(Journey journey, TestDatabase to) throws Exception {
    Cancellation cancellation = new Cancellation();
    MigrationPlan plan = Slowly.plan(journey.plan(), 20, 150);
    CompletableFuture<RunResult> run =
        CompletableFuture.supplyAsync(
            () -> journey.engine().run(plan, journey.secrets(), new ProgressMeter(), cancellation));
    Slowly.awaitRows(to, "item");
    cancellation.stop("asked to");
    RunResult result = run.get(60, TimeUnit.SECONDS);
    assertEquals(RunState.STOPPED, result.state());
    return result;
  }

  private static RunResult resume(Journey journey, RunResult run) {
    return journey
        .engine()
        .resume(run.run(), journey.secrets(), new ProgressMeter(), new Cancellation());
  }

  private Path write(MigrationPlan plan) {
    Path file = folder.resolve("plan.json");
    PlanFile.write(file, plan);
    return file;
  }

  private static int end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it does not end");
    return process.exitValue();
  }

  private static void assertSame(TestDatabase from, TestDatabase to) {
    String query = "select id, name, amount from item";
    assertEquals(Contents.of(from, query), Contents.of(to, query));
  }
}
