package dev.turnstone.ui.compare;

import dev.turnstone.ui.compare.CellWords.Shown;
import dev.turnstone.undo.difference.RowDifference;
import dev.turnstone.undo.difference.RowDifference.CellDifference;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/**
 * A value of a row: what was struck through beside what is, where both stand in one cell; else one
 * of them.
 */
final class DifferenceCell extends TableCell<Line<RowDifference>, RowDifference> {
  /** Which values stand in a cell. */
  enum Side {
    BOTH,
    LEFT,
    RIGHT
  }

  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
  private static final int LONG = 8;

  private final DifferenceColumn column;
  private final Side side;
  private final CellWords words;
  private final Label old = new Label();
  private final Label now = new Label();
  private final HBox both = new HBox(7, old, now);
  private final Tooltip tip = new Tooltip();

  DifferenceCell(DifferenceColumn column, Side side, CellWords words) {
    this.column = column;
    this.side = side;
    this.words = words;
    getStyleClass().addAll("value", side == Side.LEFT ? "old" : "now");
    old.getStyleClass().add("old-value");
    now.getStyleClass().add("new-value");
    both.getStyleClass().add("both-values");
  }

  @Override
  protected void updateItem(@Nullable RowDifference row, boolean empty) {
    super.updateItem(row, empty);
    CellDifference cell = row == null ? null : column.in(row).orElse(null);
    if (row == null || cell == null) {
      show(row == null ? new Shown(empty ? "" : "…", true) : words.unknown(), false);
      return;
    }
    boolean inline = side == Side.BOTH && cell.changed();
    pseudoClassStateChanged(CHANGED, cell.changed());
    if (inline) {
      showBoth(words.side(row, cell, true), words.side(row, cell, false));
    } else {
      show(side == Side.BOTH ? words.only(cell) : words.side(row, cell, side == Side.LEFT), true);
    }
  }

  /** Put into words when somebody listens: there are hundreds of cells. */
  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    RowDifference row = getItem();
    if (attribute == AccessibleAttribute.TEXT && row != null) {
      return column.in(row).map(cell -> words.spoken(row, cell)).orElse("");
    }
    return super.queryAccessibleAttribute(attribute, parameters);
  }

  private void showBoth(Shown was, Shown is) {
    old.setText(was.words());
    now.setText(is.words());
    old.pseudoClassStateChanged(MUTED, was.muted());
    now.pseudoClassStateChanged(MUTED, is.muted());
    setText(null);
    setGraphic(both);
    pseudoClassStateChanged(MUTED, false);
    tell(was.words() + " → " + is.words());
  }

  private void show(Shown shown, boolean known) {
    if (!known) {
      pseudoClassStateChanged(CHANGED, false);
    }
    setGraphic(null);
    setText(shown.words());
    pseudoClassStateChanged(MUTED, shown.muted());
    tell(shown.words());
  }

  /** What may not fit can be read whole under the mouse. */
  private void tell(String whole) {
    tip.setText(whole);
    Tooltip wanted = whole.length() < LONG ? null : tip;
    if (getTooltip() != wanted) {
      setTooltip(wanted);
      old.setTooltip(wanted);
      now.setTooltip(wanted);
    }
  }
}
