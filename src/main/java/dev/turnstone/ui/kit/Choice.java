package dev.turnstone.ui.kit;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** One of a few, of which only the chosen one is shown. */
public final class Choice {
  private Choice() {}

  /**
   * A box to choose from, in which nothing can be written.
   *
   * @param about key of the words for what is chosen
   * @param keys of the words for each; no two have the same words
   */
  public static <T> ComboBox<T> of(
      String id, Messages messages, String about, List<T> all, Function<T, String> keys) {
    ComboBox<T> choice = new ComboBox<>();
    choice.setId(id);
    choice.setAccessibleText(messages.text(about));
    choice.getItems().setAll(all);
    choice.setMinWidth(Region.USE_PREF_SIZE);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T value) {
            return value == null ? "" : messages.text(keys.apply(value));
          }

          @Override
          public @Nullable T fromString(String words) {
            return all.stream().filter(v -> toString(v).equals(words)).findFirst().orElse(null);
          }
        });
    return choice;
  }
}
