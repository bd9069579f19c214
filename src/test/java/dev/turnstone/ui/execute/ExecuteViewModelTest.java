package dev.turnstone.ui.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Contents;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs between two real files, begun, paused, resumed and ended as a person would. */
class ExecuteViewModelTest {
  @TempDir Path folder;

  @Test
  void aRunThatPausesAndGoesOnLeavesExactlyWhatAnUninterruptedOneLeaves() throws Exception {
    try (World whole = new World(folder, 600).planned(50, OptionalLong.empty());
        World paused = new World(folder, 600).planned(50, OptionalLong.of(400))) {
      ExecuteViewModel straight = whole.executing();
      whole.untilOver(straight);
      assertEquals(Stage.ENDED, straight.standing().stage().get());

      ExecuteViewModel model = paused.executing();
      assertTrue(model.working());
      paused.until(model, () -> confirmed(model) > 0);
      model.pause();
      assertTrue(model.standing().stopping().get());
      paused.untilOver(model);
      assertEquals(Stage.PAUSED, model.standing().stage().get());
      assertEquals("Paused", model.standing().outcome().get().title());
      long before = confirmed(model);
      assertTrue(before > 0 && before < 603, before + " rows");
      assertEquals("waits for Resume", state(model, "item"));
      assertNotEquals(StepState.DONE, paused.migration.session().state(Step.EXECUTE).get());

      model.resume();
      paused.untilOver(model);
      assertEquals("verified equal", model.standing().outcome().get().chip());
      assertEquals("100%", model.progress().percent().get());
      assertEquals("verified", state(model, "item"));
      assertEquals(StepState.DONE, paused.migration.session().state(Step.EXECUTE).get());
      assertEquals(1, paused.engine().runs().readable().size(), "it was one run");
      assertEquals(Contents.of(whole.to, World.ITEMS), Contents.of(paused.to, World.ITEMS));
      assertEquals(Contents.of(paused.from, World.ITEMS), Contents.of(paused.to, World.ITEMS));
      assertEquals(List.of(), paused.failures);
    }
  }

  @Test
  void whileItWorksThePercentageOnlyGrowsAndTellsWhatTheTargetHolds() throws Exception {
    try (World world = new World(folder, 300).planned(20, OptionalLong.of(300))) {
      ExecuteViewModel model = world.executing();
      List<String> said = new ArrayList<>();
      Set<String> sentences = new HashSet<>();
      world.until(
          model,
          () -> {
            said.add(model.progress().percent().get());
            sentences.add(world.migration.sentence().get());
            return !model.working();
          });
      List<Integer> numbers =
          said.stream()
              .filter(s -> s.endsWith("%"))
              .map(s -> Integer.valueOf(s.substring(0, s.length() - 1)))
              .toList();
      assertEquals(numbers.stream().sorted().toList(), numbers);
      assertTrue(numbers.stream().distinct().count() > 5, numbers::toString);
      assertTrue(sentences.contains("Copying rows"), sentences::toString);
      assertEquals(world.migration.run().get(), Optional.of(newest(world)));
      assertTrue(model.progress().throughput().size() > 2);
      assertEquals(
          List.of("303", "303", "0"),
          model.standing().outcome().get().tiles().stream().limit(3).map(f -> f.number()).toList());
    }
  }

  @Test
  void aRateThatIsChangedWhileItWorksCountsAtOnce() throws Exception {
    try (World world = new World(folder, 600).planned(20, OptionalLong.of(15))) {
      ExecuteViewModel model = world.executing();
      assertEquals("15 rows/s", model.limits().rateWords().get());
      world.until(model, () -> confirmed(model) > 0);
      long begun = System.nanoTime();
      model.limits().rate().set(OptionalLong.empty());
      world.untilOver(model);
      double seconds = (System.nanoTime() - begun) / 1e9;
      assertEquals(Stage.ENDED, model.standing().stage().get());
      assertTrue(seconds < 15, "600 rows would else have taken 40 seconds, not " + seconds);
    }
  }

  @Test
  void otherWorkersTakeEffectOverAPauseWithoutFurtherAsking() throws Exception {
    try (World world = new World(folder, 600).planned(20, OptionalLong.of(300))) {
      ExecuteViewModel model = world.executing();
      world.until(model, () -> confirmed(model) > 0);
      model.limits().workers().set(OptionalInt.of(1));
      assertTrue(model.limits().workersWait().get());
      model.applyWorkers();
      world.until(model, () -> !model.standing().stopping().get());
      assertTrue(model.working(), "it went on by itself");
      assertFalse(model.limits().workersWait().get());
      world.untilOver(model);
      assertEquals(Stage.ENDED, model.standing().stage().get());
      assertEquals(1, world.engine().runs().readable().size());
      assertEquals(Contents.of(world.from, World.ITEMS), Contents.of(world.to, World.ITEMS));
    }
  }

  @Test
  void whoClosesTheWindowWaitsForTheChunkAndFindsTheRunAgain() throws Exception {
    try (World world = new World(folder, 600).planned(20, OptionalLong.of(200))) {
      ExecuteViewModel model = world.executing();
      world.until(model, () -> confirmed(model) > 0);
      List<String> closed = new ArrayList<>();
      model.stopAndThen(() -> closed.add("closed while working: " + model.working()));
      assertEquals(List.of(), closed, "not before the chunk is through");
      world.untilOver(model);
      assertEquals(List.of("closed while working: false"), closed);
      assertEquals(RunState.STOPPED, world.engine().runs().readable().get(0).state());
      model.stopAndThen(() -> closed.add("at once"));
      assertEquals(2, closed.size());

      ExecuteViewModel again = world.opened();
      assertEquals(Stage.PAUSED, again.standing().stage().get());
      assertEquals("Stopped", again.standing().outcome().get().title());
      assertTrue(confirmed(again) > 0, "what was confirmed is known");
      assertEquals("–", again.progress().percent().get(), "how many there are is not");
      again.limits().rate().set(OptionalLong.empty());
      again.resume();
      world.untilOver(again);
      assertEquals("verified equal", again.standing().outcome().get().chip());
      assertEquals(Contents.of(world.from, World.ITEMS), Contents.of(world.to, World.ITEMS));

      ExecuteViewModel later = world.opened();
      assertEquals(Stage.ENDED, later.standing().stage().get());
      assertEquals("Executed", later.standing().outcome().get().title());
      assertEquals("verified", state(later, "label"));
    }
  }

  @Test
  void aRunCannotGoOnWhileItsDatabasesAreNotConnected() throws Exception {
    try (World world = new World(folder, 600).planned(20, OptionalLong.of(200))) {
      ExecuteViewModel model = world.executing();
      world.until(model, () -> confirmed(model) > 0);
      model.stopAfterChunk();
      world.untilOver(model);
      assertEquals("Stopped", model.standing().outcome().get().title());
      world.migration.ends().set(Optional.empty());
      assertFalse(model.standing().reachable().get());
      model.resume();
      assertFalse(model.working());
      assertEquals(Stage.PAUSED, model.standing().stage().get());
    }
  }

  @Test
  void whatIsRefusedIsSaidWhereItIsBegunAndCanBeTriedAgain() throws Exception {
    try (World world = new World(folder, 50).planned(20, OptionalLong.empty())) {
      world.to.execute("create table item(id integer primary key, name text)");
      ExecuteViewModel model = world.executing();
      world.untilOver(model);
      assertEquals(Stage.BEFORE, model.standing().stage().get());
      assertTrue(
          model.before().refused().stream().map(Problem::code).anyMatch(Code.TABLE_EXISTS::equals),
          model.before().refused()::toString);
      assertFalse(model.before().ready().get(), "another attempt is confirmed anew");
      world.to.execute("drop table item");
      model.before().accepted().set(true);
      model.execute();
      assertEquals(List.of(), model.before().refused());
      world.untilOver(model);
      assertEquals(Stage.ENDED, model.standing().stage().get());
    }
  }

  @Test
  void aRunThatCannotGoOnSaysWhyAndGoesOnOnceItIsMended() throws Exception {
    try (World world = new World(folder, 300).planned(20, OptionalLong.empty())) {
      world.from.execute("update item set amount = 'many' where id = 200");
      MigrationPlan plan = world.migration.plan().orElseThrow();
      world.migration.document().change(plan.with(limited(plan.safeguards(), 0)));
      ExecuteViewModel model = world.executing();
      world.untilOver(model);
      Outcome outcome = model.standing().outcome().get();
      assertEquals(Stage.PAUSED, model.standing().stage().get());
      assertEquals(
          List.of(Code.SET_ASIDE_LIMIT), outcome.problems().stream().map(Problem::code).toList());
      assertTrue(outcome.about().startsWith("The run could not go on."));
      world.from.execute("update item set amount = 1400 where id = 200");
      model.resume();
      world.untilOver(model);
      assertEquals("verified equal", model.standing().outcome().get().chip());
    }
  }

  @Test
  void rowsSetAsideAreShownByCauseAndAsTheyWere() throws Exception {
    try (World world = new World(folder, 1300).planned(200, OptionalLong.empty())) {
      world.from.execute(
          "update item set amount = 'many' where id <= 700",
          "update item set name = x'ff', amount = 5 where id > 1298");
      ExecuteViewModel model = world.executing();
      world.untilOver(model);
      assertEquals("702 rows set aside", model.standing().outcome().get().chip());
      QuarantineViewModel quarantine = model.quarantine();
      quarantine.open().set(true);
      world.until(model, () -> quarantine.rows().size() == QuarantineViewModel.PAGE);
      assertEquals("1–500 of 702", quarantine.shown().get());
      assertEquals(
          List.of(700L, 2L),
          quarantine.causes().stream().map(QuarantineViewModel.CauseLine::rows).toList());
      quarantine.next();
      world.until(model, () -> quarantine.rows().size() == 202);
      assertFalse(quarantine.hasNext());
      quarantine.chosen().set(Optional.of(quarantine.causes().get(1)));
      world.until(model, () -> quarantine.rows().size() == 2);
      assertEquals("1–2 of 2", quarantine.shown().get());
      QuarantineWords words = new QuarantineWords(world.migration.messages());
      assertEquals("x'ff'", words.value(quarantine.rows().get(0).original().get("name")));
      assertEquals("id 1299", QuarantineWords.key(quarantine.rows().get(0)));
      Path csv = folder.resolve("rows.csv");
      quarantine.export(csv);
      world.until(model, () -> quarantine.exported().get().startsWith("702 rows were written"));
      assertEquals(703, Files.readAllLines(csv).size());
    }
  }

  @Test
  void aCanaryWaitsAndIsCarriedOutAsAWholeOrTakenBack() throws Exception {
    try (World world = new World(folder, 200).planned(20, OptionalLong.empty())) {
      MigrationPlan plan = world.migration.plan().orElseThrow();
      world.migration.document().change(plan.with(plan.safeguards().withCanary(OptionalInt.of(5))));
      ExecuteViewModel model = world.executing();
      world.untilOver(model);
      assertEquals("The canary waits", model.standing().outcome().get().title());
      assertTrue(model.standing().promotable().get() && model.standing().abortable().get());
      assertNotEquals(StepState.DONE, world.migration.session().state(Step.EXECUTE).get());
      model.abort();
      world.until(model, () -> model.standing().at(Stage.BEFORE));
      assertTrue(model.before().notice().get().startsWith("The last run was taken back"));
      model.before().accepted().set(true);
      model.execute();
      world.untilOver(model);
      model.promote();
      world.untilOver(model);
      assertEquals("verified equal", model.standing().outcome().get().chip());
      assertFalse(model.standing().promotable().get());
      assertEquals(StepState.DONE, world.migration.session().state(Step.EXECUTE).get());
      assertEquals(Contents.of(world.from, World.ITEMS), Contents.of(world.to, World.ITEMS));
    }
  }

  @Test
  void aTargetThatSomebodyElseChangesIsSaidToBeDifferent() throws Exception {
    try (World world = new World(folder, 200).planned(20, OptionalLong.of(100))) {
      ExecuteViewModel model = world.executing();
      world.until(model, () -> confirmed(model) >= 40);
      world.to.execute("update item set name = 'rewritten' where id = 3");
      model.limits().rate().set(OptionalLong.empty());
      world.untilOver(model);
      assertEquals("different", model.standing().outcome().get().chip());
      assertEquals("different", state(model, "item"));
      assertNotEquals("100%", model.progress().percent().get());
      assertNotEquals(StepState.DONE, world.migration.session().state(Step.EXECUTE).get());
    }
  }

  @Test
  void aRunOfAnotherProgramIsShownAsSuchUntilItIsOver() throws Exception {
    try (World world = new World(folder, 400).planned(20, OptionalLong.of(300))) {
      MigrationPlan plan = world.migration.plan().orElseThrow();
      List<RunResult> results = new ArrayList<>();
      Thread other =
          new Thread(
              () ->
                  results.add(
                      world
                          .engine()
                          .run(plan, Credentials.NONE, new ProgressMeter(), new Cancellation())));
      other.start();
      while (world.engine().runs().readable().isEmpty()) {
        Thread.sleep(20);
      }
      ExecuteViewModel model = world.opened();
      assertEquals(Stage.ELSEWHERE, model.standing().stage().get());
      assertFalse(model.working());
      model.askToStop();
      world.until(model, () -> model.standing().at(Stage.PAUSED));
      other.join();
      assertEquals(RunState.STOPPED, results.get(0).state());
      model.limits().rate().set(OptionalLong.empty());
      model.resume();
      world.untilOver(model);
      assertEquals(Stage.ENDED, model.standing().stage().get());
    }
  }

  private static Safeguards limited(Safeguards given, long aside) {
    return new Safeguards(
        given.workers(),
        given.chunkRows(),
        given.rowsPerSecond(),
        given.bytesPerSecond(),
        OptionalLong.of(aside));
  }

  private static String newest(World world) {
    return world.engine().runs().readable().get(0).header().run();
  }

  private static long confirmed(ExecuteViewModel model) {
    return model.progress().tables().stream().mapToLong(TableLine::confirmed).sum();
  }

  private static String state(ExecuteViewModel model, String table) {
    TableWords words = new TableWords(Messages.of(Locale.ENGLISH));
    return model.progress().tables().stream()
        .filter(l -> l.name().equals(table))
        .map(words::state)
        .findFirst()
        .orElseThrow();
  }
}
