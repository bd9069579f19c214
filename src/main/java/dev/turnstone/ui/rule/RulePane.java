package dev.turnstone.ui.rule;

import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import dev.turnstone.ui.rule.RuleViewModel.Part;
import dev.turnstone.ui.rule.expression.ExpressionEditor;
import dev.turnstone.ui.rule.expression.ExpressionViewModel;
import dev.turnstone.ui.rule.expression.FunctionHelp;
import dev.turnstone.ui.rule.preview.PreviewPane;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The lower part of the map: the inspector of what is chosen, and real rows beside it. */
public final class RulePane extends GridPane {
  public static final String HEADING = "rule-heading";
  public static final String PART = "rule-part";

  private static final double INSPECTOR = 53;

  private final RuleViewModel model;
  private final Messages messages;
  private final FieldPane field;
  private final TablePane table;
  private final PreviewPane preview;
  private final StackPane right = new StackPane();

  public RulePane(RuleViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("rule-pane");
    preview = new PreviewPane(model.preview(), messages);
    right.getStyleClass().add("rule-right");
    right.getChildren().add(preview);
    field =
        new FieldPane(
            model.field(),
            messages,
            new ExpressionEditor.Actions(() -> model.field().commit(), this::helpField));
    table =
        new TablePane(
            model.table(),
            messages,
            new ExpressionEditor.Actions(() -> model.table().commit(), this::helpTable));
    getColumnConstraints().addAll(share(INSPECTOR), share(100 - INSPECTOR));
    RowConstraints all = new RowConstraints();
    all.setVgrow(Priority.ALWAYS);
    all.setMinHeight(0);
    getRowConstraints().add(all);
    addRow(0, left(), right);
  }

  private static ColumnConstraints share(double percent) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(percent);
    return column;
  }

  private VBox left() {
    Label nothing = Rows.words(messages.text("rule.nothing"), "muted");
    StackPane parts = new StackPane(nothing, field, table);
    parts.setAlignment(Pos.TOP_LEFT);
    ScrollPane scroll = new ScrollPane(parts);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("rule-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Runnable show =
        () -> {
          boolean any = model.chosen().get().isPresent();
          boolean column =
              model.chosen().get().filter(Chosen::ofColumn).isPresent()
                  && model.part().get() == Part.COLUMN;
          Rows.when(nothing, !any);
          Rows.when(field, any && column);
          Rows.when(table, any && !column);
        };
    model.chosen().addListener((o, was, is) -> show.run());
    model.part().addListener((o, was, is) -> show.run());
    model
        .chosen()
        .addListener(
            (o, was, is) -> {
              if (!was.map(Chosen::place).equals(is.map(Chosen::place))) back();
            });
    model.part().addListener((o, was, is) -> back());
    show.run();
    VBox left = new VBox(head(), scroll);
    left.setMinWidth(0);
    left.setMinHeight(0);
    return left;
  }

  private HBox head() {
    Label heading = new Label();
    heading.setId(HEADING);
    heading.getStyleClass().add("strong");
    heading.textProperty().bind(model.heading());
    heading.setMinWidth(30);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(model.heading());
    heading.setTooltip(whole);
    Chip kind = new Chip("", Chip.Meaning.ACCENT);
    kind.textProperty().bind(model.field().draft().map(d -> messages.text(d.kind().key())));
    Segments<Part> part = new Segments<>(model.part());
    part.setId(PART);
    Node column =
        part.offer(
            Part.COLUMN, messages.text("rule.part.column"), messages.text("rule.part.column"));
    part.offer(Part.TABLE, messages.text("rule.part.table"), messages.text("rule.part.table"));
    Runnable show =
        () -> {
          boolean ofColumn = model.chosen().get().filter(Chosen::ofColumn).isPresent();
          Rows.when(part, model.chosen().get().isPresent());
          column.setDisable(!ofColumn);
          Rows.when(kind, ofColumn && model.part().get() == Part.COLUMN);
        };
    model.chosen().addListener((o, was, is) -> show.run());
    model.part().addListener((o, was, is) -> show.run());
    show.run();
    Region between = Rows.wide(new Region());
    HBox head = new HBox(heading, kind, between, part);
    head.getStyleClass().add("rule-head");
    return head;
  }

  private void helpField(String name) {
    help(model.field().expression(), field.expression(), name);
  }

  private void helpTable(String name) {
    help(model.table().filter(), table.filter(), name);
  }

  /** The functions take the place of the rows; asked for once more, they make room again. */
  private void help(ExpressionViewModel of, ExpressionEditor editor, String name) {
    if (right.getChildren().size() > 1 && name.isEmpty()) {
      back();
      return;
    }
    back();
    FunctionHelp help =
        new FunctionHelp(
            of,
            messages,
            new FunctionHelp.Actions() {
              @Override
              public void insert(String text, int caretBack) {
                editor.insert(text, caretBack);
              }

              @Override
              public void close() {
                back();
                editor.edit();
              }
            });
    preview.setVisible(false);
    right.getChildren().add(help);
    help.open(name);
  }

  private void back() {
    right.getChildren().retainAll(List.of(preview));
    preview.setVisible(true);
  }
}
