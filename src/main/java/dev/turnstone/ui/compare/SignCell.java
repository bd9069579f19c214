package dev.turnstone.ui.compare;

import dev.turnstone.undo.difference.RowDifference;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** The sign of a row: added, changed or removed. */
final class SignCell extends TableCell<Line<RowDifference>, RowDifference> {
  SignCell() {
    getStyleClass().add("sign");
  }

  @Override
  protected void updateItem(@Nullable RowDifference row, boolean empty) {
    super.updateItem(row, empty);
    setText(row == null || empty ? "" : CellWords.sign(row.kind()));
  }
}
