package dev.turnstone.ui.catalogue;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/**
 * A button that says why it is off: it tells the mouse nothing then, but what is around it does.
 */
final class Explained extends StackPane {
  private final Tooltip tooltip = new Tooltip();

  /**
   * Puts itself around a button.
   *
   * @param why it is off; empty: it is not
   */
  Explained(Button button, ObservableValue<String> why) {
    super(button);
    setMinWidth(USE_PREF_SIZE);
    button.accessibleHelpProperty().bind(why);
    tooltip.textProperty().bind(why);
    show(why.getValue());
    why.addListener((o, was, is) -> show(is));
  }

  private void show(String why) {
    if (why.isEmpty()) {
      Tooltip.uninstall(this, tooltip);
    } else {
      Tooltip.install(this, tooltip);
    }
  }
}
