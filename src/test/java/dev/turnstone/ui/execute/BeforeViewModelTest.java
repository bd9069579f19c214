package dev.turnstone.ui.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Credentials;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.ui.execute.BeforeViewModel.DryRun;
import dev.turnstone.ui.execute.BeforeViewModel.Fact;
import dev.turnstone.ui.migration.Ends;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing begins before it was said what will happen, and before that was confirmed. */
class BeforeViewModelTest {
  @TempDir Path folder;

  @Test
  void aProductionDatabaseIsNotWrittenBeforeItsNameIsTyped() throws Exception {
    try (World world = new World(folder, 50).planned(20, OptionalLong.empty()).rehearsed()) {
      world.connect(Environment.PRODUCTION);
      ExecuteViewModel model = world.opened();
      BeforeViewModel before = model.before();
      String name = Path.of(world.to.database()).getFileName().toString();
      assertEquals(name, before.name().get());
      assertFalse(before.ready().get());
      model.execute();
      assertFalse(model.working(), "nothing begins while it is off");
      before.typed().set(name.toUpperCase(java.util.Locale.ROOT));
      assertFalse(before.ready().get(), "letter by letter");
      before.typed().set(name);
      assertTrue(before.ready().get());
      model.execute();
      assertTrue(model.working());
      assertEquals("", before.typed().get(), "the next run is confirmed anew");
      world.untilOver(model);
      assertEquals(Stage.ENDED, model.standing().stage().get());
    }
  }

  @Test
  void elsewhereThanInProductionNoNameIsAskedFor() throws Exception {
    try (World world = new World(folder, 50).planned(20, OptionalLong.empty()).rehearsed()) {
      BeforeViewModel before = world.opened().before();
      assertEquals("", before.name().get());
      assertTrue(before.ready().get(), before.why()::get);
      world.connect(Environment.STAGING);
      assertTrue(before.ready().get());
    }
  }

  @Test
  void aDryRunThatIsMissingOrOutdatedIsSaidAndDoneWithoutOnPurpose() throws Exception {
    try (World world = new World(folder, 50).planned(20, OptionalLong.empty())) {
      BeforeViewModel before = world.opened().before();
      assertEquals(DryRun.MISSING, before.dryRun().get());
      assertFalse(before.ready().get());
      before.accepted().set(true);
      assertTrue(before.ready().get());
      before.accepted().set(false);
      world.rehearsed();
      assertEquals(DryRun.HOLDS, before.dryRun().get());
      assertTrue(before.ready().get());
      assertEquals("holds: 53 rows read, none to be set aside", words(before, "Dry run"));
      MigrationPlan plan = world.migration.plan().orElseThrow();
      world.migration.document().change(plan.with(plan.safeguards().withCanary(OptionalInt.of(3))));
      assertEquals(DryRun.OUTDATED, before.dryRun().get());
      assertFalse(before.ready().get());
      assertEquals("outdated: the plan was changed since", words(before, "Dry run"));
    }
  }

  @Test
  void blockersOfTheDryRunAreListedAndForbid() throws Exception {
    try (World world = new World(folder, 50).planned(20, OptionalLong.empty())) {
      world.to.execute("create table item(id integer primary key, name text)");
      world.rehearsed();
      ExecuteViewModel model = world.opened();
      BeforeViewModel before = model.before();
      assertEquals(Code.TABLE_EXISTS, before.blockers().get(0).code());
      assertEquals(
          before.blockers().size(), world.migration.session().problems(Step.EXECUTE).get());
      assertFalse(before.ready().get());
      before.accepted().set(true);
      model.execute();
      assertFalse(model.working());
    }
  }

  @Test
  void whatWillHappenIsToldWithTheRowsThatAreKnown() throws Exception {
    try (World world = new World(folder, 50).planned(20, OptionalLong.of(700))) {
      BeforeViewModel before = world.opened().before();
      IntentionWords words = new IntentionWords(world.migration.messages());
      IntendedTable item = before.tables().get(0);
      assertEquals("item", item.name());
      assertEquals("50", words.rows(item));
      assertEquals("creates and fills it", words.mode(item));
      assertEquals("", words.foretold(item));
      world.rehearsed();
      assertEquals("50 new", words.foretold(before.tables().get(0)));
      assertTrue(before.safeguards().contains("At most 700 rows a second."));
      assertTrue(before.safeguards().contains("Rows are committed in chunks of 20."));
      assertTrue(words(before, "To").startsWith("SQLite · "));
      assertTrue(words(before, "Carried out by").startsWith(System.getProperty("user.name")));
    }
  }

  @Test
  void onlyTheDatabasesOfThePlanCountAsConnected() throws Exception {
    try (World world = new World(folder, 50).planned(20, OptionalLong.empty()).rehearsed()) {
      BeforeViewModel before = world.opened().before();
      world
          .migration
          .ends()
          .set(
              Optional.of(
                  new Ends(
                      world.from.connString(),
                      "sqlite:other.db",
                      Credentials.NONE,
                      Environment.TEST)));
      assertFalse(before.ready().get());
      assertTrue(before.why().get().startsWith("The plan is about other databases"));
      world.migration.ends().set(Optional.empty());
      assertTrue(before.why().get().startsWith("Both databases have to be connected"));
      world.connect(Environment.TEST);
      assertTrue(before.ready().get());
    }
  }

  @Test
  void aMigrationWithoutPlanSaysSo() throws Exception {
    try (World world = new World(folder, 1)) {
      BeforeViewModel before = world.opened().before();
      assertFalse(before.ready().get());
      assertTrue(before.why().get().startsWith("There is no plan"));
      assertEquals(List.of(), before.tables());
    }
  }

  private static String words(BeforeViewModel before, String name) {
    return before.facts().stream()
        .filter(f -> f.name().equals(name))
        .map(Fact::words)
        .findFirst()
        .orElseThrow();
  }
}
