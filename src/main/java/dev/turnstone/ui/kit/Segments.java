package dev.turnstone.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/**
 * One choice of a few that are all shown, side by side. Tab goes to the one that is chosen, arrow
 * keys choose another, and none cannot be chosen.
 */
public final class Segments<T> extends HBox {
  private static final double GAP = 6;

  private final List<T> values = new ArrayList<>();
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final ToggleGroup group = new ToggleGroup();
  private final Property<T> chosen;

  /** Keeps to what is chosen there, and chooses it there. */
  public Segments(Property<T> chosen) {
    super(GAP);
    this.chosen = chosen;
    setAlignment(Pos.CENTER_LEFT);
    chosen.addListener((o, was, is) -> show());
    addEventFilter(KeyEvent.KEY_PRESSED, this::move);
  }

  /**
   * One more, at the end.
   *
   * @param words what stands on it
   * @param accessible what it is, also without the others around it
   */
  public ToggleButton offer(T value, String words, String accessible) {
    ToggleButton button = new ToggleButton(words);
    button.getStyleClass().setAll("segment");
    button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    button.setAccessibleText(accessible);
    button.setToggleGroup(group);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> choose(value));
    values.add(value);
    buttons.add(button);
    getChildren().add(button);
    show();
    return button;
  }

  /** A click on the one that is chosen would else leave none. */
  private void choose(T value) {
    chosen.setValue(value);
    show();
  }

  private void show() {
    int at = values.indexOf(chosen.getValue());
    for (int i = 0; i < buttons.size(); i++) {
      buttons.get(i).setSelected(i == at);
      buttons.get(i).setFocusTraversable(i == Math.max(at, 0));
    }
  }

  private void move(KeyEvent event) {
    int by =
        switch (event.getCode()) {
          case LEFT, UP -> -1;
          case RIGHT, DOWN -> 1;
          default -> 0;
        };
    if (by == 0) {
      return;
    }
    event.consume();
    int to = values.indexOf(chosen.getValue()) + by;
    if (to >= 0 && to < values.size()) {
      choose(values.get(to));
      buttons.get(to).requestFocus();
    }
  }
}
