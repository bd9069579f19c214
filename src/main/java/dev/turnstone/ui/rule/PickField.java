package dev.turnstone.ui.rule;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rule.expression.Completion;
import dev.turnstone.ui.rule.expression.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One of many names: letters narrow the list, arrows and Enter choose; what is no name of the list
 * goes back to what it was.
 */
final class PickField extends StackPane {
  private final TextField field = new TextField();
  private final Supplier<List<Completion>> names;
  private final Consumer<String> chosen;
  private final Suggestions suggestions;
  private String value = "";
  private boolean showing;

  /**
   * A field without a name.
   *
   * @param names all there are, asked each time
   * @param chosen told of another name than the one it had
   */
  PickField(
      String id,
      String accessible,
      Messages messages,
      Supplier<List<Completion>> names,
      Consumer<String> chosen) {
    this.names = names;
    this.chosen = chosen;
    this.suggestions = new Suggestions(accessible, c -> choose(c.name()));
    field.setId(id);
    field.setAccessibleText(accessible);
    field.setPromptText(messages.text("rule.pick"));
    field.getStyleClass().add("pick-field");
    field.setMinWidth(0);
    FontIcon down = new FontIcon(Feather.CHEVRON_DOWN);
    down.setMouseTransparent(true);
    setAlignment(down, Pos.CENTER_RIGHT);
    getStyleClass().add("pick");
    getChildren().addAll(field, down);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(field.textProperty());
    field.tooltipProperty().bind(field.textProperty().map(t -> t.isEmpty() ? null : whole));
    field.addEventFilter(KeyEvent.KEY_PRESSED, suggestions::key);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field.setOnMouseClicked(e -> suggest(""));
    field.textProperty().addListener((o, was, is) -> typed(is));
    field
        .focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (!is && !suggestions.showing()) finish();
            });
  }

  /** Shows a name without telling of it. */
  void show(String name) {
    value = name;
    showing = true;
    field.setText(name);
    showing = false;
  }

  private void typed(String letters) {
    if (!showing && field.isFocused()) {
      suggest(letters);
    }
  }

  private void suggest(String letters) {
    Bounds box = field.localToScreen(field.getBoundsInLocal());
    if (box != null) {
      suggestions.show(field, new Point2D(box.getMinX(), box.getMaxY() + 2), fitting(letters));
    }
  }

  private List<Completion> fitting(String letters) {
    String wanted = letters.toLowerCase(Locale.ROOT);
    return names.get().stream()
        .filter(n -> n.name().toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  private void key(KeyEvent event) {
    if (event.isConsumed()) {
      return;
    }
    if (event.getCode() == KeyCode.DOWN) {
      suggest("");
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      finish();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      show(value);
      event.consume();
    }
  }

  /** A name that is written out counts, whatever its case. */
  private void finish() {
    String written = field.getText().strip();
    names.get().stream()
        .map(Completion::name)
        .filter(n -> n.equalsIgnoreCase(written))
        .findFirst()
        .ifPresentOrElse(this::choose, () -> show(value));
  }

  private void choose(String name) {
    boolean other = !name.equals(value);
    show(name);
    field.positionCaret(name.length());
    if (other) {
      chosen.accept(name);
    }
  }
}
