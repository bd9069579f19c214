package dev.turnstone.ui.guided;

import dev.turnstone.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tasks in a row: those that are done, the one that is shown, those to come. */
final class Stepper extends HBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

  private final Messages messages;
  private final List<VBox> steps = new ArrayList<>();

  Stepper(ObservableValue<Task> current, Messages messages) {
    this.messages = messages;
    getStyleClass().add("guided-steps");
    setAccessibleRole(AccessibleRole.TEXT);
    for (Task task : Task.values()) {
      VBox step = step(task);
      steps.add(step);
      getChildren().add(step);
    }
    current.addListener((o, was, is) -> show(is));
    show(current.getValue());
  }

  private VBox step(Task task) {
    HBox line = new HBox(half(task != Task.START), half(task != Task.FINISH));
    line.setAlignment(Pos.CENTER);
    Label mark = new Label();
    mark.getStyleClass().add("guided-mark");
    Label name = new Label(messages.text(task.key()));
    name.getStyleClass().add("guided-step-name");
    name.setMinWidth(USE_PREF_SIZE);
    VBox step = new VBox(8, new StackPane(line, mark), name);
    step.setAlignment(Pos.CENTER);
    step.setMinWidth(0);
    step.setPrefWidth(10);
    step.getStyleClass().add("guided-step");
    HBox.setHgrow(step, Priority.ALWAYS);
    return step;
  }

  private static Region half(boolean drawn) {
    Region half = new Region();
    half.getStyleClass().add("guided-step-line");
    half.setVisible(drawn);
    HBox.setHgrow(half, Priority.ALWAYS);
    return half;
  }

  private void show(Task current) {
    for (Task task : Task.values()) {
      VBox step = steps.get(task.number() - 1);
      boolean done = task.compareTo(current) < 0;
      step.pseudoClassStateChanged(CURRENT, task == current);
      step.pseudoClassStateChanged(DONE, done);
      Label mark = (Label) ((StackPane) step.getChildren().get(0)).getChildren().get(1);
      mark.setText(done ? "" : Integer.toString(task.number()));
      mark.setGraphic(done ? new FontIcon(Feather.CHECK) : null);
    }
    setAccessibleText(
        messages.text(
            "guided.steps", current.number(), steps.size(), messages.text(current.key())));
  }
}
