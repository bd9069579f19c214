package dev.turnstone.ui.rule.expression;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rule.expression.ExpressionViewModel.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.wellbehaved.event.EventPattern;
import org.fxmisc.wellbehaved.event.InputMap;
import org.fxmisc.wellbehaved.event.Nodes;

/**
 * A field for an expression: coloured, with its mistakes below it and at the very letters. Enter
 * and leaving it finish what is written; Shift+Enter begins a new line.
 */
public final class ExpressionEditor extends VBox {
  private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");
  private static final double LINE = 19;
  private static final double AROUND = 16;
  private static final int MOST_LINES = 5;

  private final ExpressionViewModel model;
  private final Messages messages;
  private final Actions actions;
  private final CodeArea area = new CodeArea();
  private final VBox mistakes = new VBox(2);
  private final StackPane box;
  private final Suggestions suggestions;
  private boolean inserting;

  /**
   * What leads out of the field.
   *
   * @param finished what is written is to become the plan
   * @param help the functions are to be shown, first that of this name
   */
  public record Actions(Runnable finished, Consumer<String> help) {}

  /**
   * A field.
   *
   * @param id under which the field is found
   * @param accessible what is written in it
   */
  public ExpressionEditor(
      String id, String accessible, ExpressionViewModel model, Messages messages, Actions actions) {
    this.model = model;
    this.messages = messages;
    this.actions = actions;
    this.suggestions = new Suggestions(messages.text("rule.completions"), this::take);
    getStyleClass().add("expression-editor");
    area.setId(id);
    area.setWrapText(true);
    area.setAccessibleRole(AccessibleRole.TEXT_AREA);
    area.setAccessibleText(accessible);
    area.setAccessibleHelp(messages.text("rule.expression.keys"));
    box = new StackPane(new VirtualizedScrollPane<>(area));
    box.getStyleClass().add("expression-box");
    getChildren().addAll(box, mistakes);
    keys();
    area.replaceText(model.text().get());
    area.textProperty().addListener((o, was, is) -> written(is));
    model.text().addListener((o, was, is) -> read(is));
    model.verdict().addListener((o, was, is) -> judged(is));
    area.focusedProperty().addListener((o, was, is) -> focus(is));
    area.widthProperty().addListener((o, was, is) -> grow());
    read(model.text().get());
    judged(model.verdict().get());
    grow();
  }

  private void keys() {
    area.addEventFilter(KeyEvent.KEY_PRESSED, suggestions::key);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    // Tab leads on, as from every other field
    Nodes.addInputMap(area, InputMap.ignore(EventPattern.keyPressed(KeyCode.TAB)));
    Nodes.addInputMap(
        area, InputMap.ignore(EventPattern.keyPressed(KeyCode.TAB, KeyCombination.SHIFT_DOWN)));
  }

  private void key(KeyEvent event) {
    if (event.isConsumed()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
      actions.finished().run();
    } else if (event.getCode() == KeyCode.ENTER) {
      area.replaceSelection("\n");
    } else if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
      suggest(true);
    } else if (event.getCode() == KeyCode.F1) {
      actions.help().accept(wordAtCaret());
    } else {
      return;
    }
    event.consume();
  }

  private String wordAtCaret() {
    int caret = area.getCaretPosition();
    return Token.of(area.getText()).stream()
        .filter(t -> t.kind() == Token.Kind.NAME && t.at() <= caret && caret <= t.end())
        .map(Token::letters)
        .findFirst()
        .orElse("");
  }

  private void focus(boolean focused) {
    box.pseudoClassStateChanged(EDITED, focused);
    if (!focused && !suggestions.showing()) {
      actions.finished().run();
    }
  }

  private void written(String text) {
    model.text().set(text);
    colour(model.verdict().get());
    grow();
    if (area.isFocused() && !inserting) {
      suggest(false);
    }
  }

  private void read(String text) {
    if (!text.equals(area.getText())) {
      suggestions.hide();
      inserting = true;
      area.replaceText(text);
      inserting = false;
      area.getUndoManager().forgetHistory();
    }
    colour(model.verdict().get());
  }

  /** The list comes by itself as soon as a name is begun, and stays away where it is complete. */
  private void suggest(boolean wanted) {
    int caret = area.getCaretPosition();
    Completions completions = model.completions(caret);
    boolean begun = caret > completions.from();
    boolean complete =
        completions.list().size() == 1
            && completions.list().get(0).name().length() == caret - completions.from();
    Optional<Bounds> at = area.getCaretBounds();
    if (at.isEmpty() || (!wanted && (!begun || complete))) {
      suggestions.hide();
      return;
    }
    Bounds caretBox = at.get();
    suggestions.show(
        area, new Point2D(caretBox.getMinX(), caretBox.getMaxY() + 4), completions.list());
  }

  private void take(Completion completion) {
    int caret = area.getCaretPosition();
    int from = model.completions(caret).from();
    inserting = true;
    area.replaceText(from, caret, completion.inserted());
    area.moveTo(from + completion.inserted().length() - completion.back());
    inserting = false;
    area.requestFocus();
  }

  /** Goes on writing. */
  public void edit() {
    area.requestFocus();
  }

  /** Writes a function at the caret. */
  public void insert(String text, int back) {
    area.insertText(area.getCaretPosition(), text);
    area.moveTo(area.getCaretPosition() - back);
    area.requestFocus();
  }

  private void judged(Verdict verdict) {
    mistakes.getChildren().setAll(verdict.mistakes().stream().map(this::line).toList());
    mistakes.setVisible(!verdict.mistakes().isEmpty());
    mistakes.setManaged(mistakes.isVisible());
    colour(verdict);
  }

  private Label line(Mistake mistake) {
    String place =
        mistake.line() == 1
            ? messages.text("rule.mistake.column", mistake.column())
            : messages.text("rule.mistake.place", mistake.line(), mistake.column());
    String hint = mistake.hint().map(h -> " " + h).orElse("");
    Label label = new Label(place + " " + mistake.words() + hint);
    label.getStyleClass().add("expression-mistake");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private void colour(Verdict verdict) {
    String text = area.getText();
    if (text.isEmpty()) {
      return;
    }
    area.setStyleSpans(0, spans(text));
    if (verdict.text().equals(text)) {
      verdict.mistakes().forEach(m -> mark(text, m));
    }
  }

  private StyleSpans<Collection<String>> spans(String text) {
    StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    int at = 0;
    for (Colouring piece : Colouring.of(text, model.columnNames())) {
      spans.add(Collections.emptyList(), piece.from() - at);
      spans.add(
          piece.style().isEmpty() ? List.of() : List.of("code-" + piece.style()),
          piece.to() - piece.from());
      at = piece.to();
    }
    spans.add(Collections.emptyList(), text.length() - at);
    return spans.create();
  }

  /** The piece at the mistake, or the last letter where something is missing behind it. */
  private void mark(String text, Mistake mistake) {
    int at = Math.min(mistake.offset(text), text.length() - 1);
    int from = at;
    int to = at + 1;
    for (Token token : Token.of(text)) {
      if (token.at() <= at && at < token.end()) {
        from = token.at();
        to = token.end();
      }
    }
    area.setStyleSpans(
        from,
        area.getStyleSpans(from, to)
            .mapStyles(
                style -> {
                  List<String> marked = new ArrayList<>(style);
                  marked.add("code-mistake");
                  return marked;
                }));
  }

  private void grow() {
    int lines = 0;
    double letters = Math.max(20, (area.getWidth() - AROUND) / 7.8);
    for (String line : area.getText().split("\n", -1)) {
      lines += 1 + (int) (line.length() / letters);
    }
    double height = Math.min(lines, MOST_LINES) * LINE + AROUND;
    box.setMinHeight(height);
    box.setPrefHeight(height);
    box.setMaxHeight(height);
  }
}
