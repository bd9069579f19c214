package dev.turnstone.ui.map.canvas;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.map.pair.FieldLine;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/** The columns at one end, of which only those in sight are made, and where they stand. */
public final class FieldList extends ListView<FieldLine> {
  /** Height of a column, in pixels. */
  public static final double ROW = 34;

  private final ObjectProperty<Set<String>> marked = new SimpleObjectProperty<>(Set.of());
  private final Runnable moved;
  private boolean watched;

  /**
   * A list that tells when its lines stand elsewhere.
   *
   * @param moved told after the list was scrolled
   */
  public FieldList(ObservableList<FieldLine> fields, Messages messages, Runnable moved) {
    super(fields);
    this.moved = moved;
    setFixedCellSize(ROW);
    setCellFactory(list -> new FieldCell(messages, marked));
    setPlaceholder(new Label(""));
    getStyleClass().add("field-list");
    setMinWidth(0);
  }

  /** Names of the columns that belong to what is selected or in hand. */
  public ObjectProperty<Set<String>> marked() {
    return marked;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (!watched) {
      flow()
          .ifPresent(
              flow -> {
                watched = true;
                flow.positionProperty().addListener((o, was, is) -> moved.run());
                flow.heightProperty().addListener((o, was, is) -> moved.run());
              });
    }
  }

  private Optional<VirtualFlow<?>> flow() {
    return getChildrenUnmodifiable().stream()
        .filter(VirtualFlow.class::isInstance)
        .findFirst()
        .map(n -> (VirtualFlow<?>) n);
  }

  /** Where the middle of a line stands below the list's top, in sight or not. */
  public double middle(int index) {
    return (index + 0.5) * ROW - scrolled();
  }

  /** How far the list is scrolled, in pixels. */
  public double scrolled() {
    double over = getItems().size() * ROW - visible();
    return over <= 0 ? 0 : flow().map(f -> f.getPosition() * over).orElse(0.0);
  }

  private double visible() {
    return flow().map(f -> f.getHeight()).orElse(getHeight());
  }

  /** The column at a height below the list's top; empty: there is none. */
  public Optional<FieldLine> at(double y) {
    int index = (int) Math.floor((y + scrolled()) / ROW);
    return y >= 0 && y < visible() && index >= 0 && index < getItems().size()
        ? Optional.of(getItems().get(index))
        : Optional.empty();
  }

  /** Scrolls by a line when a hand is near an edge. */
  public void follow(double y) {
    if (y < ROW / 2) {
      flow().ifPresent(f -> f.scrollPixels(-ROW / 2));
    } else if (y > visible() - ROW / 2) {
      flow().ifPresent(f -> f.scrollPixels(ROW / 2));
    }
  }

  /** Selects a column, if it is there. */
  public void choose(Predicate<FieldLine> wanted) {
    OptionalInt index = first(wanted);
    if (index.isEmpty()) {
      getSelectionModel().clearSelection();
    } else if (getSelectionModel().getSelectedIndex() != index.getAsInt()) {
      getSelectionModel().clearAndSelect(index.getAsInt());
    }
  }

  /** Brings a column into sight, if it is there and out of sight. */
  public void show(Predicate<FieldLine> wanted) {
    first(wanted)
        .ifPresent(
            index -> {
              double middle = middle(index);
              if (middle < 0 || middle > visible()) {
                scrollTo(Math.max(0, index - 3));
              }
            });
  }

  private OptionalInt first(Predicate<FieldLine> wanted) {
    return IntStream.range(0, getItems().size())
        .filter(i -> wanted.test(getItems().get(i)))
        .findFirst();
  }
}
