package dev.turnstone.ui.settings;

import dev.turnstone.app.settings.UserFolders;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** Over the page: look, language, scale, where migrations are put, workers of new plans. */
public final class SettingsPane extends VBox {
  public static final String MIGRATIONS = "settings-migrations";
  public static final String CLOSE = "settings-close";
  public static final String LOOK = "settings-look";
  public static final String LANGUAGE = "settings-language";
  public static final String SCALE = "settings-scale";
  public static final String WORKERS = "settings-workers";

  private static final List<Integer> SCALES = List.of(100, 125, 150, 175, 200);
  private static final List<Integer> WORKER_COUNTS = List.of(1, 2, 4, 8, 16);

  private final Messages messages;
  private final GridPane rows = new GridPane();

  /**
   * The pane.
   *
   * @param close puts it away
   */
  public SettingsPane(
      SettingsViewModel model, UserFolders usual, Messages messages, Runnable close) {
    this.messages = messages;
    getStyleClass().addAll("dialog", "settings");
    setMaxHeight(USE_PREF_SIZE);
    Label title = new Label(messages.text("settings.title"));
    title.getStyleClass().add("dialog-title");
    rows.setHgap(16);
    rows.setVgap(14);
    row("settings.look", look(model));
    row("settings.language", language(model));
    row("settings.scale", scale(model));
    row("settings.migrations", migrations(model, usual));
    row("settings.workers", workers(model));
    Label about = new Label(messages.text("settings.workers.about"));
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    rows.add(about, 1, rows.getRowCount());
    Button done = new Button(messages.text("settings.close"));
    done.setId(CLOSE);
    done.getStyleClass().add("primary");
    done.setDefaultButton(true);
    done.setCancelButton(true);
    done.setOnAction(e -> close.run());
    HBox buttons = new HBox(done);
    buttons.getStyleClass().add("dialog-buttons");
    getChildren().addAll(title, rows, buttons);
  }

  private void row(String key, Node choice) {
    Label name = new Label(messages.text(key));
    name.setMinWidth(USE_PREF_SIZE);
    GridPane.setHgrow(choice, Priority.ALWAYS);
    rows.addRow(rows.getRowCount(), name, choice);
  }

  private Segments<Boolean> look(SettingsViewModel model) {
    Segments<Boolean> look = named(LOOK, model.dark());
    offer(look, false, "settings.look", messages.text("settings.look.light"));
    offer(look, true, "settings.look", messages.text("settings.look.dark"));
    return look;
  }

  private Segments<String> language(SettingsViewModel model) {
    Segments<String> language = named(LANGUAGE, model.language());
    offer(language, "en", "settings.language", "English");
    offer(language, "de", "settings.language", "Deutsch");
    return language;
  }

  private Segments<Integer> scale(SettingsViewModel model) {
    Segments<Integer> scale = named(SCALE, model.scale());
    SCALES.forEach(percent -> offer(scale, percent, "settings.scale", percent + " %"));
    return scale;
  }

  private Segments<Integer> workers(SettingsViewModel model) {
    Segments<Integer> workers = named(WORKERS, model.workers());
    offer(workers, 0, "settings.workers", messages.text("settings.workers.usual"));
    WORKER_COUNTS.forEach(n -> offer(workers, n, "settings.workers", Integer.toString(n)));
    return workers;
  }

  private static <T> Segments<T> named(String id, Property<T> chosen) {
    Segments<T> segments = new Segments<>(chosen);
    segments.setId(id);
    return segments;
  }

  private <T> void offer(Segments<T> segments, T value, String key, String words) {
    segments.offer(value, words, messages.text(key) + ", " + words);
  }

  private HBox migrations(SettingsViewModel model, UserFolders usual) {
    TextField field = new TextField();
    field.setId(MIGRATIONS);
    field.setAccessibleText(messages.text("settings.migrations"));
    field.setPromptText(usual.migrations().toString());
    field.textProperty().bindBidirectional(model.migrations());
    HBox.setHgrow(field, Priority.ALWAYS);
    Button choose = new Button(messages.text("new.choose"));
    choose.getStyleClass().add("plain");
    choose.setMinWidth(USE_PREF_SIZE);
    choose.setOnAction(
        e -> {
          DirectoryChooser chooser = new DirectoryChooser();
          chooser.setTitle(messages.text("settings.migrations"));
          File chosen = chooser.showDialog(getScene().getWindow());
          Optional.ofNullable(chosen).ifPresent(f -> model.migrations().set(f.getPath()));
        });
    return new HBox(8, field, choose);
  }
}
