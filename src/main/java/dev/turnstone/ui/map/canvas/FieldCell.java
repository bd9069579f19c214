package dev.turnstone.ui.map.canvas;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.map.pair.FieldLine;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A column: whether it is a key, its name, and its type. */
final class FieldCell extends ListCell<FieldLine> {
  private static final PseudoClass JOINED = PseudoClass.getPseudoClass("joined");
  private static final PseudoClass FREE = PseudoClass.getPseudoClass("free");
  private static final double SHARE = 0.5;
  private static final double NAME = 0.62;

  private final Messages messages;
  private final ObservableValue<Set<String>> marked;
  private final Label key;
  private final Label name = new Name();
  private final Label type = new Label();
  private final Region sign = new Region();
  private final HBox line;

  /**
   * A cell without a column.
   *
   * @param marked names of the columns that belong to what is selected or in hand
   */
  FieldCell(Messages messages, ObservableValue<Set<String>> marked) {
    this.messages = messages;
    this.marked = marked;
    key = new Label(messages.text("map.field.key"));
    key.getStyleClass().add("field-key");
    key.setMinWidth(USE_PREF_SIZE);
    name.getStyleClass().add("field-name");
    type.getStyleClass().addAll("field-type", "code");
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    sign.getStyleClass().add("standing");
    line = new HBox(key, name, sign, between, type);
    line.getStyleClass().add("field-line");
    line.setMinWidth(0);
    type.maxWidthProperty().bind(widthProperty().multiply(SHARE));
    widthProperty().addListener((o, was, is) -> name.requestLayout());
    type.setMinWidth(0);
    getStyleClass().add("field-cell");
    setPrefWidth(0); // never wider than the list
    marked.addListener((o, was, is) -> mark());
  }

  @Override
  protected void updateItem(@Nullable FieldLine field, boolean empty) {
    super.updateItem(field, empty);
    if (field == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      pseudoClassStateChanged(FREE, false);
    } else {
      show(field);
    }
    mark();
  }

  private void show(FieldLine field) {
    key.setVisible(field.key());
    key.setManaged(field.key());
    if (!field.name().equals(name.getText())) {
      name.setText(field.name());
      name.setTooltip(new Tooltip(field.name()));
    }
    if (!field.type().equals(type.getText())) {
      type.setText(field.type());
      type.setTooltip(new Tooltip(field.type()));
    }
    sign.getStyleClass().setAll("standing", "small", field.standing().style());
    boolean asks = field.standing().asks();
    sign.setVisible(asks);
    sign.setManaged(asks);
    pseudoClassStateChanged(FREE, !field.linked());
    setGraphic(line);
    String linked = messages.text(field.linked() ? "map.field.linked" : "map.field.free");
    setAccessibleText(
        messages.text(
            "map.field.accessible",
            field.name(),
            field.type(),
            linked,
            messages.text(field.standing().key())));
  }

  /** Where both cannot stand side by side, the type is cut before the name. */
  private final class Name extends Label {
    @Override
    protected double computeMinWidth(double height) {
      return Math.min(computePrefWidth(height), FieldCell.this.getWidth() * NAME);
    }
  }

  private void mark() {
    FieldLine field = getItem();
    pseudoClassStateChanged(JOINED, field != null && marked.getValue().contains(field.name()));
  }
}
