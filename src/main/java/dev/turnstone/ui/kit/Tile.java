package dev.turnstone.ui.kit;

import dev.turnstone.ui.kit.Chip.Meaning;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One number that counts, large, and below it what it counts. Grows in a row of its like. */
public final class Tile extends VBox {
  /**
   * A tile that follows what it shows.
   *
   * @param meaning of the number; {@code PLAIN}: none
   */
  public Tile(
      ObservableValue<String> number,
      ObservableValue<String> about,
      ObservableValue<Meaning> meaning) {
    Label large = new Label();
    large.getStyleClass().add("tile-number");
    large.textProperty().bind(number);
    large.setMinWidth(USE_PREF_SIZE);
    Label words = new Label();
    words.getStyleClass().add("tile-about");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.textProperty().bind(about);
    getChildren().addAll(large, words);
    accessibleTextProperty().bind(number.map(n -> n + " " + about.getValue()));
    mean(meaning.getValue());
    meaning.addListener((o, was, is) -> mean(is));
    setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(this, Priority.ALWAYS);
  }

  private void mean(Meaning meaning) {
    getStyleClass().setAll("panel", "tile", meaning.name().toLowerCase(Locale.ROOT));
  }
}
