package dev.turnstone.ui.execute;

import dev.turnstone.journal.SetAside;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.ui.execute.QuarantineViewModel.CauseLine;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.PageHeader;
import dev.turnstone.ui.kit.Panel;
import dev.turnstone.ui.kit.TextColumn;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The rows that a run set aside: by cause, one by one, and each as it was in the source. */
final class QuarantinePane extends VBox {
  static final String CAUSES = "quarantine-causes";
  static final String ROWS = "quarantine-rows";
  static final String VALUES = "quarantine-values";
  static final String ALL = "quarantine-all";
  static final String BACK = "quarantine-back";
  static final String NEXT = "quarantine-next";
  static final String PREVIOUS = "quarantine-previous";

  private static final double GAP = 14;

  private final QuarantineViewModel model;
  private final Messages messages;
  private final QuarantineWords words;
  private final Lines<Map.Entry<String, OriginalValue>> values;

  QuarantinePane(QuarantineViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.words = new QuarantineWords(messages);
    getStyleClass().addAll("page", "execute");
    values =
        new Lines<>(
            VALUES,
            messages.text("execute.quarantine.values"),
            messages.text("execute.quarantine.choose"));
    GridPane body = new GridPane();
    body.setHgap(GAP);
    body.setVgap(GAP);
    for (double percent : new double[] {42, 58}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(percent);
      body.getColumnConstraints().add(column);
    }
    for (double percent : new double[] {56, 44}) {
      RowConstraints row = new RowConstraints();
      row.setPercentHeight(percent);
      body.getRowConstraints().add(row);
    }
    body.add(causes(), 0, 0, 1, 2);
    body.add(rows(), 1, 0);
    body.add(original(), 1, 1);
    VBox.setVgrow(body, Priority.ALWAYS);
    body.setMinHeight(0);
    getChildren().addAll(header(), exported(), body);
  }

  private PageHeader header() {
    Button export = button("quarantine-export", "execute.quarantine.export", "plain");
    export.setOnAction(e -> export());
    Button back = button(BACK, "execute.quarantine.back", "primary");
    back.setOnAction(e -> model.open().set(false));
    String about = messages.text("execute.quarantine.about");
    return new PageHeader(
        messages.text("execute.quarantine"), new SimpleStringProperty(about), export, back);
  }

  private Label exported() {
    Label exported = new Label();
    exported.getStyleClass().addAll("panel", "notice");
    exported.setWrapText(true);
    exported.setMaxWidth(Double.MAX_VALUE);
    exported.textProperty().bind(model.exported());
    exported.visibleProperty().bind(model.exported().isNotEmpty());
    exported.managedProperty().bind(exported.visibleProperty());
    return exported;
  }

  private void export() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(messages.text("execute.quarantine.export"));
    chooser.setInitialFileName("set-aside.csv");
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      model.export(file.toPath());
    }
  }

  private Panel causes() {
    Lines<CauseLine> list = lines(CAUSES, "execute.quarantine.causes");
    list.setItems(model.causes());
    list.getColumns()
        .add(
            new TextColumn<CauseLine>(
                    messages.text("execute.column.rows"),
                    66,
                    c -> messages.text("execute.number", c.rows()))
                .styled("at-end"));
    list.getColumns()
        .add(
            new TextColumn<CauseLine>(
                    messages.text("execute.quarantine.where"), 140, QuarantineWords::place)
                .styled("strong"));
    list.getColumns()
        .add(
            new TextColumn<CauseLine>(
                messages.text("execute.quarantine.why"), 150, QuarantineWords::reason));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> model.chosen().set(Optional.ofNullable(is)));
    Button all = button(ALL, "execute.quarantine.all", "plain");
    all.getStyleClass().add("small");
    all.disableProperty().bind(model.chosen().map(Optional::isEmpty));
    all.setOnAction(e -> list.getSelectionModel().clearSelection());
    return new Panel(heading("execute.quarantine.causes", all), list);
  }

  private Panel rows() {
    Lines<SetAside> list = lines(ROWS, "execute.quarantine.rows");
    list.setItems(model.rows());
    list.getColumns()
        .add(
            new TextColumn<SetAside>(
                    messages.text("execute.quarantine.where"), 150, QuarantineWords::place)
                .styled("strong"));
    list.getColumns()
        .add(
            new TextColumn<SetAside>(
                    messages.text("execute.quarantine.key"), 100, QuarantineWords::key)
                .styled("code"));
    list.getColumns()
        .add(
            new TextColumn<SetAside>(
                messages.text("execute.quarantine.why"), 190, QuarantineWords::reason));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> original(Optional.ofNullable(is)));
    return new Panel(heading("execute.quarantine.rows", pager(list)), list);
  }

  /** Which rows are shown, and the way to those before and behind them. */
  private Node[] pager(Lines<SetAside> list) {
    Label shown = new Label();
    shown.getStyleClass().add("muted");
    String reading = messages.text("execute.quarantine.reading");
    shown
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> model.reading().get() ? reading : model.shown().get(),
                model.reading(),
                model.shown()));
    Button previous = button(PREVIOUS, "execute.quarantine.previous", "plain");
    previous.getStyleClass().add("small");
    previous.setOnAction(e -> model.previous());
    Button next = button(NEXT, "execute.quarantine.next", "plain");
    next.getStyleClass().add("small");
    next.setOnAction(e -> model.next());
    model
        .shown()
        .addListener(
            (o, was, is) -> {
              previous.setDisable(!model.hasPrevious());
              next.setDisable(!model.hasNext());
              list.getSelectionModel().selectFirst();
            });
    return new Node[] {shown, previous, next};
  }

  private Panel original() {
    values
        .getColumns()
        .add(
            new TextColumn<Map.Entry<String, OriginalValue>>(
                    messages.text("execute.quarantine.column"), 130, Map.Entry::getKey)
                .styled("strong"));
    values
        .getColumns()
        .add(
            new TextColumn<Map.Entry<String, OriginalValue>>(
                    messages.text("execute.quarantine.kind"), 80, e -> e.getValue().type())
                .styled("muted"));
    values
        .getColumns()
        .add(
            new TextColumn<Map.Entry<String, OriginalValue>>(
                    messages.text("execute.quarantine.value"), 250, e -> words.value(e.getValue()))
                .styled("code"));
    return new Panel(heading("execute.quarantine.values"), values);
  }

  private void original(Optional<SetAside> row) {
    values
        .getItems()
        .setAll(row.map(r -> r.original().entrySet().stream().toList()).orElse(List.of()));
  }

  private <T> Lines<T> lines(String id, String key) {
    return new Lines<>(id, messages.text(key), messages.text("execute.quarantine.none"));
  }

  private HBox heading(String key, Node... parts) {
    Label words = new Label(messages.text(key));
    words.getStyleClass().add("strong");
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox heading = new HBox(8, words, between);
    heading.getStyleClass().add("execute-heading");
    heading.getChildren().addAll(parts);
    return heading;
  }

  private Button button(String id, String key, String style) {
    Button button = new Button(messages.text(key));
    button.setId(id);
    button.getStyleClass().add(style);
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }
}
