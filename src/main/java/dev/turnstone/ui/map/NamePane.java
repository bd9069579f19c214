package dev.turnstone.ui.map;

import dev.turnstone.ui.kit.Messages;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks for another name of a table that is to be created. */
final class NamePane extends VBox {
  static final String NAME = "map-name";
  static final String DONE = "map-name-done";

  private final TextField field;

  /**
   * Begins with the name that it has.
   *
   * @param named told of the new name
   * @param close puts the pane away
   */
  NamePane(String now, Messages messages, Consumer<String> named, Runnable close) {
    getStyleClass().add("dialog");
    setMaxHeight(Region.USE_PREF_SIZE);
    Label title = new Label(messages.text("map.name", now));
    title.getStyleClass().add("dialog-title");
    field = new TextField(now);
    field.setId(NAME);
    field.setAccessibleText(messages.text("map.name", now));
    Button cancel = new Button(messages.text("map.offer.cancel"));
    cancel.getStyleClass().add("plain");
    cancel.setCancelButton(true);
    cancel.setOnAction(e -> close.run());
    Button done = new Button(messages.text("map.name.done"));
    done.setId(DONE);
    done.getStyleClass().add("primary");
    done.setDefaultButton(true);
    done.disableProperty().bind(field.textProperty().map(t -> t.isBlank() || t.equals(now)));
    done.setOnAction(
        e -> {
          close.run();
          named.accept(field.getText().strip());
        });
    HBox buttons = new HBox(8, cancel, done);
    buttons.getStyleClass().add("dialog-buttons");
    getChildren().addAll(title, field, buttons);
  }

  @Override
  public void requestFocus() {
    field.requestFocus();
    field.selectAll();
  }
}
