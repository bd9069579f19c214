package dev.turnstone.ui.rehearse;

import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A list of cards as high as what is in them, of which only those in sight are made. */
final class CardList<T> extends ListView<T> {
  private final Function<T, Region> card;
  private final Label empty = new Label();
  private int version;

  /**
   * A list without cards.
   *
   * @param nothing what it says while it is empty
   * @param card makes the card of one
   */
  CardList(String id, String accessible, String nothing, Function<T, Region> card) {
    this.card = card;
    setId(id);
    setAccessibleText(accessible);
    getStyleClass().add("card-list");
    empty.setText(nothing);
    empty.setWrapText(true);
    empty.getStyleClass().add("muted");
    setPlaceholder(empty);
    setCellFactory(list -> new CardCell());
    VBox.setVgrow(this, Priority.ALWAYS);
  }

  /** What it says while it is empty. */
  void nothing(String words) {
    empty.setText(words);
  }

  /** Makes all cards in sight once more, because something beside them changed. */
  void renew() {
    version++;
    refresh();
  }

  private final class CardCell extends ListCell<T> {
    private @Nullable T shown;
    private int made;

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
      super.updateItem(item, empty);
      if (item == null || empty) {
        shown = null;
        setGraphic(null);
      } else if (!item.equals(shown) || made != version || getGraphic() == null) {
        shown = item;
        made = version;
        setGraphic(card.apply(item));
      }
    }

    /** As wide as the list, whatever it holds. */
    @Override
    protected double computePrefWidth(double height) {
      return 0;
    }

    /** A control asks its content for a height without saying how wide it is. */
    @Override
    protected double computePrefHeight(double width) {
      if (getGraphic() instanceof Region region && width > 0) {
        double inner = width - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + region.prefHeight(inner) + snappedBottomInset();
      }
      return super.computePrefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
      return 0;
    }

    @Override
    protected void layoutChildren() {
      if (getGraphic() instanceof Region region) {
        region.resizeRelocate(
            snappedLeftInset(),
            snappedTopInset(),
            getWidth() - snappedLeftInset() - snappedRightInset(),
            getHeight() - snappedTopInset() - snappedBottomInset());
      }
    }
  }
}
