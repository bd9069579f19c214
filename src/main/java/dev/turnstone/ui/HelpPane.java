package dev.turnstone.ui;

import dev.turnstone.ui.kit.Messages;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Over the page: what the page is for, and the keys that work on it. */
final class HelpPane extends VBox {
  static final String CLOSE = "help-close";

  private static final List<String> KEYS =
      List.of(
          "Ctrl+K",
          "Ctrl+1 … 7",
          "Ctrl+Z / Ctrl+Y",
          "F8",
          "F7 / Shift+F7",
          "Alt+↑ / Alt+↓",
          "F1",
          "Ctrl+,");
  private static final List<String> WHAT =
      List.of(
          "help.palette",
          "help.steps",
          "help.undo",
          "help.rehearse",
          "help.difference",
          "help.problem",
          "help.help",
          "help.settings");

  /**
   * The pane.
   *
   * @param key of the page's name
   * @param purpose the key of what it is for
   * @param close puts it away
   */
  HelpPane(String key, String purpose, Messages messages, Runnable close) {
    getStyleClass().addAll("dialog", "help");
    setMaxHeight(USE_PREF_SIZE);
    Label title = new Label(messages.text(key));
    title.getStyleClass().add("dialog-title");
    Label about = new Label(messages.text(purpose));
    about.setWrapText(true);
    GridPane keys = new GridPane();
    keys.setHgap(18);
    keys.setVgap(7);
    for (int i = 0; i < KEYS.size(); i++) {
      Label name = new Label(KEYS.get(i));
      name.getStyleClass().add("strong");
      name.setMinWidth(USE_PREF_SIZE);
      keys.addRow(i, name, new Label(messages.text(WHAT.get(i))));
    }
    Button done = new Button(messages.text("settings.close"));
    done.setId(CLOSE);
    done.getStyleClass().add("primary");
    done.setDefaultButton(true);
    done.setCancelButton(true);
    done.setOnAction(e -> close.run());
    HBox buttons = new HBox(done);
    buttons.getStyleClass().add("dialog-buttons");
    getChildren().addAll(title, about, keys, buttons);
  }
}
