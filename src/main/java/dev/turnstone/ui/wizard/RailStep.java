package dev.turnstone.ui.wizard;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.session.Session;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One step on the rail: its number, or a sign of how it stands, its name, and what is to settle.
 */
final class RailStep extends Button {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

  private final Step step;
  private final Session session;
  private final Messages messages;
  private final Label mark = new Label();
  private final Label name = new Label();
  private final Label count = new Label();

  RailStep(Step step, Session session, Messages messages) {
    this.step = step;
    this.session = session;
    this.messages = messages;
    mark.getStyleClass().add("step-mark");
    count.getStyleClass().add("step-count");
    name.getStyleClass().add("step-name");
    name.setText(messages.text(step.key()));
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox row = new HBox(10, mark, name, between, count);
    row.setAlignment(Pos.CENTER_LEFT);
    setGraphic(row);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    row.prefWidthProperty().bind(widthProperty().subtract(22));
    setId(idOf(step));
    getStyleClass().setAll("rail-step");
    setAccessibleRole(AccessibleRole.BUTTON);
    setMaxWidth(Double.MAX_VALUE);
    setOnAction(e -> session.show(step));
    session.current().addListener((o, was, is) -> show());
    session.state(step).addListener((o, was, is) -> show());
    session.problems(step).addListener((o, was, is) -> show());
    show();
  }

  static String idOf(Step step) {
    return "rail-" + step.name().toLowerCase(Locale.ROOT);
  }

  private void show() {
    boolean current = session.current().get() == step;
    StepState state = session.state(step).get();
    int problems = session.problems(step).get();
    pseudoClassStateChanged(CURRENT, current);
    pseudoClassStateChanged(DONE, !current && state == StepState.DONE);
    pseudoClassStateChanged(STALE, !current && state == StepState.STALE);
    sign(current, state);
    count.setText(problems == 0 ? "" : problems + " !");
    String how = current ? "current" : state.name().toLowerCase(Locale.ROOT);
    String settled = problems == 0 ? "" : ". " + messages.text("step.problems", problems);
    setAccessibleText(
        messages.text(
                "step.accessible",
                step.number(),
                messages.text(step.key()),
                messages.text("step.state." + how))
            + settled);
  }

  private void sign(boolean current, StepState state) {
    if (current || state == StepState.TO_DO) {
      mark.setGraphic(null);
      mark.setText(Integer.toString(step.number()));
    } else {
      mark.setText("");
      mark.setGraphic(new FontIcon(state == StepState.DONE ? Feather.CHECK : Feather.ROTATE_CW));
    }
  }
}
