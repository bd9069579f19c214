package dev.turnstone.ui.compare;

import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TextColumn;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The tables of a comparison with how many of their rows differ. */
final class TablesPane extends VBox {
  private static final String NOT_COMPARED = "!";

  private final ComparedTables model;
  private final Messages messages;
  private final TextField filter = new TextField();
  private final Lines<TableLine> list;

  TablesPane(ComparedTables model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.list =
        new Lines<>(
            CompareView.TABLES,
            messages.text("compare.tables"),
            messages.text("compare.tables.none"));
    getStyleClass().addAll("panel", "filled", "compared-tables");
    list();
    Label counted = new Label();
    counted.getStyleClass().add("muted");
    counted.textProperty().bind(model.counted());
    counted.setMinWidth(Region.USE_PREF_SIZE);
    CheckBox only = new CheckBox(messages.text("compare.only"));
    only.setId(CompareView.ONLY);
    only.selectedProperty().bindBidirectional(model.onlyDifferent());
    only.setMinWidth(0);
    HBox.setHgrow(only, Priority.ALWAYS);
    only.setMaxWidth(Double.MAX_VALUE);
    HBox foot = new HBox(8, only, counted);
    foot.getStyleClass().add("panel-foot");
    getChildren().addAll(filter(), list, foot);
  }

  /** Where letters narrow the list. */
  void find() {
    filter.requestFocus();
    filter.selectAll();
  }

  private VBox filter() {
    filter.setId(CompareView.FILTER);
    filter.setPromptText(messages.text("compare.filter"));
    filter.setAccessibleText(messages.text("compare.filter"));
    filter.textProperty().bindBidirectional(model.filter());
    filter.addEventFilter(KeyEvent.KEY_PRESSED, this::down);
    VBox above = new VBox(filter);
    above.getStyleClass().add("panel-tools");
    return above;
  }

  /** From the filter to the first table that it left. */
  private void down(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN && !model.lines().isEmpty()) {
      list.getSelectionModel().select(0);
      list.requestFocus();
      event.consume();
    }
  }

  private void list() {
    list.setItems(model.lines());
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("compare.table"), 90, TableLine::name).styled("strong"));
    list.getColumns().add(count("+", 60, TableLine::added, "added"));
    list.getColumns()
        .add(count("~", 52, l -> l.why().isEmpty() ? l.changed() : NOT_COMPARED, "changed"));
    list.getColumns().add(count("−", 52, TableLine::removed, "removed"));
    list.setRowFactory(t -> new Row());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> Optional.ofNullable(is).ifPresent(this::select));
    model.selected().addListener((o, was, is) -> follow(is));
    follow(model.selected().get());
  }

  private void select(TableLine line) {
    if (!model.selected().get().equals(Optional.of(line))) {
      model.selected().set(Optional.of(line));
    }
  }

  private void follow(Optional<TableLine> line) {
    if (line.isEmpty()) {
      list.getSelectionModel().clearSelection();
    } else if (!line.get().equals(list.getSelectionModel().getSelectedItem())) {
      list.getSelectionModel().select(line.get());
      list.scrollTo(line.get());
    }
  }

  private static TextColumn<TableLine> count(
      String title, double width, Function<TableLine, String> words, String style) {
    TextColumn<TableLine> column = new TextColumn<>(title, width, words).styled("at-end");
    column.setMinWidth(44);
    column.getStyleClass().add(style + "-count");
    return column;
  }

  private final class Row extends TableRow<TableLine> {
    @Override
    protected void updateItem(@Nullable TableLine line, boolean empty) {
      super.updateItem(line, empty);
      String words = line == null || empty ? null : words(line);
      setAccessibleText(words);
      setTooltip(words == null ? null : new Tooltip(words));
    }

    private String words(TableLine line) {
      return line.why().isEmpty()
          ? messages.text(
              "compare.table.about",
              line.title(),
              line.table().counts().added(),
              line.table().counts().changed(),
              line.table().counts().removed())
          : messages.text("compare.table.not", line.title(), line.why());
    }
  }
}
