package dev.turnstone.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.ui.connect.ConnectView;
import dev.turnstone.ui.connect.ConnectViewModel;
import dev.turnstone.ui.connect.Connections;
import dev.turnstone.ui.failure.Failure;
import dev.turnstone.ui.failure.FailurePane;
import dev.turnstone.ui.home.HomeView;
import dev.turnstone.ui.home.HomeViewModel;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.palette.Entry;
import dev.turnstone.ui.palette.PaletteView;
import dev.turnstone.ui.palette.PaletteViewModel;
import dev.turnstone.ui.session.Session;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameView;
import dev.turnstone.ui.wizard.FrameViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of every page, in both looks and sizes, in which no word is cut off. */
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class ScreensTest {
  @TempDir static Path folder;

  private static final FrameView.Ways NOWHERE = new FrameView.Ways(() -> {}, () -> {});

  private Stage stage;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @ParameterizedTest
  @CsvSource({
    "en, 0, LIGHT, LARGE",
    "en, 4, LIGHT, LARGE",
    "en, 4, DARK, LARGE",
    "en, 20, LIGHT, SMALL",
    "de, 4, DARK, SMALL",
    "de, 0, LIGHT, SMALL"
  })
  void home(String language, int migrations, Look look, Screen.Size size) throws IOException {
    Messages messages = Messages.of(Locale.forLanguageTag(language));
    Path own = Files.createTempDirectory(folder, "home");
    Projects projects = new Projects(own.resolve("settings"), Clock.systemUTC());
    for (int i = 0; i < migrations; i++) {
      String name =
          List.of("Store 4 → Store 5", "Gitea to PostgreSQL", "HR archive", "Wiki").get(i % 4);
      String left = Step.values()[i % Step.values().length].name();
      try (OpenProject one = projects.create(own.resolve("p" + i), name)) {
        one.change(
            p ->
                p.between(
                        "mariadb://me@db4.internal:3306/store4",
                        "postgresql://me@127.0.0.1:5432/store5")
                    .leftAt(left));
      }
    }
    HomeViewModel.Actions none =
        new HomeViewModel.Actions(() -> {}, () -> {}, () -> {}, p -> {}, e -> {});
    FrameViewModel frame = new FrameViewModel(look);
    show(
        () -> {
          HomeViewModel model =
              new HomeViewModel(
                  projects,
                  new Background(Runnable::run, Runnable::run),
                  messages,
                  Clock.systemUTC(),
                  none);
          FrameView view = new FrameView(frame, messages, NOWHERE);
          view.page(new HomeView(model, messages));
          Screen.show(stage, view, look, size);
          model.refresh();
        });
    keep("home-" + language + "-" + migrations, look, size);
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "en, DARK, LARGE", "de, LIGHT, SMALL"})
  void frame(String language, Look look, Screen.Size size) throws IOException {
    Messages messages = Messages.of(Locale.forLanguageTag(language));
    FrameViewModel frame = new FrameViewModel(look);
    Session session = new Session();
    show(
        () -> {
          FrameView view = new FrameView(frame, messages, NOWHERE);
          view.page(new StackPane());
          frame.opened().set(Optional.of(opened(session)));
          frame.sentence().set("Plan saved · v7 (draft)");
          session.done(Step.CONNECT);
          session.done(Step.CATALOGUE);
          session.done(Step.SAFEGUARDS);
          session.changed(Step.SAFEGUARDS);
          session.show(Step.MAP);
          session.problems(Step.MAP, 1);
          Screen.show(stage, view, look, size);
        });
    keep("frame-" + language, look, size);
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, DARK, SMALL"})
  void palette(String language, Look look, Screen.Size size) throws IOException {
    Messages messages = Messages.of(Locale.forLanguageTag(language));
    List<Entry> entries = new ArrayList<>();
    for (Step step : Step.values()) {
      entries.add(new Entry(messages.text(step.key()), messages.text("rail.migration"), () -> {}));
    }
    for (String table : List.of("customer", "customer_address", "order_customer")) {
      entries.add(new Entry(table, "store4", () -> {}));
    }
    over(
        messages,
        look,
        size,
        v -> new PaletteView(new PaletteViewModel(() -> entries), messages, v::clear));
    keep("palette-" + language, look, size);
  }

  @ParameterizedTest
  @CsvSource({"en, LIGHT, LARGE", "de, DARK, SMALL"})
  void failure(String language, Look look, Screen.Size size) throws IOException {
    Messages messages = Messages.of(Locale.forLanguageTag(language));
    Failure bug = Failure.of(new IllegalStateException("secret"), messages);
    over(messages, look, size, v -> new FailurePane(bug, messages, v::clear));
    keep("failure-" + language, look, size);
    Problem busy = Problem.blocker(Code.PROJECT_IN_USE, Location.EVERYWHERE, "Store 4 → Store 5");
    Failure refused = Failure.of(new Refused(busy), messages);
    over(messages, look, size, v -> new FailurePane(refused, messages, v::clear));
    keep("refusal-" + language, look, size);
  }

  private void over(
      Messages messages, Look look, Screen.Size size, Function<FrameView, Region> pane) {
    FrameViewModel frame = new FrameViewModel(look);
    show(
        () -> {
          FrameView view = new FrameView(frame, messages, NOWHERE);
          view.page(new StackPane());
          frame.opened().set(Optional.of(opened(new Session())));
          Screen.show(stage, view, look, size);
          view.show(pane.apply(view));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "en, new, LIGHT, LARGE",
    "en, files, DARK, SMALL",
    "en, testing, LIGHT, LARGE",
    "en, tested, LIGHT, LARGE",
    "en, tested, DARK, LARGE",
    "en, ready, LIGHT, LARGE",
    "en, ready, DARK, SMALL",
    "en, tested, LIGHT, SMALL",
    "en, failed, LIGHT, LARGE",
    "en, changed, DARK, LARGE",
    "de, tested, LIGHT, SMALL",
    "de, testing, DARK, SMALL"
  })
  void connect(String language, String state, Look look, Screen.Size size) throws IOException {
    Messages messages = Messages.of(Locale.forLanguageTag(language));
    FrameViewModel frame = new FrameViewModel(look);
    show(
        () -> {
          FrameView view = new FrameView(frame, messages, NOWHERE);
          ConnectViewModel model = Connections.in(state, messages);
          ConnectView page = new ConnectView(model, messages, Connections.NOWHERE);
          view.page(page);
          frame.opened().set(Optional.of(opened(new Session())));
          frame.sentence().bind(model.sentence());
          Screen.show(stage, view, look, size);
          page.setVvalue(language.equals("en") && state.equals("tested") ? 1 : 0);
        });
    keep("connect-" + language + "-" + state, look, size);
  }

  private static FrameViewModel.Opened opened(Session session) {
    return new FrameViewModel.Opened(
        session,
        "Store 4 → Store 5",
        "v7 · 3f9c21",
        "MariaDB 10.11 · store4",
        "PostgreSQL 15 · store5",
        true,
        Environment.PRODUCTION);
  }

  private static void show(Runnable page) {
    Platform.runLater(page);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void keep(String name, Look look, Screen.Size size) throws IOException {
    Screen.keep(stage, name, look, size);
    assertEquals(List.of(), Screen.cut(stage.getScene().getRoot()));
  }
}
