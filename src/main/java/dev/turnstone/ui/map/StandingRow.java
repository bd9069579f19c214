package dev.turnstone.ui.map;

import java.util.function.Function;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A row that shows by its style how it stands; its words say the same. */
final class StandingRow<T> extends TableRow<T> {
  private final Function<T, String> style;
  private String now = "";

  StandingRow(Function<T, String> style) {
    this.style = style;
  }

  @Override
  protected void updateItem(@Nullable T item, boolean empty) {
    super.updateItem(item, empty);
    String wanted = item == null || empty ? "" : style.apply(item);
    if (!wanted.equals(now)) {
      getStyleClass().remove(now);
      now = wanted;
      if (!now.isEmpty()) {
        getStyleClass().add(now);
      }
    }
  }
}
