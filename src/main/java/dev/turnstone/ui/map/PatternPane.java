package dev.turnstone.ui.map;

import dev.turnstone.ui.kit.Choice;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TextColumn;
import dev.turnstone.ui.map.PatternViewModel.Action;
import dev.turnstone.ui.map.PatternViewModel.Line;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Decides for all columns or tables whose names fit a pattern, and shows first what changes. */
final class PatternPane extends VBox {
  static final String PATTERN = "map-pattern";
  static final String ACTION = "map-pattern-action";
  static final String VALUE = "map-pattern-value";
  static final String PREVIEW = "map-pattern-preview";
  static final String APPLY = "map-pattern-apply";

  private final PatternViewModel model;
  private final Messages messages;
  private final TextField pattern = new TextField();
  private final Runnable close;

  /**
   * Begins with what was asked last.
   *
   * @param close puts the pane away
   */
  PatternPane(PatternViewModel model, Messages messages, Runnable close) {
    this.model = model;
    this.messages = messages;
    this.close = close;
    getStyleClass().addAll("dialog", "map-pattern");
    setMaxHeight(USE_PREF_SIZE);
    Label title = new Label(messages.text("map.pattern"));
    title.getStyleClass().add("dialog-title");
    Label about = new Label(messages.text("map.pattern.words"));
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    pattern.setId(PATTERN);
    pattern.setPromptText(messages.text("map.pattern.prompt"));
    pattern.setAccessibleText(messages.text("map.pattern.prompt"));
    pattern.textProperty().bindBidirectional(model.pattern());
    HBox.setHgrow(pattern, Priority.ALWAYS);
    HBox asked = new HBox(8, pattern, action(), value());
    Lines<Line> preview =
        new Lines<>(
            PREVIEW, messages.text("map.pattern.preview"), messages.text("map.pattern.empty"));
    preview.setItems(model.preview());
    preview.getColumns().add(column("map.pattern.place", 200, Line::place).styled("strong"));
    preview.getColumns().add(column("map.pattern.before", 180, Line::before).styled("muted"));
    preview.getColumns().add(column("map.pattern.after", 180, Line::after));
    Label summary = new Label();
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    summary.textProperty().bind(model.summary());
    getChildren().addAll(title, about, asked, preview, summary, buttons());
    model.look();
  }

  private TextColumn<Line> column(String key, double width, Function<Line, String> words) {
    return new TextColumn<>(messages.text(key), width, words);
  }

  private ComboBox<Action> action() {
    ComboBox<Action> action =
        Choice.of(ACTION, messages, "map.pattern.action", List.of(Action.values()), Action::key);
    action.valueProperty().bindBidirectional(model.action());
    return action;
  }

  private TextField value() {
    TextField value = new TextField();
    value.setId(VALUE);
    value.setPrefColumnCount(9);
    value.setPromptText(messages.text("map.pattern.value"));
    value.setAccessibleText(messages.text("map.pattern.value"));
    value.textProperty().bindBidirectional(model.value());
    value.visibleProperty().bind(model.action().map(Action::valued));
    value.managedProperty().bind(value.visibleProperty());
    return value;
  }

  private HBox buttons() {
    Button cancel = new Button(messages.text("map.offer.cancel"));
    cancel.getStyleClass().add("plain");
    cancel.setCancelButton(true);
    cancel.setOnAction(e -> close.run());
    Button apply = new Button(messages.text("map.pattern.apply"));
    apply.setId(APPLY);
    apply.getStyleClass().add("primary");
    apply.setDefaultButton(true);
    apply.disableProperty().bind(model.applicable().not());
    apply.setOnAction(
        e -> {
          model.apply();
          close.run();
        });
    HBox buttons = new HBox(8, cancel, apply);
    buttons.getStyleClass().add("dialog-buttons");
    return buttons;
  }

  @Override
  public void requestFocus() {
    pattern.requestFocus();
  }
}
