package dev.turnstone.ui.guided;

import dev.turnstone.ui.guided.Line.Sign;
import dev.turnstone.ui.kit.Messages;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What somebody is told, a line each: what it means, what it is, a remark at the end. */
final class LineCard extends VBox {
  /** Of the card's width, for the remark. */
  private static final double REMARKS = 0.42;

  private final Messages messages;

  LineCard(Messages messages) {
    this.messages = messages;
    getStyleClass().addAll("panel", "filled", "guided-card");
    setMinHeight(USE_PREF_SIZE);
  }

  void show(List<Line> lines) {
    getChildren().setAll(lines.stream().map(this::row).toList());
    if (!lines.isEmpty()) {
      getChildren().get(0).getStyleClass().add("first");
      getChildren().get(lines.size() - 1).getStyleClass().add("last");
    }
    setVisible(!lines.isEmpty());
    setManaged(!lines.isEmpty());
  }

  private HBox row(Line line) {
    Label sign = new Label("", new FontIcon(icon(line.sign())));
    sign.getStyleClass().add("guided-sign");
    VBox words = new VBox(3, wrapped(line.words(), "guided-words"));
    words.setAlignment(Pos.CENTER_LEFT);
    if (!line.more().isEmpty()) {
      words.getChildren().add(wrapped(line.more(), "guided-more"));
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(sign, words);
    if (!line.remark().isEmpty()) {
      Label remark = wrapped(line.remark(), "guided-remark");
      remark.setMinWidth(USE_PREF_SIZE);
      remark.maxWidthProperty().bind(widthProperty().multiply(REMARKS));
      row.getChildren().add(remark);
    }
    row.getStyleClass().addAll("guided-line", line.sign().name().toLowerCase(Locale.ROOT));
    row.setMinHeight(USE_PREF_SIZE);
    row.setAccessibleRole(AccessibleRole.TEXT);
    row.setAccessibleText(
        String.join(
            ". ",
            List.of(messages.text(line.sign().key()), line.words(), line.remark(), line.more())));
    return row;
  }

  static Label wrapped(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Feather icon(Sign sign) {
    return switch (sign) {
      case FINE -> Feather.CHECK;
      case PLAIN -> Feather.INFO;
      case WARNING -> Feather.ALERT_TRIANGLE;
      case OBSTACLE -> Feather.X;
    };
  }
}
