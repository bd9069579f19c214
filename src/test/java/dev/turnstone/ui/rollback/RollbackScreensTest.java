package dev.turnstone.ui.rollback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.ui.Screen;
import dev.turnstone.ui.compare.CompareView;
import dev.turnstone.ui.compare.CompareViewModel;
import dev.turnstone.ui.compare.SampleRun;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameView;
import dev.turnstone.ui.wizard.FrameViewModel;
import dev.turnstone.undo.rollback.OnConflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the pane that takes a run back, in all its states, with no word cut off. */
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class RollbackScreensTest {
  @TempDir static Path folder;

  private static final Map<String, SampleRun> SAMPLES = new HashMap<>();
  private static final Map<String, String> RUNS = new HashMap<>();

  private final List<Throwable> failures = new ArrayList<>();
  private Stage stage;
  private RollbackViewModel model;
  private boolean holding;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @AfterAll
  static void closeAll() {
    SAMPLES.values().forEach(SampleRun::close);
    SAMPLES.clear();
  }

  @ParameterizedTest
  @CsvSource({
    "en, looking, LIGHT, LARGE",
    "en, preview, LIGHT, LARGE",
    "de, preview, DARK, SMALL",
    "en, conflicts, LIGHT, LARGE",
    "en, conflicts, DARK, SMALL",
    "de, conflicts, LIGHT, SMALL",
    "en, overwrite, LIGHT, LARGE",
    "en, production, LIGHT, LARGE",
    "de, production, DARK, SMALL",
    "en, some, LIGHT, LARGE",
    "en, running, LIGHT, LARGE",
    "de, running, DARK, SMALL",
    "en, failed, LIGHT, LARGE",
    "en, stopped, LIGHT, LARGE",
    "en, result, LIGHT, LARGE",
    "en, left, DARK, LARGE",
    "de, left, LIGHT, SMALL",
    "de, already, LIGHT, SMALL"
  })
  void rollback(String language, String state, Look look, Screen.Size size)
      throws IOException, SQLException {
    Messages messages = Messages.of(Locale.forLanguageTag(language));
    SampleRun sample = sample(state, language);
    Background background =
        new Background(
            task -> {
              if (!holding) task.run();
            },
            Runnable::run);
    boolean asks = state.equals("production");
    Migration migration =
        sample.migration(
            background, messages, failures, asks ? Environment.PRODUCTION : Environment.STAGING);
    String run = RUNS.getOrDefault(kind(state, language), "");
    show(() -> page(migration, messages, new Shown(look, size), state, run));
    WaitForAsyncUtils.waitForFxEvents();
    Screen.keep(stage, "rollback-" + language + "-" + state, look, size);
    assertEquals(List.of(), Screen.cut(stage.getScene().getRoot()));
    assertEquals(List.of(), failures);
  }

  private static String kind(String state, String language) {
    return switch (state) {
      case "stopped", "result", "left", "already" -> state + language;
      case "conflicts", "overwrite" -> "edited";
      default -> "asleft";
    };
  }

  private static SampleRun sample(String state, String language) throws IOException, SQLException {
    String kind = kind(state, language);
    SampleRun known = SAMPLES.get(kind);
    if (known != null) return known;
    SampleRun sample = new SampleRun(Files.createTempDirectory(folder, kind));
    SAMPLES.put(kind, sample);
    RUNS.put(kind, sample.run());
    if (kind.equals("edited") || state.equals("left")) {
      sample.others(
          "update customers set email = 'mine' where customer_id in (104, 105, 106)",
          "update orders set comment = 'mine' where order_id = 1500",
          "delete from payments where payment_id = 1001",
          "update event_log set detail = 'mine' where rowid = 5");
    }
    return sample;
  }

  private record Shown(Look look, Screen.Size size) {}

  private void page(Migration migration, Messages messages, Shown shown, String state, String run) {
    FrameViewModel frame = new FrameViewModel(shown.look());
    FrameView view = new FrameView(frame, messages, new FrameView.Ways(() -> {}, () -> {}));
    view.page(new CompareView(new CompareViewModel(migration), messages, r -> {}));
    for (Step step : Step.values()) {
      if (step.compareTo(Step.COMPARE) < 0) migration.session().done(step);
    }
    migration.session().show(Step.COMPARE);
    frame.sentence().bind(migration.sentence());
    frame
        .opened()
        .set(
            Optional.of(
                new FrameViewModel.Opened(
                    migration.session(),
                    "Store 4 → Store 5",
                    "v7 · 3f9c21",
                    "SQLite · store4.db",
                    "SQLite · store5.db",
                    true,
                    state.equals("production") ? Environment.PRODUCTION : Environment.STAGING)));
    Screen.show(stage, view, shown.look(), shown.size());
    holding = state.equals("looking");
    boolean stops = state.equals("stopped");
    Consumer<Runnable> ready =
        goOn -> {
          if (stops) model.stop();
          goOn.run();
        };
    String wanted = state.equals("failed") ? "20000101-000000-0000" : run;
    model = new RollbackViewModel(migration, wanted, ready);
    bring(state, migration, wanted);
    view.show(new RollbackPane(model, messages, view::clear));
    holding = false;
  }

  private void bring(String state, Migration migration, String run) {
    switch (state) {
      case "overwrite" -> model.scope().onConflict().set(OnConflict.OVERWRITE);
      case "some" ->
          model.scope().lines().stream()
              .filter(l -> l.name().startsWith("p"))
              .forEach(l -> l.chosen().set(false));
      case "running" -> {
        holding = true;
        model.rollBack();
        model.progress().begin(39_971).table("x").confirm(16_049, 0);
        model.sample();
      }
      case "stopped", "result", "left" -> model.rollBack();
      case "already" -> {
        model.rollBack();
        model = new RollbackViewModel(migration, run, Runnable::run);
      }
      default -> {}
    }
  }

  private static void show(Runnable page) {
    Platform.runLater(page);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
