package dev.turnstone.ui.rollback;

import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import dev.turnstone.ui.kit.TextColumn;
import dev.turnstone.undo.rollback.OnConflict;
import dev.turnstone.undo.rollback.TableUndo;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.CheckBoxTableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is taken back table by table, what others did since, and what has to be known. */
final class UndoPane extends VBox {
  private static final double LINE = 31;
  private static final double HEADER = 36;
  private static final int MOST_LINES = 6;
  private static final double CONFLICT = 24;
  private static final int MOST_CONFLICTS = 3;

  private final RollbackViewModel model;
  private final UndoScopeModel scope;
  private final Messages messages;

  UndoPane(RollbackViewModel model, Messages messages) {
    super(12);
    this.model = model;
    this.scope = model.scope();
    this.messages = messages;
    getChildren().addAll(tables(), conflicts(), remarks(), expected(), confirmation(), script());
    RollbackPane.only(
        this,
        Bindings.isNotEmpty(scope.lines()).and(model.stage().isNotEqualTo(RollbackStage.FAILED)));
  }

  static Label wrapped(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  private BooleanBinding before() {
    return model.stage().isEqualTo(RollbackStage.READY);
  }

  private Lines<UndoLine> tables() {
    Lines<UndoLine> list =
        new Lines<>(
            RollbackPane.TABLES,
            messages.text("rollback.tables"),
            messages.text("rollback.tables.none"));
    list.getStyleClass().add("rollback-tables");
    list.setItems(scope.lines());
    list.getColumns()
        .setAll(
            List.of(
                choice(),
                new TextColumn<>(messages.text("rollback.table"), 120, UndoLine::name)
                    .styled("strong"),
                number("rollback.removed", 84, TableUndo::removed),
                number("rollback.restored", 84, TableUndo::restored),
                number("rollback.changed", 124, TableUndo::conflicts),
                new TextColumn<>(messages.text("rollback.how"), 180, this::how).styled("muted")));
    list.setEditable(true);
    list.editableProperty().bind(before());
    list.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    ListChangeListener<UndoLine> follow = c -> follow(list);
    scope.lines().addListener(follow);
    list.setMinHeight(USE_PREF_SIZE);
    follow(list);
    return list;
  }

  /** As high as its lines, up to some; afterwards what became of them is shown. */
  private void follow(Lines<UndoLine> list) {
    double rows = Math.max(1, Math.min(MOST_LINES, scope.lines().size()));
    list.setPrefHeight(HEADER + rows * LINE + 2);
    scope.lines().forEach(l -> l.outcome().addListener((o, was, is) -> list.refresh()));
  }

  private TableColumn<UndoLine, Boolean> choice() {
    TableColumn<UndoLine, Boolean> column = new TableColumn<>("");
    column.setCellValueFactory(line -> line.getValue().chosen());
    column.setCellFactory(CheckBoxTableCell.forTableColumn(column));
    column.setSortable(false);
    column.setReorderable(false);
    column.setEditable(true);
    column.setMinWidth(38);
    column.setMaxWidth(38);
    return column;
  }

  private TextColumn<UndoLine> number(String key, double width, ToLongFunction<TableUndo> number) {
    return new TextColumn<UndoLine>(
            messages.text(key),
            width,
            l ->
                l.outcome()
                    .get()
                    .map(t -> messages.text("rollback.number", number.applyAsLong(t)))
                    .orElse(""))
        .styled("at-end");
  }

  /** Before it is done how it comes back, afterwards whether it was proven that it did. */
  private String how(UndoLine line) {
    if (model.stage().get() != RollbackStage.DONE || line.outcome().get().isEmpty()) {
      return scope.how(line);
    }
    TableUndo done = line.outcome().get().get();
    if (done.dropped()) {
      return messages.text("rollback.how.dropped");
    }
    return messages.text(done.verified() ? "rollback.how.proven" : "rollback.how.unproven");
  }

  private VBox conflicts() {
    Label title = new Label();
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    title.getStyleClass().add("strong");
    title
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> messages.text("rollback.touched", scope.touched().get()), scope.touched()));
    ListView<String> list = new ListView<>(scope.conflicts());
    list.setId(RollbackPane.CONFLICTS);
    list.setAccessibleText(messages.text("rollback.conflicts"));
    list.getStyleClass().add("rollback-conflicts");
    list.setFixedCellSize(CONFLICT);
    list.prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.min(MOST_CONFLICTS, scope.conflicts().size()) * CONFLICT + 2,
                scope.conflicts()));
    list.setMinHeight(USE_PREF_SIZE);
    RollbackPane.only(list, Bindings.isNotEmpty(scope.conflicts()));
    VBox box = new VBox(8, title, list, answer());
    box.getStyleClass().add("rollback-touched");
    RollbackPane.only(box, scope.touched().greaterThan(0));
    return box;
  }

  /** What becomes of them. */
  private VBox answer() {
    Segments<OnConflict> answer = new Segments<>(scope.onConflict());
    answer.offer(
        OnConflict.KEEP, messages.text("rollback.keep"), messages.text("rollback.keep.about"));
    answer.offer(
        OnConflict.OVERWRITE,
        messages.text("rollback.overwrite"),
        messages.text("rollback.overwrite.about"));
    Label about = new Label();
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    about
        .textProperty()
        .bind(
            Bindings.when(scope.onConflict().isEqualTo(OnConflict.KEEP))
                .then(messages.text("rollback.keep.about"))
                .otherwise(messages.text("rollback.overwrite.about")));
    VBox box = new VBox(8, answer, about);
    RollbackPane.only(box, before());
    return box;
  }

  private VBox remarks() {
    VBox box = new VBox(4);
    box.getStyleClass().add("rollback-remarks");
    ListChangeListener<String> follow = c -> remarks(box);
    scope.remarks().addListener(follow);
    remarks(box);
    RollbackPane.only(box, Bindings.isNotEmpty(scope.remarks()));
    return box;
  }

  private void remarks(VBox box) {
    box.getChildren().setAll(scope.remarks().stream().map(w -> wrapped(w, "remark")).toList());
  }

  private Label expected() {
    Label expected = new Label();
    expected.getStyleClass().add("muted");
    expected
        .textProperty()
        .bind(
            Bindings.when(model.looking())
                .then(messages.text("rollback.looking.again"))
                .otherwise(scope.expected()));
    RollbackPane.only(expected, before());
    return expected;
  }

  private VBox confirmation() {
    Label ask = new Label();
    ask.setWrapText(true);
    ask.setMinHeight(USE_PREF_SIZE);
    ask.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> messages.text("rollback.confirm", model.target().get()), model.target()));
    TextField typed = new TextField();
    typed.setId(RollbackPane.TYPED);
    typed.accessibleTextProperty().bind(ask.textProperty());
    typed.textProperty().bindBidirectional(model.typed());
    typed.setMaxWidth(320);
    VBox box = new VBox(6, ask, typed);
    box.getStyleClass().add("rollback-confirm");
    RollbackPane.only(box, model.target().isNotEmpty().and(before()));
    return box;
  }

  private HBox script() {
    Label words = wrapped("", "muted");
    words.textProperty().bind(model.script());
    HBox box = new HBox(words);
    RollbackPane.only(box, model.script().isNotEmpty());
    return box;
  }
}
