package dev.turnstone.ui.rule;

import dev.turnstone.ui.kit.Messages;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is said about a rule, a line each: a sign, what is wrong, what to do. */
final class FindingLines extends VBox {
  private final Messages messages;

  FindingLines(ObservableList<Finding> findings, Messages messages) {
    super(4);
    this.messages = messages;
    findings.addListener((ListChangeListener<Finding>) c -> show(findings));
    show(findings);
  }

  private void show(ObservableList<Finding> findings) {
    getChildren().setAll(findings.stream().map(this::line).toList());
    Rows.when(this, !findings.isEmpty());
  }

  private HBox line(Finding finding) {
    Feather icon =
        switch (finding.severity()) {
          case NOTE -> Feather.INFO;
          case WARNING -> Feather.ALERT_TRIANGLE;
          case BLOCKER -> Feather.X_CIRCLE;
        };
    Label sign = new Label("", new FontIcon(icon));
    sign.getStyleClass().add("finding-sign");
    String hint = finding.hint().map(h -> " " + h).orElse("");
    Label words = Rows.words(finding.words() + hint, "finding-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(sign, words);
    line.getStyleClass().addAll("finding", finding.severity().name().toLowerCase(Locale.ROOT));
    line.setAccessibleRole(AccessibleRole.TEXT);
    line.setAccessibleText(severity(finding) + ": " + words.getText());
    return line;
  }

  private String severity(Finding finding) {
    return switch (finding.severity()) {
      case NOTE -> messages.text("rule.finding.note");
      case WARNING -> messages.text("rule.finding.warning");
      case BLOCKER -> messages.text("rule.finding.blocker");
    };
  }
}
