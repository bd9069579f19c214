package dev.turnstone.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.connection.Side;
import dev.turnstone.app.vault.Place;
import dev.turnstone.ui.Screen;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameView;
import dev.turnstone.ui.wizard.FrameViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of what lies over the first step, and of passwords that are kept. */
@Tag("screens")
@ExtendWith(ApplicationExtension.class)
class ConnectScreensTest {
  private static final Executor DIRECT = Runnable::run;
  private static final String FAR = "postgresql://turnstone_writer@db5:5432/store5?tls=off";

  @TempDir static Path folder;

  private Stage stage;
  private Connecting model;
  private volatile boolean held;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @ParameterizedTest
  @CsvSource({
    "en, kept, LIGHT, LARGE",
    "de, kept, DARK, SMALL",
    "en, exposed, LIGHT, LARGE",
    "de, exposed, LIGHT, SMALL",
    "en, nothing_saved, LIGHT, LARGE",
    "en, saved, LIGHT, LARGE",
    "en, saved, DARK, LARGE",
    "de, saved, LIGHT, SMALL",
    "en, renaming, LIGHT, SMALL",
    "en, used, DARK, SMALL",
    "de, forgetting, LIGHT, SMALL",
    "en, forgetting, DARK, LARGE",
    "en, save, LIGHT, LARGE",
    "de, save, DARK, SMALL",
    "en, save_file, LIGHT, SMALL",
    "en, create, LIGHT, LARGE",
    "en, unlock, LIGHT, LARGE",
    "de, unlock, DARK, SMALL",
    "en, wrong, LIGHT, SMALL",
    "en, change, DARK, LARGE",
    "de, change, LIGHT, SMALL",
    "en, script_source, LIGHT, LARGE",
    "en, script_target, DARK, LARGE",
    "de, script_target, LIGHT, SMALL",
    "en, script_file, LIGHT, LARGE",
    "en, script_missing, LIGHT, SMALL",
    "en, reading, LIGHT, LARGE",
    "de, reading, DARK, SMALL"
  })
  void over(String language, String state, Look look, Screen.Size size) throws IOException {
    Messages messages = Messages.of(Locale.forLanguageTag(language));
    boolean bare = state.equals("save_file") || state.equals("create");
    try (Opened opened = new Opened(Files.createTempDirectory(folder, "connect"), !bare)) {
      prepare(state, opened);
      Background background =
          new Background(task -> (held ? (Executor) t -> {} : DIRECT).execute(task), DIRECT);
      run(
          () -> {
            Migration migration = opened.migration(background, messages, e -> {});
            model =
                new Connecting(
                    migration, (f, p, side) -> Connections.found("ready", side), opened.secrets);
            show(migration, messages, look, size);
          });
      run(() -> lead(state));
      WaitForAsyncUtils.sleep(state.equals("reading") ? 700 : 0, TimeUnit.MILLISECONDS);
      Screen.keep(stage, "connecting-" + language + "-" + state, look, size);
      assertEquals(List.of(), Screen.cut(stage.getScene().getRoot()));
    }
  }

  private static void prepare(String state, Opened opened) {
    switch (state) {
      case "script_missing", "nothing_saved" -> {}
      case "script_file" ->
          opened.between("sqlite:/home/me/store4.db", "sqlite:/home/me/store5.db");
      case "exposed" -> opened.between(Opened.READER, FAR);
      default -> opened.between(Opened.READER, Opened.WRITER);
    }
    if (List.of(
            "kept", "saved", "renaming", "forgetting", "used", "save", "change", "unlock", "wrong")
        .contains(state)) {
      opened
          .saved("Store 4, to be read", Opened.READER, Optional.of(Place.KEYRING))
          .saved("Store 5 of the branch in Rotterdam", Opened.WRITER, Optional.of(Place.FILE))
          .saved("Archive", "sqlite:/home/me/shop/archive-2019.db", Optional.empty())
          .saved("Wiki", "mysql://wiki@wiki.internal:3306/wiki", Optional.empty());
    }
    if (List.of("saved", "unlock", "wrong").contains(state)) {
      opened.vault.lock();
    }
  }

  /** To where the picture is taken, by the page's own buttons. */
  private void lead(String state) {
    switch (state) {
      case "kept" -> {
        model.form().environment().set(Environment.PRODUCTION);
        model.form().testBoth();
      }
      case "exposed" -> model.form().target().password().set("0123456789");
      case "saved", "nothing_saved", "renaming", "forgetting", "used" -> {
        press(ConnectView.SAVED);
        this.<TableView<?>>find(SavedPane.LIST).getSelectionModel().select(2);
        if (state.equals("renaming")) press(SavedPane.RENAME);
        if (state.equals("forgetting")) press(SavedPane.FORGET);
        if (state.equals("used")) press(SavedPane.AS_SOURCE);
      }
      case "save", "save_file" -> {
        model.form().source().password().set("0123456789");
        press(ConnectionFields.idOf(Side.SOURCE, "save"));
        if (state.equals("save")) {
          this.<TextField>find(SavePane.NAME).setText("Wiki");
        }
      }
      case "create", "unlock" -> model.master().open(() -> {});
      case "wrong" -> {
        model.master().open(() -> {});
        this.<PasswordField>find(MasterPane.MASTER).setText("not that one");
        press(MasterPane.GIVE);
      }
      case "change" -> model.master().change();
      case "script_source", "script_file", "script_missing" -> press(ConnectView.SCRIPT);
      case "script_target" -> {
        press(ConnectView.SCRIPT);
        ((ToggleButton) this.<HBox>find(ScriptPane.SIDE).getChildren().get(1)).fire();
      }
      default -> {
        model.form().testBoth();
        held = true;
        press(ConnectView.READ);
      }
    }
  }

  private void press(String id) {
    this.<Button>find(id).fire();
  }

  @SuppressWarnings("unchecked") // the test knows what it asks for
  private <T extends Node> T find(String id) {
    return (T) stage.getScene().getRoot().lookup("#" + id);
  }

  private void show(Migration migration, Messages messages, Look look, Screen.Size size) {
    FrameViewModel frame = new FrameViewModel(look);
    FrameView view = new FrameView(frame, messages, new FrameView.Ways(() -> {}, () -> {}));
    view.page(new ConnectPage(model, messages));
    frame
        .opened()
        .set(
            Optional.of(
                new FrameViewModel.Opened(
                    migration.session(),
                    "Store 4 → Store 5",
                    "v7 · 3f9c21",
                    "MariaDB 10.11 · store4",
                    "PostgreSQL 15 · store5",
                    true,
                    Environment.PRODUCTION)));
    frame.sentence().bind(migration.sentence());
    Screen.show(stage, view, look, size);
  }

  private static void run(Runnable work) {
    Platform.runLater(work);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
