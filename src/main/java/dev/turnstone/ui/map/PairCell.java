package dev.turnstone.ui.map;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.map.pair.Pair;
import dev.turnstone.ui.map.pair.Standing;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A pair: its name, how much of it is mapped, and a sign of how it stands. */
final class PairCell extends ListCell<Pair> {
  private static final PseudoClass LEFT = PseudoClass.getPseudoClass("left");

  private final PairListViewModel model;
  private final Messages messages;
  private final Label name = new Label();
  private final Label count = new Label();
  private final Region sign = new Region();
  private final Tooltip whole = new Tooltip();
  private final HBox line;

  PairCell(PairListViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    name.getStyleClass().add("pair-name");
    name.setMinWidth(0);
    name.setTooltip(whole);
    count.getStyleClass().add("pair-count");
    count.setMinWidth(USE_PREF_SIZE);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    line = new HBox(8, name, between, count, sign);
    line.getStyleClass().add("pair-line");
    line.setMinWidth(0);
    getStyleClass().add("pair-cell");
    setPrefWidth(0); // never wider than the list
  }

  @Override
  protected void updateItem(@Nullable Pair pair, boolean empty) {
    super.updateItem(pair, empty);
    if (pair == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    name.setText(pair.shown());
    whole.setText(pair.shown() + "\n" + messages.text(pair.standing().key()));
    count.setText(model.mapped(pair));
    sign.getStyleClass().setAll("standing", pair.standing().style());
    pseudoClassStateChanged(LEFT, pair.standing() == Standing.LEFT_OUT);
    setAccessibleText(model.accessible(pair));
    setGraphic(line);
  }
}
