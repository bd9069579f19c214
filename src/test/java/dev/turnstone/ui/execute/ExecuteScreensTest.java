package dev.turnstone.ui.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.ProgressMeter.TableProgress;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Ends;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameView;
import dev.turnstone.ui.wizard.FrameViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the page in every state, in which no word is cut off. */
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class ExecuteScreensTest {
  private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

  private static final String RUN = "20261124-020000-3f9c";

  @TempDir static Path folder;

  private Stage stage;
  private World world;
  private ExecuteViewModel model;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "en, DARK, SMALL", "de, LIGHT, SMALL"})
  void before(String language, Look look, Screen.Size size) throws IOException {
    show(language, look, size, w -> w.rehearsed());
    keep("execute-before-" + language, look, size);
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, DARK, SMALL"})
  void confirmation(String language, Look look, Screen.Size size) throws IOException {
    show(
        language,
        look,
        size,
        w -> {
          w.rehearsed();
          MigrationPlan plan = w.migration.plan().orElseThrow();
          Safeguards old = plan.safeguards();
          w.migration.document().change(plan.with(old.withCanary(OptionalInt.of(500))));
          w.connect(Environment.PRODUCTION);
        });
    run(() -> model.before().typed().set("turnst"));
    keep("execute-production-" + language, look, size);
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, LIGHT, SMALL"})
  void blocked(String language, Look look, Screen.Size size) throws IOException {
    show(
        language,
        look,
        size,
        w -> {
          w.to.execute("drop table payments");
          w.rehearsed();
        });
    keep("execute-blocked-" + language, look, size);
  }

  @ParameterizedTest
  @CsvSource({
    "en, LIGHT, LARGE",
    "en, DARK, LARGE",
    "en, LIGHT, SMALL",
    "de, DARK, SMALL",
    "de, LIGHT, LARGE"
  })
  void running(String language, Look look, Screen.Size size) throws IOException {
    show(language, look, size, w -> {});
    run(() -> works(Meters.filled()));
    keep("execute-running-" + language, look, size);
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "en, LIGHT, SMALL"})
  void thousandTables(String language, Look look, Screen.Size size) throws IOException {
    show(language, look, size, w -> {});
    run(
        () -> {
          works(Meters.ofManyTables());
        });
    keep("execute-thousand-" + language, look, size);
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, DARK, SMALL"})
  void paused(String language, Look look, Screen.Size size) throws IOException {
    show(language, look, size, w -> {});
    run(
        () -> {
          works(Meters.filled());
          model.progress().paused();
          RunResult result =
              new RunResult(RUN, RunState.STOPPED, "", List.of(), List.of(), Map.of(), List.of());
          model.standing().reach(true);
          Outcome said = new OutcomeWords(world.migration.messages()).of(result, true);
          model.standing().rests(RunState.STOPPED, false, said);
        });
    keep("execute-paused-" + language, look, size);
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "en, DARK, SMALL", "de, LIGHT, SMALL"})
  void doneWithRowsSetAside(String language, Look look, Screen.Size size) throws IOException {
    show(language, look, size, w -> {});
    run(this::execute);
    keep("execute-done-aside-" + language, look, size);
    run(() -> model.quarantine().open().set(true));
    run(
        () -> {
          TableView<?> rows = (TableView<?>) stage.getScene().lookup("#" + QuarantinePane.ROWS);
          rows.getSelectionModel().select(1);
        });
    keep("execute-quarantine-" + language, look, size);
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, LIGHT, SMALL"})
  void done(String language, Look look, Screen.Size size) throws IOException {
    shop(language, look, size, OptionalLong.empty(), w -> {});
    run(this::execute);
    keep("execute-done-" + language, look, size);
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, DARK, SMALL"})
  void failed(String language, Look look, Screen.Size size) throws IOException {
    shop(
        language,
        look,
        size,
        OptionalLong.of(3),
        w -> w.from.execute("update item set amount = 'many' where id > 2000"));
    run(this::execute);
    keep("execute-failed-" + language, look, size);
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, DARK, SMALL"})
  void canary(String language, Look look, Screen.Size size) throws IOException {
    shop(
        language,
        look,
        size,
        OptionalLong.empty(),
        w -> {
          MigrationPlan plan = w.migration.plan().orElseThrow();
          w.migration
              .document()
              .change(plan.with(plan.safeguards().withCanary(OptionalInt.of(50))));
        });
    run(this::execute);
    keep("execute-canary-" + language, look, size);
  }

  @Test
  void withoutPlan() throws IOException {
    World empty = new World(folder, 1, Optional.of(AT_ONCE), Locale.ENGLISH);
    show("en", Look.LIGHT, Screen.Size.SMALL, () -> empty);
    keep("execute-empty-en", Look.LIGHT, Screen.Size.SMALL);
  }

  private void execute() {
    model.before().accepted().set(true);
    model.execute();
  }

  private void works(ProgressMeter meter) {
    world.migration.run().set(Optional.of(RUN));
    model.standing().works(new OutcomeWords(world.migration.messages()).working(false));
    Throughput through = model.progress().throughput();
    through.clear();
    int looks = 160;
    for (int i = 1; i <= looks; i++) {
      double wave = 240_000 + 18_000 * Math.sin(i / 7.0) + 9000 * Math.sin(i / 2.3);
      through.add(19.8 * i / looks, Math.min(1, i / 12.0) * wave, 0.19 + 0.03 * Math.sin(i / 9.0));
    }
    model.progress().sample(meter, 20);
    for (TableProgress table : meter.tables()) {
      if (table.read() > table.confirmed()) {
        table.confirm(table.expected() / 32, 0);
      }
    }
    meter.tell("The connection to the target was lost. Trying again (2 of 5).");
    model.progress().sample(meter, 21);
  }

  private void shop(
      String language, Look look, Screen.Size size, OptionalLong aside, Consumer<World> prepare) {
    Locale locale = Locale.forLanguageTag(language);
    World shop = new World(folder, 4000, Optional.of(AT_ONCE), locale);
    show(
        language,
        look,
        size,
        () -> {
          shop.planned(250, OptionalLong.empty());
          MigrationPlan plan = shop.migration.plan().orElseThrow();
          Safeguards old = plan.safeguards();
          shop.migration
              .document()
              .change(
                  plan.with(
                      new Safeguards(
                          old.workers(),
                          old.chunkRows(),
                          OptionalLong.empty(),
                          OptionalLong.empty(),
                          aside)));
          prepare.accept(shop);
          return shop;
        });
  }

  private void show(String language, Look look, Screen.Size size, Consumer<World> prepare) {
    show(
        language,
        look,
        size,
        () -> {
          World sample = World.ofSample(folder, AT_ONCE, Locale.forLanguageTag(language));
          prepare.accept(sample);
          return sample;
        });
  }

  private void show(String language, Look look, Screen.Size size, Supplier<World> made) {
    Messages messages = Messages.of(Locale.forLanguageTag(language));
    run(
        () -> {
          world = made.get();
          model = new ExecuteViewModel(world.migration);
          FrameViewModel frame = new FrameViewModel(look);
          FrameView view = new FrameView(frame, messages, new FrameView.Ways(() -> {}, () -> {}));
          view.page(new ExecuteView(model, world.migration));
          for (Step step : Step.values()) {
            if (step.compareTo(Step.EXECUTE) < 0) {
              world.migration.session().done(step);
            }
          }
          world.migration.session().show(Step.EXECUTE);
          frame.sentence().bind(world.migration.sentence());
          frame
              .opened()
              .set(
                  Optional.of(
                      new FrameViewModel.Opened(
                          world.migration.session(),
                          "Store 4 → Store 5",
                          "v7 · 3f9c21",
                          "SQLite · store4.db",
                          "SQLite · store5.db",
                          true,
                          environment())));
          Screen.show(stage, view, look, size);
        });
  }

  private Environment environment() {
    return world.migration.ends().get().map(Ends::environment).orElse(Environment.TEST);
  }

  private static void run(Runnable what) {
    WaitForAsyncUtils.waitForAsyncFx(60_000, what);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void keep(String name, Look look, Screen.Size size) throws IOException {
    Screen.keep(stage, name, look, size);
    assertEquals(List.of(), Screen.cut(stage.getScene().getRoot()));
  }
}
