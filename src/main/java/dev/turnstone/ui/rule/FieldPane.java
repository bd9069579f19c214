package dev.turnstone.ui.rule;

import dev.turnstone.ui.kit.Choice;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rule.expression.ExpressionEditor;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What fills a column, as a form. */
final class FieldPane extends VBox {
  static final String KIND = "rule-kind";
  static final String COLUMN = "rule-column";
  static final String EXPRESSION = "rule-expression";
  static final String CONSTANT = "rule-constant";
  static final String RECOVERY = "rule-recovery";
  static final String INSTEAD = "rule-instead";
  static final String COMMENT = "rule-comment";
  static final String FUNCTIONS = "rule-functions-open";

  private final FieldViewModel model;
  private final Messages messages;
  private final ComboBox<RuleKind> kind;
  private final PickField column;
  private final ExpressionEditor expression;
  private final TextField constant;
  private final ReadingRows reading;
  private final ValueMapRows values;
  private final LookupRows lookup;
  private final Label explained = Rows.words("", "muted");
  private final HBox constantRow;
  private final Button functions;
  private final ComboBox<RecoveryKind> recovery;
  private final TextField instead;
  private final TextField comment;
  private boolean showing;

  FieldPane(FieldViewModel model, Messages messages, ExpressionEditor.Actions actions) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("rule-form");
    kind = Choice.of(KIND, messages, "rule.kind", List.of(RuleKind.values()), RuleKind::key);
    column =
        new PickField(
            COLUMN,
            messages.text("rule.column"),
            messages,
            () -> Rows.names(model.sourceColumns()),
            name -> model.choose(model.draft().get().withColumn(name)));
    functions = Rows.help(FUNCTIONS, messages, () -> actions.help().accept(""));
    expression =
        new ExpressionEditor(
            EXPRESSION,
            messages.text("rule.kind.expression"),
            model.expression(),
            messages,
            actions);
    constant = Rows.field(CONSTANT, messages.text("rule.constant"), t -> model.commit());
    constantRow = Rows.row(messages.text("rule.constant"), Rows.wide(constant));
    reading = new ReadingRows(model, messages);
    values = new ValueMapRows(model, messages);
    lookup = new LookupRows(model, messages);
    recovery =
        Choice.of(
            RECOVERY, messages, "rule.recovery", List.of(RecoveryKind.values()), RecoveryKind::key);
    instead = Rows.field(INSTEAD, messages.text("rule.recovery.instead"), this::instead);
    comment = Rows.field(COMMENT, messages.text("rule.comment"), model::remark);
    lay();
    listen();
    show();
  }

  private void lay() {
    constant.setPromptText(messages.text("rule.constant.for"));
    instead.setPromptText(messages.text("rule.recovery.instead"));
    comment.setPromptText(messages.text("rule.comment.for"));
    Label missing = Rows.words("", "muted");
    missing.textProperty().bind(model.missing());
    missing.visibleProperty().bind(model.missing().isNotEmpty());
    missing.managedProperty().bind(missing.visibleProperty());
    Label typed = Rows.words("", "rule-typed");
    typed.textProperty().bind(model.typed().map(t -> "✓ " + t));
    typed.visibleProperty().bind(model.typed().isNotEmpty());
    typed.managedProperty().bind(typed.visibleProperty());
    column.setMinWidth(60);
    getChildren()
        .addAll(
            Rows.row(messages.text("rule.kind"), kind, Rows.wide(column), functions),
            expression,
            reading,
            values,
            lookup,
            constantRow,
            explained,
            missing,
            typed,
            new FindingLines(model.findings(), messages),
            Rows.row(messages.text("rule.recovery"), recovery, Rows.wide(instead)),
            Rows.row(messages.text("rule.comment"), Rows.wide(comment)));
  }

  private void listen() {
    kind.valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing && is != null) model.choose(is);
            });
    constant
        .textProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing) model.change(model.draft().get().withConstant(is));
            });
    recovery
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing && is != null) recover(is);
            });
    model.draft().addListener((o, was, is) -> show());
    model.chosen().addListener((o, was, is) -> show());
    model.recovery().addListener((o, was, is) -> show());
  }

  private void recover(RecoveryKind wanted) {
    model.recover(wanted);
    if (instead.isVisible()) {
      instead.requestFocus();
    }
  }

  private void instead(String text) {
    if (!showing && instead.isVisible()) {
      model.recoverWith(text);
    }
  }

  private void show() {
    showing = true;
    Draft draft = model.draft().get();
    RuleKind now = draft.kind();
    kind.setValue(now);
    column.show(draft.column());
    if (!constant.getText().equals(draft.constant())) {
      constant.setText(draft.constant());
    }
    Rows.when(column, now.readsOne());
    Rows.when(expression, now == RuleKind.EXPRESSION);
    Rows.when(functions, now == RuleKind.EXPRESSION);
    Rows.when(reading, now == RuleKind.CONVERT);
    Rows.when(values, now == RuleKind.VALUE_MAP);
    Rows.when(lookup, now == RuleKind.LOOKUP);
    Rows.when(constantRow, now == RuleKind.CONSTANT);
    explained.setText(explained(now));
    Rows.when(explained, !explained.getText().isEmpty());
    boolean planned = model.chosen().get().flatMap(Chosen::field).isPresent();
    recovery.setValue(model.recovery().get());
    recovery.setDisable(!planned);
    Rows.when(instead, model.recovery().get() == RecoveryKind.USE_VALUE);
    if (!instead.isFocused()) {
      instead.setText(model.instead());
    }
    comment.setDisable(!planned);
    if (!comment.isFocused()) {
      comment.setText(model.comment());
    }
    showing = false;
  }

  private String explained(RuleKind of) {
    return switch (of) {
      case NULL -> messages.text("rule.kind.null.about");
      case DEFAULT ->
          model
              .chosen()
              .get()
              .flatMap(Chosen::column)
              .flatMap(c -> c.defaultSql())
              .map(sql -> messages.text("rule.preview.default", sql))
              .orElseGet(() -> messages.text("rule.preview.unfilled"));
      default -> "";
    };
  }

  /** Where expressions are written. */
  ExpressionEditor expression() {
    return expression;
  }
}
