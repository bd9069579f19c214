package dev.turnstone.ui.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a page is called, how it stands in a line, and what can be done with all of it. */
public final class PageHeader extends HBox {
  public PageHeader(String title, ObservableValue<String> subtitle, Node... actions) {
    Label name = new Label(title);
    name.getStyleClass().add("page-title");
    Label line = new Label();
    line.getStyleClass().add("page-subtitle");
    line.setWrapText(true);
    line.setMinHeight(USE_PREF_SIZE);
    line.textProperty().bind(subtitle);
    VBox words = new VBox(4, name, line);
    HBox.setHgrow(words, Priority.ALWAYS);
    getStyleClass().add("page-header");
    getChildren().add(words);
    getChildren().addAll(actions);
  }
}
