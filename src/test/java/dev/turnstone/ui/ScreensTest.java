package dev.turnstone.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.ui.connect.ConnectView;
import dev.turnstone.ui.connect.ConnectViewModel;
import dev.turnstone.ui.connect.Connections;
import dev.turnstone.ui.home.HomeView;
import dev.turnstone.ui.home.HomeViewModel;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.session.Session;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameView;
import dev.turnstone.ui.wizard.FrameViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
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
      try (OpenProject one = projects.create(own.resolve("p" + i), name)) {
        one.keep(
            one.project()
                .between(
                    "mariadb://me@db4.internal:3306/store4",
                    "postgresql://me@127.0.0.1:5432/store5")
                .leftAt(Step.values()[i % Step.values().length].name()));
      }
    }
    HomeViewModel.Actions none =
        new HomeViewModel.Actions(() -> {}, () -> {}, () -> {}, () -> {}, p -> {}, e -> {});
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
          FrameView view = new FrameView(frame, messages, () -> {});
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
          FrameView view = new FrameView(frame, messages, () -> {});
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
          FrameView view = new FrameView(frame, messages, () -> {});
          ConnectViewModel model = Connections.in(state, messages);
          ConnectView page = new ConnectView(model, messages);
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
