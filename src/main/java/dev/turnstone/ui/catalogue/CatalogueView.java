package dev.turnstone.ui.catalogue;

import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.PageHeader;
import dev.turnstone.ui.kit.Panel;
import dev.turnstone.ui.kit.TextColumn;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** The page of a database: its tables, the columns of the selected one, and what stays behind. */
public final class CatalogueView extends VBox {
  public static final String FILTER = "catalogue-filter";
  public static final String TABLES = "catalogue-tables";
  public static final String COLUMNS = "catalogue-columns";
  public static final String LEFT = "catalogue-left-behind";

  private static final int GAP = 14;

  private final CatalogueViewModel model;
  private final Messages messages;

  public CatalogueView(CatalogueViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("page");
    PageHeader header = new PageHeader(messages.text("step.catalogue"), model.summary());
    GridPane panels = new GridPane();
    panels.setHgap(GAP);
    panels.setVgap(GAP);
    panels.getColumnConstraints().addAll(share(52), share(48));
    panels.getRowConstraints().addAll(part(58), part(42));
    panels.add(tables(), 0, 0, 1, 2);
    panels.add(columns(), 1, 0);
    panels.add(leftBehind(), 1, 1);
    VBox.setVgrow(panels, Priority.ALWAYS);
    getChildren().addAll(header, panels);
  }

  private static ColumnConstraints share(double percent) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(percent);
    return column;
  }

  private static RowConstraints part(double percent) {
    RowConstraints row = new RowConstraints();
    row.setPercentHeight(percent);
    return row;
  }

  private Panel tables() {
    TextField filter = new TextField();
    filter.setId(FILTER);
    filter.setPromptText(messages.text("catalogue.filter"));
    filter.setAccessibleText(messages.text("catalogue.filter"));
    filter.textProperty().bindBidirectional(model.filter());
    filter.addEventFilter(KeyEvent.KEY_PRESSED, this::down);
    VBox above = new VBox(filter);
    above.getStyleClass().add("panel-tools");
    Lines<TableLine> list = list(TABLES, "catalogue.tables");
    list.setItems(model.tables());
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("catalogue.table"), 130, TableLine::shown)
                .styled("strong"));
    list.getColumns().add(number("catalogue.rows.title", 85, model::rows));
    list.getColumns()
        .add(
            new TextColumn<TableLine>(messages.text("catalogue.keys"), 108, model::keys)
                .styled("muted"));
    list.getColumns().add(number("catalogue.wave", 68, l -> Integer.toString(l.wave())));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> Optional.ofNullable(is).ifPresent(this::select));
    model
        .selected()
        .addListener((o, was, is) -> is.ifPresent(l -> list.getSelectionModel().select(l)));
    model.selected().get().ifPresent(l -> list.getSelectionModel().select(l));
    Label counted = new Label();
    counted.getStyleClass().addAll("muted", "panel-foot");
    counted.textProperty().bind(model.counted());
    return new Panel(above, list, counted);
  }

  /** From the filter to the first table that it left. */
  private void down(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN && !model.tables().isEmpty()) {
      select(model.tables().get(0));
      lookup("#" + TABLES).requestFocus();
      event.consume();
    }
  }

  private void select(TableLine line) {
    model.selected().set(Optional.of(line));
  }

  private TextColumn<TableLine> number(
      String key, double width, Function<TableLine, String> words) {
    return new TextColumn<TableLine>(messages.text(key), width, words).styled("at-end");
  }

  private Panel columns() {
    Label heading = new Label();
    heading.getStyleClass().add("panel-heading");
    heading.textProperty().bind(model.selected().map(l -> l.map(TableLine::shown).orElse("")));
    Lines<ColumnLine> list = list(COLUMNS, "catalogue.columns");
    list.setItems(model.columns());
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("catalogue.column"), 90, ColumnLine::name)
                .styled("strong"));
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("catalogue.type"), 104, ColumnLine::type)
                .styled("code"));
    list.getColumns().add(new TextColumn<>("", 40, ColumnLine::marks).styled("muted"));
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("catalogue.null"), 54, model::nullable).styled("muted"));
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("catalogue.value"), 72, ColumnLine::value)
                .styled("code"));
    return new Panel(heading, list);
  }

  private Panel leftBehind() {
    Label heading = new Label(messages.text("catalogue.left"));
    heading.getStyleClass().add("panel-heading");
    Lines<LeftBehind> list = list(LEFT, "catalogue.left");
    list.setItems(model.leftBehind());
    list.getColumns()
        .add(
            new TextColumn<>(
                    messages.text("catalogue.left.what"),
                    190,
                    (LeftBehind l) -> l.kind() + " " + l.name().name())
                .styled("strong"));
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("catalogue.left.why"), 200, LeftBehind::reason)
                .styled("muted"));
    return new Panel(heading, list);
  }

  private <T> Lines<T> list(String id, String key) {
    return new Lines<>(id, messages.text(key), messages.text("catalogue.empty"));
  }
}
