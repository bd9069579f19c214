package dev.turnstone.ui.connect;

import dev.turnstone.app.vault.Place;
import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

/** A password, and behind its dots where it is kept. */
final class PasswordRow extends StackPane {
  private static final String DOT = "\u25cf";
  private static final double BEFORE = 20;
  private static final double BEHIND = 8;

  PasswordRow(PasswordField field, ObservableValue<Optional<Place>> kept, Messages messages) {
    Chip chip = new Chip("", Meaning.PLAIN);
    chip.getStyleClass().add("kept");
    chip.setMouseTransparent(true);
    chip.textProperty().bind(kept.map(place -> place.map(p -> words(p, messages)).orElse("")));
    chip.visibleProperty().bind(chip.textProperty().isNotEmpty());
    field.accessibleHelpProperty().bind(chip.textProperty());
    setAlignment(Pos.CENTER_LEFT);
    chip.translateXProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> behindTheDots(field, chip),
                field.textProperty(),
                field.fontProperty(),
                field.widthProperty(),
                chip.widthProperty()));
    getChildren().setAll(field, chip);
  }

  private static double behindTheDots(PasswordField field, Chip chip) {
    Text dots = new Text(DOT.repeat(field.getLength()));
    dots.setFont(field.getFont());
    double end = field.getWidth() - chip.getWidth() - BEHIND;
    return Math.max(0, Math.min(BEFORE + dots.getLayoutBounds().getWidth(), end));
  }

  static String words(Place place, Messages messages) {
    return switch (place) {
      case KEYRING -> messages.text("vault.in_keyring");
      case FILE -> messages.text("vault.in_file");
    };
  }
}
