package dev.turnstone.ui.home;

import java.util.function.Consumer;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;

/** A line that a double click opens. */
final class RecentRow extends TableRow<RecentMigration> {
  RecentRow(Consumer<RecentMigration> open) {
    setOnMouseClicked(
        e -> {
          boolean twice = e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2;
          RecentMigration item = getItem();
          if (twice && item != null && !isEmpty()) {
            open.accept(item);
          }
        });
  }
}
