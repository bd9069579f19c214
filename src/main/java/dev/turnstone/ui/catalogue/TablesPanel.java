package dev.turnstone.ui.catalogue;

import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Panel;
import dev.turnstone.ui.kit.TextColumn;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The tables of a database in a list, and in its place what stays behind. */
final class TablesPanel extends StackPane {
  /** Below it there is no room for owners; the details have them. */
  private static final double ROOMY = 440;

  private final CatalogueViewModel model;
  private final Messages messages;
  private final LineWords words;
  private final Lines<TableLine> list;

  TablesPanel(CatalogueViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.words = model.lineWords();
    this.list = tables();
    Lines<LeftBehind> left = leftBehind();
    ToggleButton other = other();
    list.visibleProperty().bind(other.selectedProperty().not());
    left.visibleProperty().bind(other.selectedProperty());
    HBox tools = new HBox(filter(), other);
    tools.getStyleClass().addAll("panel-tools", "catalogue-tools");
    Label counted = new Label();
    counted.getStyleClass().addAll("muted", "panel-foot");
    counted.textProperty().bind(model.counted());
    StackPane lists = new StackPane(list, left);
    VBox.setVgrow(lists, Priority.ALWAYS);
    getChildren().add(new Panel(tools, lists, counted));
    model.marks().inventory().addListener((o, was, is) -> list.refresh());
  }

  private TextField filter() {
    TextField filter = new TextField();
    filter.setId(CatalogueView.FILTER);
    filter.setPromptText(messages.text("catalogue.filter"));
    filter.setAccessibleText(messages.text("catalogue.filter"));
    filter.textProperty().bindBidirectional(model.filter());
    filter.addEventFilter(KeyEvent.KEY_PRESSED, this::down);
    HBox.setHgrow(filter, Priority.ALWAYS);
    return filter;
  }

  /** From the filter to the first table that it left. */
  private void down(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN && !model.tables().isEmpty()) {
      select(model.tables().get(0));
      list.requestFocus();
      event.consume();
    }
  }

  private ToggleButton other() {
    ToggleButton other = new ToggleButton();
    other.setId(CatalogueView.LEFT_TOGGLE);
    other.getStyleClass().setAll("segment");
    other.setMinWidth(USE_PREF_SIZE);
    other
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> messages.text("catalogue.left.count", model.leftBehind().size()),
                model.leftBehind()));
    return other;
  }

  private Lines<TableLine> tables() {
    Lines<TableLine> lines =
        new Lines<>(
            CatalogueView.TABLES,
            messages.text("catalogue.tables"),
            messages.text("catalogue.empty"));
    lines.setItems(model.tables());
    lines
        .getColumns()
        .add(
            new TextColumn<>(messages.text("catalogue.table"), 140, TableLine::shown)
                .styled("strong"));
    lines
        .getColumns()
        .add(
            new TextColumn<TableLine>(messages.text("catalogue.rows.title"), 78, words::rows)
                .styled("at-end"));
    TextColumn<TableLine> keys =
        new TextColumn<TableLine>(messages.text("catalogue.keys"), 106, words::keys)
            .styled("muted");
    keys.setMinWidth(96);
    lines.getColumns().add(keys);
    lines
        .getColumns()
        .add(
            new ChipColumn<TableLine>(
                messages.text("catalogue.sensitive"), 90, words::sensitive, words::sensitiveWhy));
    TextColumn<TableLine> owner =
        new TextColumn<TableLine>(messages.text("catalogue.owner"), 104, words::owner)
            .styled("muted");
    owner.visibleProperty().bind(widthProperty().greaterThan(ROOMY));
    lines.getColumns().add(owner);
    lines
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> Optional.ofNullable(is).ifPresent(this::select));
    model.selected().addListener((o, was, is) -> is.ifPresent(l -> follow(lines, l)));
    model.selected().get().ifPresent(l -> follow(lines, l));
    return lines;
  }

  private static void follow(Lines<TableLine> lines, TableLine line) {
    if (!line.equals(lines.getSelectionModel().getSelectedItem())) {
      lines.getSelectionModel().select(line);
      lines.scrollTo(line);
    }
  }

  private void select(TableLine line) {
    model.selected().set(Optional.of(line));
  }

  private Lines<LeftBehind> leftBehind() {
    Lines<LeftBehind> lines =
        new Lines<>(
            CatalogueView.LEFT, messages.text("catalogue.left"), messages.text("catalogue.empty"));
    lines.setItems(model.leftBehind());
    lines
        .getColumns()
        .add(
            new TextColumn<>(
                    messages.text("catalogue.left.what"),
                    190,
                    (LeftBehind l) -> l.kind() + " " + l.name().name())
                .styled("strong"));
    lines
        .getColumns()
        .add(
            new TextColumn<>(messages.text("catalogue.left.why"), 300, LeftBehind::reason)
                .styled("muted"));
    return lines;
  }
}
