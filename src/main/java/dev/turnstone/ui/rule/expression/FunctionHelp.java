package dev.turnstone.ui.rule.expression;

import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TextColumn;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The functions of expressions: how each is written, what it does, and an example. */
public final class FunctionHelp extends VBox {
  public static final String SEARCH = "rule-function-search";
  public static final String LIST = "rule-functions";
  public static final String INSERT = "rule-function-insert";
  public static final String CLOSE = "rule-function-close";

  private final ExpressionViewModel model;
  private final Messages messages;
  private final Actions actions;
  private final TextField search = new TextField();
  private final Lines<ExpressionFunction> list;
  private final Label about = new Label();
  private final Label example = new Label();

  /** What is done with a function, and where the way back leads. */
  public interface Actions {
    /** Writes it into the field. */
    void insert(String text, int back);

    /** Puts the list away. */
    void close();
  }

  public FunctionHelp(ExpressionViewModel model, Messages messages, Actions actions) {
    this.model = model;
    this.messages = messages;
    this.actions = actions;
    this.list =
        new Lines<>(LIST, messages.text("rule.functions"), messages.text("rule.functions.none"));
    getStyleClass().add("function-help");
    getChildren().addAll(head(), list, foot());
    search.textProperty().addListener((o, was, is) -> narrow());
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("rule.functions"), 240, ExpressionFunction::shown)
                .styled("code"));
    list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> show(is));
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    list.setOnMouseClicked(
        e -> {
          if (e.getClickCount() == 2) insert();
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    narrow();
  }

  /** Shows the functions, that of this name first. */
  public void open(String name) {
    boolean known = ExpressionFunction.ALL.stream().anyMatch(f -> f.name().equals(name));
    search.setText(known ? name : "");
    narrow();
    search.requestFocus();
  }

  private HBox head() {
    search.setId(SEARCH);
    search.setPromptText(messages.text("rule.functions.search"));
    search.setAccessibleText(messages.text("rule.functions.search"));
    HBox.setHgrow(search, Priority.ALWAYS);
    search.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            e.consume();
          } else if (e.getCode() == KeyCode.ENTER) {
            insert();
            e.consume();
          }
        });
    Button close = new Button(messages.text("rule.functions.close"));
    close.setId(CLOSE);
    close.getStyleClass().add("plain");
    close.setMinWidth(USE_PREF_SIZE);
    close.setOnAction(e -> actions.close());
    HBox head = new HBox(search, close);
    head.getStyleClass().add("rule-head");
    return head;
  }

  private HBox foot() {
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    example.setWrapText(true);
    example.setMinHeight(USE_PREF_SIZE);
    example.getStyleClass().addAll("code", "muted");
    VBox words = new VBox(2, about, example);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button insert = new Button(messages.text("rule.functions.insert"));
    insert.setId(INSERT);
    insert.getStyleClass().add("plain");
    insert.setMinWidth(USE_PREF_SIZE);
    insert.setOnAction(e -> insert());
    HBox foot = new HBox(words, insert);
    foot.getStyleClass().add("rule-foot");
    return foot;
  }

  private void narrow() {
    list.getItems().setAll(model.functions(search.getText()));
    if (!list.getItems().isEmpty()) {
      list.getSelectionModel().select(0);
    }
  }

  private void show(@Nullable ExpressionFunction function) {
    Optional<ExpressionFunction> one = Optional.ofNullable(function);
    about.setText(one.map(f -> messages.text(f.about())).orElse(""));
    example.setText(one.map(f -> messages.text("rule.functions.example", f.example())).orElse(""));
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      insert();
      event.consume();
    }
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      actions.close();
      event.consume();
    }
  }

  private void insert() {
    ExpressionFunction one = list.getSelectionModel().getSelectedItem();
    if (one == null) {
      return;
    }
    boolean empty = one.form().startsWith("()");
    String dot = one.of().isEmpty() ? "" : ".";
    String name = one.form().startsWith("strings.") ? "strings.quote" : one.name();
    actions.insert(dot + name + "()", empty ? 0 : 1);
  }
}
