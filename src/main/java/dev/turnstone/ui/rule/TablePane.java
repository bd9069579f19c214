package dev.turnstone.ui.rule;

import dev.turnstone.plan.WriteMode;
import dev.turnstone.ui.kit.Choice;
import dev.turnstone.ui.kit.Clip;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rule.expression.ExpressionEditor;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is decided for a table as a whole, as a form, and how it is made. */
final class TablePane extends VBox {
  static final String FILTER = "rule-filter";
  static final String FUNCTIONS = "rule-filter-functions";
  static final String MODE = "rule-mode";
  static final String COMMENT = "rule-table-comment";
  static final String DDL = "rule-ddl";
  static final String COPY = "rule-ddl-copy";

  private static final int LINES = 9;

  private final TableViewModel model;
  private final Messages messages;
  private final ExpressionEditor filter;
  private final ComboBox<WriteMode> mode;
  private final Label about = Rows.words("", "muted");
  private final TextField comment;
  private boolean showing;

  TablePane(TableViewModel model, Messages messages, ExpressionEditor.Actions actions) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("rule-form");
    filter =
        new ExpressionEditor(
            FILTER, messages.text("rule.filter"), model.filter(), messages, actions);
    mode = Choice.of(MODE, messages, "rule.mode", List.of(WriteMode.values()), TablePane::key);
    mode.valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing && is != null) model.choose(is);
            });
    mode.setMinWidth(0);
    comment = Rows.field(COMMENT, messages.text("rule.comment"), model::remark);
    comment.setPromptText(messages.text("rule.comment.for"));
    Label rows = new Label(messages.text("rule.filter"));
    rows.getStyleClass().add("muted");
    Region between = Rows.wide(new Region());
    Button functions = Rows.help(FUNCTIONS, messages, () -> actions.help().accept(""));
    HBox head = new HBox(rows, between, functions);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .addAll(
            head,
            filter,
            Rows.row(messages.text("rule.mode"), Rows.wide(mode)),
            about,
            new FindingLines(model.findings(), messages),
            Rows.row(messages.text("rule.comment"), Rows.wide(comment)),
            ddl());
    model.chosen().addListener((o, was, is) -> show());
    show();
  }

  private static String key(WriteMode mode) {
    return switch (mode) {
      case INTO_EMPTY -> "rule.mode.into_empty";
      case INSERT -> "rule.mode.insert";
      case UPSERT -> "rule.mode.upsert";
      case FAIL_IF_EXISTS -> "rule.mode.fail";
      case REPLACE -> "rule.mode.replace";
    };
  }

  private VBox ddl() {
    Label title = new Label(messages.text("rule.ddl"));
    title.getStyleClass().add("strong");
    Region between = Rows.wide(new Region());
    TextArea text = new TextArea();
    text.setId(DDL);
    text.setEditable(false);
    text.setAccessibleText(messages.text("rule.ddl"));
    text.getStyleClass().add("code");
    text.setPrefRowCount(LINES);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.textProperty().bind(model.ddl());
    Button copy = Rows.button(COPY, messages.text("rule.ddl.copy"), () -> {});
    copy.setOnAction(
        e -> {
          Clip.copy(model.ddl().get());
          copy.setText(messages.text("rule.ddl.copied"));
        });
    model.ddl().addListener((o, was, is) -> copy.setText(messages.text("rule.ddl.copy")));
    Label there = Rows.words(messages.text("rule.ddl.there"), "muted");
    copy.visibleProperty().bind(model.ddl().isNotEmpty());
    text.visibleProperty().bind(model.ddl().isNotEmpty());
    text.managedProperty().bind(text.visibleProperty());
    there.visibleProperty().bind(model.ddl().isEmpty());
    there.managedProperty().bind(there.visibleProperty());
    HBox head = new HBox(title, between, copy);
    head.setAlignment(Pos.CENTER_LEFT);
    return new VBox(6, head, text, there);
  }

  private void show() {
    showing = true;
    mode.setValue(model.mode());
    about.setText(messages.text(key(model.mode()) + ".about"));
    if (!comment.isFocused()) {
      comment.setText(model.comment());
    }
    showing = false;
  }

  /** Where the condition on rows is written. */
  ExpressionEditor filter() {
    return filter;
  }
}
