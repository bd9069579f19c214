package dev.turnstone.ui.failure;

import dev.turnstone.ui.kit.Clip;
import dev.turnstone.ui.kit.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Says what went wrong until it is put away by hand; nothing goes on behind it meanwhile. */
public final class FailurePane extends VBox {
  public static final String CLOSE = "failure-close";
  public static final String COPY = "failure-copy";
  public static final String DETAILS = "failure-details";

  /**
   * A failure.
   *
   * @param close puts the pane away
   */
  public FailurePane(Failure failure, Messages messages, Runnable close) {
    getStyleClass().addAll("dialog", "failure");
    setMaxHeight(Region.USE_PREF_SIZE);
    Label title = new Label(failure.title());
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    getChildren().add(title);
    for (String words : failure.words()) {
      Label paragraph = new Label(words);
      paragraph.setWrapText(true);
      getChildren().add(paragraph);
    }
    HBox buttons = new HBox(8);
    buttons.getStyleClass().add("dialog-buttons");
    if (!failure.details().isEmpty()) {
      getChildren().add(details(failure, messages));
      buttons.getChildren().add(copy(failure, messages));
    }
    Button done = new Button(messages.text("failure.close"));
    done.setId(CLOSE);
    done.getStyleClass().add("primary");
    done.setDefaultButton(true);
    done.setCancelButton(true);
    done.setOnAction(e -> close.run());
    buttons.getChildren().add(done);
    getChildren().add(buttons);
  }

  private static TextArea details(Failure failure, Messages messages) {
    TextArea details = new TextArea(failure.details());
    details.setId(DETAILS);
    details.setEditable(false);
    details.setPrefRowCount(8);
    details.getStyleClass().add("code");
    details.setAccessibleText(messages.text("failure.details"));
    return details;
  }

  private static Button copy(Failure failure, Messages messages) {
    Button copy = new Button(messages.text("failure.copy"));
    copy.setId(COPY);
    copy.getStyleClass().add("plain");
    copy.setOnAction(
        e -> {
          Clip.copy(failure.details());
        });
    return copy;
  }
}
