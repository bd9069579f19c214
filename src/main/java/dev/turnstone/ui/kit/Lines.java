package dev.turnstone.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A list of lines of one height in columns, of which only those in sight are made. */
public final class Lines<T> extends TableView<T> {
  private static final int HEIGHT = 31;

  /**
   * A list without columns, which grows with the panel it is put into.
   *
   * @param accessible what it lists
   * @param nothing what it says while it is empty
   */
  public Lines(String id, String accessible, String nothing) {
    setId(id);
    setAccessibleText(accessible);
    setFixedCellSize(HEIGHT);
    setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setPlaceholder(new Label(nothing));
    VBox.setVgrow(this, Priority.ALWAYS);
  }
}
