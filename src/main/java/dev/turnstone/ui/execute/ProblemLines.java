package dev.turnstone.ui.execute;

import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Problems one below the other, each with what to do; only the first of many, and how many more
 * there are.
 */
final class ProblemLines extends VBox {
  private static final int MOST = 20;

  private final Messages messages;

  ProblemLines(Messages messages) {
    this.messages = messages;
    getStyleClass().add("problem-lines");
  }

  void show(List<? extends Problem> problems) {
    getChildren().clear();
    for (Problem problem : problems.subList(0, Math.min(MOST, problems.size()))) {
      getChildren().add(line(problem));
    }
    if (problems.size() > MOST) {
      Label more = new Label(messages.text("execute.problems.more", problems.size() - MOST));
      more.getStyleClass().add("muted");
      getChildren().add(more);
    }
  }

  private HBox line(Problem problem) {
    Label what = words(problem.message(), "text");
    Label fix = words(problem.fix(), "muted");
    VBox words = new VBox(2, what, fix);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(10, chip(problem.severity()), words);
    line.getStyleClass().add("problem-line");
    line.setAccessibleText(problem.message() + " " + problem.fix());
    return line;
  }

  private Chip chip(Severity severity) {
    return switch (severity) {
      case BLOCKER -> new Chip(messages.text("execute.severity.blocker"), Meaning.LOSS);
      case WARNING -> new Chip(messages.text("execute.severity.warning"), Meaning.WARN);
      case NOTE -> new Chip(messages.text("execute.severity.note"), Meaning.INFO);
    };
  }

  private static Label words(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
