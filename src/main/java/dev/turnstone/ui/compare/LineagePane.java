package dev.turnstone.ui.compare;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Where the value of the cell that is looked at came from. */
final class LineagePane extends VBox {
  private final VBox words = new VBox(2);

  LineagePane(String id, LineageViewModel model) {
    getStyleClass().add("lineage");
    setId(id);
    Label title = new Label();
    title.getStyleClass().add("strong");
    title.textProperty().bind(model.title());
    title.setMinHeight(USE_PREF_SIZE);
    ScrollPane scroll = new ScrollPane(words);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("lineage-scroll");
    scroll.accessibleTextProperty().bind(model.title());
    getChildren().addAll(title, scroll);
    model.lines().addListener((o, was, is) -> show(is));
    show(model.lines().get());
  }

  private void show(List<String> lines) {
    words.getChildren().setAll(lines.stream().map(LineagePane::line).toList());
  }

  private static Label line(String text) {
    Label line = new Label(text);
    line.setWrapText(true);
    line.setMinHeight(USE_PREF_SIZE);
    line.getStyleClass().addAll("code", "lineage-line");
    return line;
  }
}
