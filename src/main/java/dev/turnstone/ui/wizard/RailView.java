package dev.turnstone.ui.wizard;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.session.Session;
import dev.turnstone.ui.session.Step;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The steps of a migration, any of which can be shown at any time; arrow keys go up and down. */
final class RailView extends ScrollPane {
  private final List<RailStep> steps = new ArrayList<>();

  RailView(Session session, Messages messages) {
    Label heading = new Label(messages.text("rail.migration"));
    heading.getStyleClass().add("rail-heading");
    VBox rail = new VBox(heading);
    rail.getStyleClass().add("rail");
    for (Step step : Step.values()) {
      steps.add(new RailStep(step, session, messages));
    }
    rail.getChildren().addAll(steps);
    rail.addEventHandler(KeyEvent.KEY_PRESSED, this::move);
    rail.minHeightProperty().bind(heightProperty());
    getStyleClass().add("rail-scroll");
    setContent(rail);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setMinWidth(USE_PREF_SIZE);
  }

  private void move(KeyEvent event) {
    int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    int at = steps.stream().map(RailStep::isFocused).toList().indexOf(true);
    int to = at + by;
    if (by != 0 && at >= 0 && to >= 0 && to < steps.size()) {
      steps.get(to).requestFocus();
      event.consume();
    }
  }
}
