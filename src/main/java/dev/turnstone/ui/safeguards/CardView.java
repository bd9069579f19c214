package dev.turnstone.ui.safeguards;

import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.wizard.Environment;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One card: what it protects from, its values to change, and what happens when it trips. */
final class CardView extends VBox {
  private static final double GAP = 8;

  private final Card card;
  private final SafeguardsViewModel model;
  private final Messages messages;

  CardView(Card card, SafeguardsViewModel model, Messages messages) {
    this.card = card;
    this.model = model;
    this.messages = messages;
    getStyleClass().addAll("panel", "safeguard");
    setMaxHeight(Double.MAX_VALUE);
    Label title = new Label(messages.text(card.key()));
    title.getStyleClass().add("strong");
    HBox heading = new HBox(GAP, title, chip());
    heading.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(heading, wrapped(card.key() + ".about", "muted"));
    card.limits().forEach(this::limit);
    if (card == Card.WINDOW) {
      window();
    }
    Region between = new Region();
    VBox.setVgrow(between, Priority.ALWAYS);
    getChildren().addAll(between, wrapped(card.key() + ".for", "safeguard-trips"));
  }

  /** Under which the field of a limit is found. */
  static String idOf(Limit limit) {
    return "safeguards-" + limit.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Chip chip() {
    Chip chip = new Chip("", Meaning.PLAIN);
    if (card == Card.ENVIRONMENT) {
      model.environment().addListener((o, was, is) -> show(chip, is));
      show(chip, model.environment().get());
    } else {
      model.on(card).addListener((o, was, is) -> show(chip, is));
      show(chip, model.on(card).get());
    }
    return chip;
  }

  private void show(Chip chip, Environment environment) {
    chip.setText(messages.text(environment.key()));
    chip.mean(environment.meaning());
  }

  private void show(Chip chip, boolean on) {
    String yes = card == Card.CHUNKS ? "safeguards.fixed" : "safeguards.on";
    String no = card == Card.CHUNKS ? "safeguards.adapts" : "safeguards.off";
    chip.setText(messages.text(on ? yes : no));
    chip.mean(on || card == Card.CHUNKS ? Meaning.OK : Meaning.PLAIN);
  }

  private void limit(Limit limit) {
    String without = messages.text(limit.key() + ".for");
    row(messages.text(limit.key()), field(idOf(limit), limit.key(), model.value(limit), without));
    mistake(model.value(limit));
  }

  private void window() {
    String without = messages.text("safeguards.window.end.for");
    TextField end = field(SafeguardsView.WINDOW, "safeguards.window.end", model.window(), without);
    row(messages.text("safeguards.window.end"), end);
    mistake(model.window());
    told("safeguards.window.expected", model.expected());
    told("safeguards.window.return", model.noReturn());
  }

  private void row(String words, Node value) {
    Label label = new Label(words);
    label.setMinWidth(0);
    label.setWrapText(true);
    label.setLabelFor(value);
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(GAP, label, value);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(row);
  }

  private TextField field(String id, String key, TypedValue value, String without) {
    TextField field = new TextField();
    field.setId(id);
    field.getStyleClass().add("safeguard-value");
    field.setPromptText(without);
    field.setTooltip(new Tooltip(messages.text("safeguards.without", without)));
    field.setAccessibleText(
        messages.text(card.key())
            + ", "
            + messages.text(key)
            + ", "
            + field.getTooltip().getText());
    field.accessibleHelpProperty().bind(value.mistake());
    field.textProperty().bindBidirectional(value.text());
    field.setOnAction(e -> value.commit());
    field
        .focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (!is) {
                value.commit();
              }
            });
    field.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            value.revert();
            e.consume();
          }
        });
    return field;
  }

  private void mistake(TypedValue value) {
    Label mistake = new Label();
    mistake.getStyleClass().add("mistake");
    mistake.setWrapText(true);
    mistake.setMinHeight(USE_PREF_SIZE);
    mistake.textProperty().bind(value.mistake());
    mistake.visibleProperty().bind(value.mistake().isNotEmpty());
    mistake.managedProperty().bind(mistake.visibleProperty());
    getChildren().add(mistake);
  }

  /** What the last dry run tells of it. */
  private void told(String key, ObservableValue<String> words) {
    Label value = new Label();
    value.setMinWidth(USE_PREF_SIZE);
    String unknown = messages.text("safeguards.window.unknown");
    value.textProperty().bind(words.map(w -> w.isEmpty() ? unknown : w));
    value.getStyleClass().add("strong");
    row(messages.text(key), value);
  }

  private Label wrapped(String key, String style) {
    Label label = new Label(messages.text(key));
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
