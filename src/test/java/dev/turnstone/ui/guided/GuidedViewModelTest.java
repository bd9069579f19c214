package dev.turnstone.ui.guided;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.app.Undoing;
import dev.turnstone.app.connection.ConnectionCheck;
import dev.turnstone.plan.Condition;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Severity;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.ui.guided.Line.Sign;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kit is followed from its first task to its last on real files, and never past an obstacle. */
class GuidedViewModelTest {
  private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

  @TempDir Path folder;

  @Test
  void beforeTheStartItIsSaidWhatIsChangedAndAskedWhatForTheTargetIsUsed() {
    try (OpenKit kit = new OpenKit(folder)) {
      GuidedViewModel model = kit.model();
      assertEquals(Task.START, model.task().get());
      assertTrue(said(model, "Reads from SQLite · store4.db").remark().endsWith("ready"));
      assertEquals(Sign.FINE, said(model, "Changes SQLite · store5.db").sign());
      assertTrue(said(model, "tables are filled").words().matches("[0-9]+ tables are filled"));
      assertFalse(model.sheet().get().ready(), "nobody said what the target is used for");
      model.next();
      assertEquals(Task.START, model.task().get());
      model.environment().set(Optional.of(Environment.STAGING));
      assertEquals("STAGING", kit.migration().project().project().environment());
      model.next();
      assertEquals(Task.REHEARSE, model.task().get());
      assertTrue(kit.migration().survey().get().isPresent());
      assertEquals(List.of(), kit.failures);
    }
  }

  @Test
  void theFilesOfThisMachineTakeThePlaceOfThoseInTheKit() throws IOException {
    try (OpenKit kit = new OpenKit(folder)) {
      GuidedViewModel model = kit.model();
      model.environment().set(Optional.of(Environment.TEST));
      Path other = folder.resolve("shop5.db");
      Files.copy(Path.of(kit.target().substring("sqlite:".length())), other);
      model.models().connecting().form().target().showFile(other.toString());
      assertEquals("not checked yet", said(model, "Changes SQLite · shop5.db").remark());
      assertEquals("Check both databases", model.sheet().get().next());
      model.next();
      assertEquals("reached, and ready", said(model, "Changes SQLite · shop5.db").remark());
      model.next();
      model.next();
      assertEquals("The rehearsal went well", model.sheet().get().title());
      assertEquals("sqlite:" + other, kit.migration().plan().orElseThrow().target().connection());
    }
  }

  @Test
  void whatTheTargetIsUsedForIsAskedOnce() {
    try (OpenKit kit = new OpenKit(folder)) {
      kit.model().environment().set(Optional.of(Environment.PRODUCTION));
      GuidedViewModel again = kit.reopened().model();
      assertEquals(Optional.of(Environment.PRODUCTION), again.environment().get());
      assertTrue(again.sheet().get().ready());
    }
  }

  @Test
  void theWholeUpgradeGoesOneTaskAfterTheOther() throws IOException {
    try (OpenKit kit = new OpenKit(folder)) {
      GuidedViewModel model = rehearsed(kit);
      assertEquals("The rehearsal went well", model.sheet().get().title());
      Line fit = said(model, "fit the new version");
      assertTrue(
          fit.words().matches("[0-9,]+ of [0-9,]+ records fit the new version"), fit.words());
      assertTrue(fit.remark().endsWith("will be kept aside for you, nothing is lost"));
      assertEquals("it was not tried on copies", said(model, "The way back").remark());
      model.next();
      assertEquals(Task.UPGRADE, model.task().get());
      assertFalse(model.sheet().get().ready(), "nobody said that it may begin");
      model.next();
      assertEquals(0, kit.migration().engine().runs().readable().size());
      model.agreed().set(true);
      model.next();
      assertEquals(Task.CHECK, model.task().get());
      assertEquals("The upgrade is done", model.sheet().get().title());
      assertEquals(Sign.WARNING, said(model, "records were kept aside").sign());
      String aside = fit.remark().substring(0, fit.remark().indexOf(' '));
      assertEquals(aside + " records were kept aside", said(model, "kept aside").words());
      assertEquals("read back, and equal", said(model, "in the new version").remark());
      Path csv = folder.resolve("aside.csv");
      model.models().execute().quarantine().export(csv);
      assertEquals(Integer.parseInt(aside) + 1, Files.readAllLines(csv).size());
      model.next();
      assertEquals("Keep the new version?", model.sheet().get().title());
      model.next();
      assertEquals("You keep the new version", model.sheet().get().title());
      assertEquals(List.of(), kit.ways);
      model.next();
      assertEquals(List.of("leave"), kit.ways);
      assertEquals(List.of(), kit.failures);
    }
  }

  @Test
  void theWayBackIsSaidToBeTriedOnlyWhenItWas() {
    try (OpenKit kit = new OpenKit(folder)) {
      GuidedViewModel model = started(kit);
      model.models().rehearse().choice().scratch().set(true);
      model.next();
      assertEquals(
          "The way back was tried on copies and works", said(model, "The way back").words());
      assertTrue(model.sheet().get().about().contains("The upgrade is expected to take"));
      assertTrue(model.sheet().get().about().contains("Copies of tables"));
    }
  }

  @Test
  void inProductionTheNameOfTheTargetHasToBeTyped() {
    try (OpenKit kit = new OpenKit(folder)) {
      kit.model().environment().set(Optional.of(Environment.PRODUCTION));
      GuidedViewModel model = rehearsed(kit);
      model.next();
      model.agreed().set(true);
      assertTrue(model.sheet().get().offers().contains(Offer.NAME));
      assertFalse(model.sheet().get().ready());
      model.models().execute().before().typed().set("store4.db");
      assertFalse(model.sheet().get().ready());
      model.models().execute().before().typed().set("store5.db");
      assertTrue(model.sheet().get().ready());
    }
  }

  @Test
  void anObstacleIsSaidAndNothingLeadsPastIt() {
    try (OpenKit kit =
        new OpenKit(
            folder, AT_ONCE, Locale.ENGLISH, GuidedViewModelTest::never, (f, p, s) -> List.of())) {
      GuidedViewModel model = rehearsed(kit);
      assertEquals("The upgrade cannot start yet", model.sheet().get().title());
      assertTrue(model.sheet().get().about().contains("Ask whoever made this upgrade"));
      Line obstacle = model.sheet().get().lines().get(0);
      assertEquals(Sign.OBSTACLE, obstacle.sign());
      assertTrue(obstacle.words().contains("no open orders"), obstacle.words());
      assertEquals("", obstacle.more(), "what is typed is for whoever made the plan");
      assertEquals("Rehearse again", model.sheet().get().next());
      model.next();
      assertEquals(Task.REHEARSE, model.task().get());
      model.details();
      assertEquals(List.of("details"), kit.ways);
    }
  }

  @Test
  void aDatabaseThatCannotBeReachedIsToldWithWhatToDo() {
    ConnectionCheck away =
        ConnectionCheck.found(
            ConnectionCheck.Subject.REACHABLE,
            Severity.BLOCKER,
            "Nothing answers at db5.",
            "Start the server.");
    try (OpenKit kit =
        new OpenKit(folder, AT_ONCE, Locale.ENGLISH, p -> p, (f, p, s) -> List.of(away))) {
      GuidedViewModel model = kit.model();
      model.environment().set(Optional.of(Environment.TEST));
      assertEquals("not reached", said(model, "Changes SQLite").remark());
      assertEquals("Start the server.", said(model, "Nothing answers at db5.").more());
      assertEquals("Check both databases", model.sheet().get().next());
      model.next();
      assertEquals(Task.START, model.task().get());
    }
  }

  @Test
  void withoutARehearsalThatCountsTheUpgradeLeadsBackToIt() {
    try (OpenKit kit = new OpenKit(folder)) {
      GuidedViewModel model = rehearsed(kit);
      model.next();
      MigrationPlan plan = kit.migration().plan().orElseThrow();
      kit.migration().document().change(never(plan));
      assertEquals("Rehearse first", model.sheet().get().title());
      model.next();
      assertEquals(Task.REHEARSE, model.task().get());
      assertEquals("Rehearse once more", model.sheet().get().title());
    }
  }

  @Test
  void anUpgradeThatIsDoneIsReopenedWhereItIsCheckedAndCanBeTakenBack() {
    try (OpenKit kit = new OpenKit(folder)) {
      GuidedViewModel model = rehearsed(kit);
      model.next();
      model.agreed().set(true);
      model.next();
      GuidedViewModel again = kit.reopened().model();
      assertEquals(Task.CHECK, again.task().get());
      assertEquals("The upgrade is done", again.sheet().get().title());
      again.next();
      again.rollBack();
      String run = kit.migration().run().get().orElseThrow();
      assertEquals(List.of(run), kit.ways);
      new Undoing(kit.migration().project().project().workspace())
          .undo(run, UndoChoice.ALL, Credentials.NONE, new ProgressMeter(), new Cancellation());
      kit.migration().session().changed(Step.EXECUTE);
      assertTrue(again.watching().get());
      for (int look = 0; look < 9; look++) {
        again.tick();
      }
      assertEquals(Task.FINISH, again.task().get());
      assertEquals("The upgrade was taken back", again.sheet().get().title());
      assertFalse(again.undoable().get());
      assertFalse(again.watching().get());
      assertEquals(Task.START, kit.reopened().model().task().get());
    }
  }

  /** With a condition before the run that never holds. */
  private static MigrationPlan never(MigrationPlan plan) {
    Condition never =
        new Condition(
            "no open orders",
            Condition.When.BEFORE,
            Condition.Asked.SOURCE,
            "select 1 from Customer limit 1",
            new Condition.NoRow());
    return plan.with(plan.safeguards().with(List.of(never)));
  }

  private static GuidedViewModel started(OpenKit kit) {
    GuidedViewModel model = kit.model();
    if (model.environment().get().isEmpty()) {
      model.environment().set(Optional.of(Environment.TEST));
    }
    model.next();
    assertEquals(Task.REHEARSE, model.task().get(), () -> model.sheet().get() + "" + kit.failures);
    return model;
  }

  private static GuidedViewModel rehearsed(OpenKit kit) {
    GuidedViewModel model = started(kit);
    model.next();
    return model;
  }

  private static Line said(GuidedViewModel model, String words) {
    return model.sheet().get().lines().stream()
        .filter(line -> line.words().contains(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError(words + " in " + model.sheet().get()));
  }
}
