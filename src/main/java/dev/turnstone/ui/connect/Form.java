package dev.turnstone.ui.connect;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the panes over this page are made of. */
final class Form {
  private Form() {}

  static Label title(String words) {
    Label title = new Label(words);
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    return title;
  }

  static Label words(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** Words that come and go, in this style; while there are none they take no room. */
  static Label passing(String id, ObservableValue<String> words, String style) {
    Label label = words("");
    label.setId(id);
    label.getStyleClass().add(style);
    label.textProperty().bind(words);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  /** A field below what it is for. */
  static VBox field(String words, Region field) {
    Label label = new Label(words);
    label.getStyleClass().add("muted");
    label.setLabelFor(field);
    field.setAccessibleText(words);
    field.setMaxWidth(Double.MAX_VALUE);
    return new VBox(4, label, field);
  }

  static Button button(String id, String words, Runnable action) {
    Button button = new Button(words);
    button.setId(id);
    button.getStyleClass().add("plain");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  /** Enter presses it from anywhere in the pane. */
  static Button primary(String id, String words, Runnable action) {
    Button button = button(id, words, action);
    button.getStyleClass().setAll("button", "primary");
    button.setDefaultButton(true);
    return button;
  }

  /** Esc presses it. */
  static Button closing(String id, String words, Runnable action) {
    Button button = button(id, words, action);
    button.setCancelButton(true);
    return button;
  }

  static HBox buttons(Button... buttons) {
    HBox row = new HBox(8, buttons);
    row.getStyleClass().add("dialog-buttons");
    return row;
  }
}
