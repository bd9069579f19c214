package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.UndoResult;
import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.ChunkResult;
import dev.turnstone.journal.Digests;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.Code;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.Written;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.rollback.TableUndo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that stops or dies around the swap leaves one of both tables in its place, and goes on. */
class ReplaceStopTest {
  private static final String SQLITE = "sqlite";
  private static final String POSTGRES = "postgresql";
  private static final String MARIA = "mariadb";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES, MARIA})
  void aRunThatStopsBeforeTheSwapLeavesTheTableAloneAndGoesOn(String target) throws Exception {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      RunResult stopped = stoppedBeforeTheSwap(from, to);
      Journey journey = new Journey(from, to, folder);
      assertEquals(RunState.STOPPED, stopped.state(), () -> stopped.problems().toString());
      assertEquals(Code.NOT_REPLACED, stopped.problems().get(0).code());
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
      to.execute(Replaced.withoutTrigger(to));
      RunResult resumed = resume(journey, stopped);
      assertEquals(RunState.DONE, resumed.state(), () -> resumed.problems().toString());
      assertEquals(Replaced.expected(from), Contents.of(to, Replaced.ROWS));
      assertEquals(RunState.UNDONE, UndoTest.undo(journey, resumed, UndoChoice.ALL).state());
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SQLITE, POSTGRES, MARIA})
  void undoOfARunThatStoppedBeforeTheSwapTakesTheNewTableAway(String target) throws Exception {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      RunResult stopped = stoppedBeforeTheSwap(from, to);
      Journey journey = new Journey(from, to, folder);
      UndoResult undone = UndoTest.undo(journey, stopped, UndoChoice.ALL);
      assertEquals(RunState.UNDONE, undone.state(), () -> undone.report().toString());
      assertFalse(undone.report().tables().stream().anyMatch(TableUndo::dropped));
      assertEquals(Code.UNDO_BESIDE, Replaced.code(undone));
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
      assertEquals(Set.of("city", "item"), Set.copyOf(UndoTest.tables(journey, to)));
      to.execute(Replaced.withoutTrigger(to));
    }
  }

  @Test
  void whatIsNotVerifiedIsNotPutInThePlaceOfTheTable() throws Exception {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      RunResult run =
          disturbed(
              from,
              to,
              "create trigger mess after insert on item_next begin"
                  + " update item_next set qty = 4711 where id = new.id; end");
      assertEquals(RunState.DIFFERENT, run.state(), () -> run.problems().toString());
      assertTrue(run.problems().stream().anyMatch(p -> p.code() == Code.NOT_REPLACED));
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
    }
  }

  /** While the new table is loaded somebody binds a trigger to the old one. */
  private RunResult stoppedBeforeTheSwap(TestDatabase from, TestDatabase to) throws Exception {
    return disturbed(from, to, Replaced.trigger(to));
  }

  private RunResult disturbed(TestDatabase from, TestDatabase to, String... meanwhile)
      throws Exception {
    Replaced.source(from, 100);
    Replaced.target(to);
    Journey journey = new Journey(from, to, folder);
    MigrationPlan plan = Replaced.plan(journey).with(slowly());
    Thread other =
        new Thread(
            () -> {
              while (UndoTest.tables(journey, to).size() < 3) {
                LockSupport.parkNanos(5_000_000);
              }
              to.execute(meanwhile);
            });
    other.start();
    RunResult run = journey.run(plan);
    other.join();
    return run;
  }

  private static Safeguards slowly() {
    return new Safeguards(
        OptionalInt.of(1),
        OptionalInt.of(50),
        OptionalLong.of(200),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {POSTGRES, MARIA})
  void aProcessThatDiedJustAfterTheSwapLoadsNothingAgain(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      Replaced.source(from, 30);
      Replaced.target(to);
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.run(Replaced.plan(journey));
      Path path = folder.resolve("workspace/runs/" + run.run() + "/journal.db");
      try (Journal journal = Journal.open(path)) {
        journal.note("swapped", "no");
        journal.state(RunState.RUNNING, Instant.now());
      }
      from.execute("delete from item");
      RunResult resumed = resume(journey, run);
      assertEquals(RunState.DONE, resumed.state(), () -> resumed.problems().toString());
      assertEquals(30, Contents.of(to, "select id from item").size());
      assertEquals(RunState.UNDONE, UndoTest.undo(journey, run, UndoChoice.ALL).state());
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
    }
  }

  private static RunResult resume(Journey journey, RunResult run) {
    return journey
        .engine()
        .resume(run.run(), journey.secrets(), new ProgressMeter(), new Cancellation());
  }

  /** There the way back is two steps: the names, then the loaded table. */
  @Test
  void anUndoThatDiedBetweenItsStepsOnMariaDbGoesOn() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.mariadb()) {
      Replaced.source(from, 30);
      Replaced.target(to);
      Journey journey = new Journey(from, to, folder);
      RunResult run = journey.run(Replaced.plan(journey));
      Path path = folder.resolve("workspace/runs/" + run.run() + "/journal.db");
      try (Journal journal = Journal.open(path);
          Fingerprints none = journal.chunkFingerprints()) {
        ChunkCounts counts = new ChunkCounts(30, new Written(30, 0, 0), 0, 0);
        String name = ChunkRecord.UNDO + to.database() + ".item";
        journal.prepared(
            new ChunkResult(name, -1, counts, Digests.NOTHING, none, List.of(), Optional.empty()),
            new ChunkRange(-1, List.of(), List.of()));
        journal.note("undo of", RunState.DONE.name());
        journal.state(RunState.UNDO_STOPPED, Instant.now());
      }
      to.execute("rename table item to item_next, item_before to item");
      UndoResult undone = UndoTest.undo(journey, run, UndoChoice.ALL);
      assertEquals(RunState.UNDONE, undone.state(), () -> undone.report().toString());
      assertEquals(Replaced.OLD, Contents.of(to, Replaced.ROWS));
      assertEquals(Set.of("city", "item"), Set.copyOf(UndoTest.tables(journey, to)));
    }
  }
}
