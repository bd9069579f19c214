package dev.turnstone.ui.palette;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What can be done, and what it is. */
final class EntryCell extends ListCell<Entry> {
  private final Label words = new Label();
  private final Label kind = new Label();
  private final HBox row;

  EntryCell() {
    kind.getStyleClass().add("muted");
    kind.setMinWidth(Region.USE_PREF_SIZE);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    row = new HBox(12, words, between, kind);
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0); // as wide as the list, not as its longest words
  }

  @Override
  protected void updateItem(@Nullable Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (entry == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    words.setText(entry.words());
    kind.setText(entry.kind());
    setAccessibleText(entry.words() + ", " + entry.kind());
    setGraphic(row);
  }
}
