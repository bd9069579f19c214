package dev.turnstone.ui.rollback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.journal.RunState;
import dev.turnstone.ui.compare.CompareViewModel;
import dev.turnstone.ui.compare.SampleRun;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.undo.rollback.OnConflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run of the sample wrote is taken back; what others did stays, or goes when asked for. */
class RollbackViewModelTest {
  private static final Consumer<Runnable> AT_ONCE = Runnable::run;

  @TempDir Path folder;

  private final List<Throwable> failures = new ArrayList<>();
  private final Background atOnce = new Background(Runnable::run, Runnable::run);
  private SampleRun sample;
  private List<String> before;
  private String run;

  @BeforeEach
  void carryOut() throws SQLException {
    sample = new SampleRun(folder);
    before = sample.contents();
    run = sample.run();
  }

  @AfterEach
  void close() {
    sample.close();
    assertEquals(List.of(), failures);
  }

  private Migration migration(Environment environment) {
    return sample.migration(atOnce, Messages.of(Locale.ENGLISH), failures, environment);
  }

  private RollbackViewModel model() {
    return new RollbackViewModel(migration(Environment.TEST), run, AT_ONCE);
  }

  private static UndoLine line(RollbackViewModel model, String table) {
    return model.scope().lines().stream()
        .filter(l -> l.name().equals(table))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void itSaysTableByTableWhatWouldBeTakenOutAndWritesNothing() throws SQLException {
    List<String> written = sample.contents();
    RollbackViewModel model = model();
    assertEquals(RollbackStage.READY, model.stage().get());
    assertEquals(10, model.scope().lines().size());
    assertEquals(4_995, line(model, "customers").outcome().get().orElseThrow().removed());
    assertEquals("removed by key", model.scope().how(line(model, "customers")));
    assertEquals(0, model.scope().touched().get());
    assertEquals(List.of(), model.scope().conflicts());
    assertTrue(model.scope().expected().get().startsWith("Expected to take "));
    assertTrue(model.possible().get());
    assertEquals("", model.target().get());
    assertEquals(written, sample.contents());
  }

  @Test
  void afterwardsTheTargetIsWhatItWasBeforeAndThatIsProven() throws SQLException {
    Migration migration = migration(Environment.TEST);
    migration.session().done(Step.EXECUTE);
    migration.session().done(Step.COMPARE);
    RollbackViewModel model = new RollbackViewModel(migration, run, AT_ONCE);
    model.rollBack();
    assertEquals(RollbackStage.DONE, model.stage().get());
    assertEquals(before, sample.contents());
    assertEquals("Rolled back. Nothing of the run is left in these tables.", model.verdict().get());
    assertEquals(
        "Proven, row by row: all 10 tables are what they were before the run, but for what others"
            + " did.",
        model.proof().get());
    assertEquals(StepState.STALE, migration.session().state(Step.EXECUTE).get());
    assertEquals(StepState.STALE, migration.session().state(Step.COMPARE).get());
    assertEquals(
        "The run was rolled back. Execute and Compare are out of date.",
        migration.sentence().get());
    assertEquals(RunState.UNDONE, sample.engine().summary(run).state());
    String rows = model.progress().rows().get();
    assertTrue(rows.startsWith("39,971 rows of 39,971 taken out"), rows);
  }

  @Test
  void whatOthersChangedIsToldAndStaysWhenItIsKept() throws SQLException {
    sample.others("update event_log set detail = 'mine' where rowid = 5");
    sample.others("update customers set email = 'mine' where customer_id = 104");
    RollbackViewModel model = model();
    assertTrue(model.scope().touched().get() >= 1);
    assertTrue(
        model.scope().conflicts().contains("customers customer_id 104 · changed by others"),
        model.scope().conflicts().toString());
    model.rollBack();
    assertEquals(RollbackStage.DONE, model.stage().get());
    assertTrue(model.verdict().get().startsWith("Rolled back, but for "), model.verdict().get());
    assertEquals(List.of("104|mine"), sample.rows("select customer_id, email from customers"));
    assertTrue(model.scope().conflicts().contains("customers customer_id 104 · changed by others"));
  }

  @Test
  void whatOthersChangedGoesTooWhenThatIsAskedFor() throws SQLException {
    sample.others("update customers set email = 'mine' where customer_id = 104");
    RollbackViewModel model = model();
    model.scope().onConflict().set(OnConflict.OVERWRITE);
    assertTrue(model.scope().touched().get() >= 1, "it is still said how many there are");
    assertEquals(4_995, line(model, "customers").outcome().get().orElseThrow().removed());
    model.rollBack();
    assertEquals(before, sample.contents());
    assertEquals("Rolled back. Nothing of the run is left in these tables.", model.verdict().get());
  }

  @Test
  void onlyTheChosenTablesAreTakenBack() throws SQLException {
    RollbackViewModel model = model();
    model.scope().lines().stream()
        .filter(l -> !l.name().equals("event_log"))
        .forEach(l -> l.chosen().set(false));
    assertEquals("stays as it is", model.scope().how(line(model, "customers")));
    assertTrue(model.possible().get());
    model.rollBack();
    assertEquals(List.of("0"), sample.rows("select count(*) from event_log"));
    assertEquals(List.of("4995"), sample.rows("select count(*) from customers"));
    line(model, "event_log").chosen().set(false);
    assertFalse(model.possible().get(), "nothing is chosen");
  }

  @Test
  void whatIsInTheWayOfAChoiceIsSaidAndNothingBegins() {
    RollbackViewModel model = model();
    model.scope().lines().stream()
        .filter(l -> !l.name().equals("customers"))
        .forEach(l -> l.chosen().set(false));
    assertFalse(model.possible().get());
    assertTrue(
        model.scope().remarks().stream().anyMatch(w -> w.contains("refer to its rows. Take ")),
        model.scope().remarks().toString());
    model.rollBack();
    assertEquals(RollbackStage.READY, model.stage().get());
  }

  @Test
  void inProductionTheNameOfTheTargetIsTypedFirst() throws SQLException {
    RollbackViewModel model =
        new RollbackViewModel(migration(Environment.PRODUCTION), run, AT_ONCE);
    assertEquals("store5.db", model.target().get());
    assertFalse(model.possible().get());
    model.rollBack();
    assertEquals(RollbackStage.READY, model.stage().get());
    model.typed().set("store4.db");
    assertFalse(model.possible().get());
    model.typed().set(" store5.db ");
    assertTrue(model.possible().get());
    model.rollBack();
    assertEquals(before, sample.contents());
  }

  @Test
  void whatWasStoppedGoesOnWhereItStopped() throws SQLException {
    Deque<Consumer<Runnable>> ways = new ArrayDeque<>();
    RollbackViewModel[] model = new RollbackViewModel[1];
    ways.add(
        goOn -> {
          model[0].stop();
          goOn.run();
        });
    ways.add(Runnable::run);
    model[0] =
        new RollbackViewModel(migration(Environment.TEST), run, goOn -> ways.remove().accept(goOn));
    model[0].rollBack();
    assertEquals(RollbackStage.STOPPED, model[0].stage().get());
    assertTrue(model[0].verdict().get().startsWith("Stopped at a safe place."));
    assertEquals(RunState.UNDO_STOPPED, sample.engine().summary(run).state());
    assertTrue(model[0].possible().get());
    model[0].rollBack();
    assertEquals(RollbackStage.DONE, model[0].stage().get());
    assertEquals(before, sample.contents());
  }

  @Test
  void aRunThatIsTakenBackAlreadySaysSo() {
    model().rollBack();
    RollbackViewModel again = model();
    assertEquals(RollbackStage.DONE, again.stage().get());
    assertEquals("This run was rolled back already.", again.verdict().get());
    assertFalse(again.possible().get());
  }

  /** The comparison reads the target as it was, and so would keep others from writing to it. */
  @Test
  void aComparisonIsLetGoOfBeforeAnythingIsWritten() throws SQLException {
    Migration migration = migration(Environment.TEST);
    CompareViewModel compare = new CompareViewModel(migration);
    compare.compare();
    assertTrue(compare.shown().get().isPresent());
    RollbackViewModel model = new RollbackViewModel(migration, run, compare::letGo);
    assertTrue(compare.shown().get().isPresent(), "a look ahead disturbs nobody");
    model.rollBack();
    assertEquals(RollbackStage.DONE, model.stage().get(), model.failure().get().toString());
    assertTrue(compare.shown().get().isEmpty());
    assertEquals(before, sample.contents());
    compare.refresh();
    assertEquals(RunState.UNDONE, compare.run().get().orElseThrow().state());
    assertFalse(compare.undoable());
  }

  @Test
  void theScriptThatTakesItBackByHandIsWritten() throws IOException {
    RollbackViewModel model = model();
    Path file = folder.resolve("back.sql");
    model.write(file);
    assertTrue(model.script().get().startsWith("Written: "), model.script().get());
    String sql = Files.readString(file);
    assertTrue(sql.toLowerCase(Locale.ROOT).contains("delete from"), sql.substring(0, 200));
    model.write(folder.resolve("nowhere/back.sql"));
    assertTrue(model.script().get().contains("nowhere"), model.script().get());
  }

  @Test
  void aTargetThatIsGoneIsSaidAndCanBeTriedAgain() throws IOException {
    Path store = folder.resolve("store5.db");
    Files.move(store, folder.resolve("away.db"));
    Files.writeString(
        store, "no database but a text that is long enough to be looked at ".repeat(99));
    RollbackViewModel model = model();
    assertEquals(RollbackStage.FAILED, model.stage().get());
    assertFalse(model.failure().get().orElseThrow().title().isEmpty());
    assertFalse(model.possible().get());
    Files.deleteIfExists(store);
    Files.move(folder.resolve("away.db"), store);
    model.look();
    assertEquals(RollbackStage.READY, model.stage().get());
  }

  @Test
  void aPaneThatIsClosedHearsNothingMore() {
    Deque<Runnable> work = new ArrayDeque<>();
    Migration migration =
        sample.migration(
            new Background(work::add, Runnable::run), Messages.of(Locale.ENGLISH), failures);
    RollbackViewModel model = new RollbackViewModel(migration, run, AT_ONCE);
    assertTrue(model.looking().get());
    model.close();
    while (!work.isEmpty()) {
      work.remove().run();
    }
    assertEquals(RollbackStage.LOOKING, model.stage().get());
  }
}
