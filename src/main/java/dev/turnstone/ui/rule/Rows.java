package dev.turnstone.ui.rule;

import dev.turnstone.catalog.Column;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rule.expression.Completion;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The parts that the forms of the inspector are made of. */
final class Rows {
  private static final double GAP = 8;

  private Rows() {}

  /** A line of the form: what it is about, and its fields. */
  static HBox row(String words, Node... fields) {
    Label label = new Label(words);
    label.getStyleClass().addAll("muted", "rule-label");
    label.setLabelFor(fields[0]);
    HBox row = new HBox(GAP, label);
    row.getChildren().addAll(fields);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Takes all room that is left in its line. */
  static <T extends Region> T wide(T field) {
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setMaxWidth(Double.MAX_VALUE);
    return field;
  }

  /** A field whose text counts once Enter is pressed or it is left. */
  static TextField field(String id, String accessible, Consumer<String> finished) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(accessible);
    field.setMinWidth(0);
    field.setOnAction(e -> finished.accept(field.getText()));
    field
        .focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (!is) finished.accept(field.getText());
            });
    return field;
  }

  static Button button(String id, String words, Runnable action) {
    Button button = new Button(words);
    button.setId(id);
    button.getStyleClass().add("plain");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  /** What leads to the functions of expressions. */
  static Button help(String id, Messages messages, Runnable action) {
    Button button = button(id, "", action);
    button.setGraphic(new FontIcon(Feather.HELP_CIRCLE));
    button.getStyleClass().add("help-button");
    button.setAccessibleText(messages.text("rule.functions"));
    button.setTooltip(new Tooltip(messages.text("rule.functions") + " (F1)"));
    return button;
  }

  /** Words over several lines. */
  static Label words(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  static List<Completion> names(List<Column> columns) {
    return columns.stream()
        .map(c -> new Completion(c.name(), c.nativeType(), c.name(), 0, true))
        .toList();
  }

  /** Shows and counts, or neither. */
  static void when(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
