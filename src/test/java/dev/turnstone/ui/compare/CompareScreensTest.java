package dev.turnstone.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameView;
import dev.turnstone.ui.wizard.FrameViewModel;
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
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the page that compares, in all its states, in which no word is cut off. */
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class CompareScreensTest {
  @TempDir static Path folder;

  private static final Map<String, SampleRun> SAMPLES = new HashMap<>();

  private final List<Throwable> failures = new ArrayList<>();
  private Stage stage;
  private CompareViewModel model;
  private boolean held;
  private boolean holding;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @AfterEach
  void close() {
    assertEquals(List.of(), failures);
  }

  @ParameterizedTest
  @CsvSource({
    "en, none, LIGHT, LARGE",
    "en, begin, LIGHT, LARGE",
    "de, begin, DARK, SMALL",
    "en, working, LIGHT, LARGE",
    "de, working, DARK, SMALL",
    "en, identical, LIGHT, LARGE",
    "en, compared, LIGHT, LARGE",
    "en, compared, DARK, LARGE",
    "en, compared, LIGHT, SMALL",
    "de, compared, LIGHT, SMALL",
    "de, compared, DARK, LARGE",
    "en, filtered, LIGHT, LARGE",
    "en, sides, LIGHT, LARGE",
    "de, sides, DARK, SMALL",
    "en, lineage, LIGHT, LARGE",
    "en, lineage, DARK, SMALL",
    "en, since, LIGHT, LARGE",
    "en, left, DARK, LARGE",
    "en, error, LIGHT, LARGE",
    "de, error, LIGHT, SMALL",
    "en, outdated, LIGHT, SMALL",
    "en, exported, LIGHT, LARGE",
    "en, many, LIGHT, LARGE",
    "en, many, DARK, SMALL"
  })
  void compare(String language, String state, Look look, Screen.Size size)
      throws IOException, SQLException {
    Messages messages = Messages.of(Locale.forLanguageTag(language));
    Path own = Files.createTempDirectory(folder, state);
    SampleRun sample = sample(state);
    held = state.equals("working");
    Executor work =
        task -> {
          if (!holding) task.run();
        };
    Migration migration =
        sample.migration(
            new Background(work, Runnable::run), messages, failures, Environment.PRODUCTION);
    show(
        () -> {
          model = new CompareViewModel(migration);
          page(migration, messages, look, size);
          holding = held;
          bring(state, own);
          holding = false;
        });
    WaitForAsyncUtils.waitForFxEvents();
    show(() -> then(state));
    Screen.keep(stage, "compare-" + language + "-" + state, look, size);
    assertEquals(List.of(), Screen.cut(stage.getScene().getRoot()));
    if (!held) show(model::close);
  }

  /** One sample serves all pictures that need its target in the same state. */
  private static SampleRun sample(String state) throws IOException, SQLException {
    String kind = List.of("none", "identical", "error").contains(state) ? state : "edited";
    SampleRun known = SAMPLES.get(kind);
    if (known != null) return known;
    SampleRun sample = new SampleRun(Files.createTempDirectory(folder, kind));
    SAMPLES.put(kind, sample);
    if (!kind.equals("none")) sample.run();
    if (!kind.equals("identical")) sample.others(Differences.MADE_BY_OTHERS);
    if (kind.equals("error")) sample.others("alter table customers rename to clients");
    return sample;
  }

  @AfterAll
  static void closeAll() {
    SAMPLES.values().forEach(SampleRun::close);
    SAMPLES.clear();
  }

  private void page(Migration migration, Messages messages, Look look, Screen.Size size) {
    FrameViewModel frame = new FrameViewModel(look);
    FrameView view = new FrameView(frame, messages, new FrameView.Ways(() -> {}, () -> {}));
    view.page(new CompareView(model, messages, r -> {}));
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
                    Environment.PRODUCTION)));
    Screen.show(stage, view, look, size);
  }

  private void bring(String state, Path own) {
    switch (state) {
      case "none", "begin" -> {}
      case "since" -> ask(Question.SINCE);
      case "left" -> ask(Question.LEFT);
      default -> model.compare();
    }
    switch (state) {
      case "filtered" -> {
        model.tables().filter().set("ord");
        model.tables().onlyDifferent().set(true);
      }
      case "sides" -> model.differences().sideBySide().set(true);
      case "outdated" -> model.outdated().set(true);
      case "exported" -> model.export().write(own.resolve("differences.csv"));
      case "working" -> model.sample();
      default -> {}
    }
    model.tables().lines().stream()
        .filter(l -> l.name().equals("customers"))
        .findFirst()
        .ifPresent(l -> model.tables().selected().set(Optional.of(l)));
  }

  private void then(String state) {
    if (state.equals("lineage") || state.equals("sides")) {
      model.next();
      model.next();
    }
    if (state.equals("many")) {
      model.differences().over(Differences.tenMillion(Background.onThreads()), Differences.COLUMNS);
      model.differences().move(4_711_000);
    }
  }

  private void ask(Question question) {
    model.question().set(question);
    model.compare();
  }

  private static void show(Runnable page) {
    Platform.runLater(page);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
