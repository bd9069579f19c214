package dev.turnstone.ui.rehearse;

import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TextColumn;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a run would do with each table. */
final class TablesPanel extends VBox {
  static final String LIST = "rehearse-tables";
  static final String FILTER = "rehearse-filter";
  static final String FOUND = "rehearse-only-found";

  private static final double GAP = 8;
  private static final double WORD = 74;
  private static final double LONG_WORD = 94;

  /** Below it there is room for what matters most. */
  private static final double NARROW = 520;

  private final RehearseViewModel model;
  private final Messages messages;
  private final ObservableList<TableLine> all = FXCollections.observableArrayList();
  private final FilteredList<TableLine> shown = new FilteredList<>(all);
  private final Label title = new Label();
  private final TextField filter = new TextField();
  private final ToggleButton found = new ToggleButton();

  TablesPanel(RehearseViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    inside(false);
    getChildren().addAll(heading(), list());
    model.report().addListener((o, was, is) -> show());
    show();
  }

  /** Without a border and a title of its own inside another panel, which has one. */
  void inside(boolean another) {
    getStyleClass().removeAll("panel", "filled");
    title.setVisible(!another);
    title.setManaged(!another);
    if (!another) {
      getStyleClass().addAll("panel", "filled");
    }
  }

  private void show() {
    all.setAll(model.report().get().map(TableLine::of).orElse(List.of()));
  }

  private HBox heading() {
    title.setText(messages.text("rehearse.by_table"));
    title.getStyleClass().add("strong");
    title.setMinWidth(USE_PREF_SIZE);
    filter.setId(FILTER);
    filter.setPromptText(messages.text("rehearse.filter"));
    filter.setAccessibleText(messages.text("rehearse.filter"));
    filter.textProperty().addListener((o, was, is) -> narrow());
    filter.setMinWidth(0);
    HBox.setHgrow(filter, Priority.ALWAYS);
    found.setId(FOUND);
    found.setText(messages.text("rehearse.only_found"));
    found.getStyleClass().setAll("segment");
    found.setMinWidth(USE_PREF_SIZE);
    found.selectedProperty().addListener((o, was, is) -> narrow());
    HBox heading = new HBox(GAP, title, filter, found);
    heading.getStyleClass().add("rehearse-heading");
    return heading;
  }

  private void narrow() {
    String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
    boolean only = found.isSelected();
    shown.setPredicate(
        line ->
            line.rows().target().name().toLowerCase(Locale.ROOT).contains(wanted)
                && (!only || line.found()));
  }

  private Lines<TableLine> list() {
    Lines<TableLine> list =
        new Lines<>(
            LIST, messages.text("rehearse.by_table"), messages.text("rehearse.tables.none"));
    list.setItems(shown);
    list.getColumns()
        .add(
            new TextColumn<TableLine>(
                    messages.text("rehearse.table"), 120, l -> l.rows().target().name())
                .styled("strong"));
    list.getColumns().get(0).setMinWidth(LONG_WORD);
    list.getColumns().add(number("rehearse.table.read", RehearsedTable::read));
    List<TextColumn<TableLine>> more =
        List.of(
            number("rehearse.table.insert", RehearsedTable::inserted),
            number("rehearse.table.update", RehearsedTable::updated),
            number("rehearse.table.same", RehearsedTable::unchanged));
    list.getColumns().addAll(more);
    TextColumn<TableLine> refused = number("rehearse.table.refused", RehearsedTable::refused);
    refused.setMinWidth(LONG_WORD);
    list.getColumns().add(refused);
    TextColumn<TableLine> expected =
        new TextColumn<TableLine>(messages.text("rehearse.table.expected"), 80, this::expected)
            .styled("at-end");
    expected.setMinWidth(WORD);
    list.getColumns().add(expected);
    TableColumn<TableLine, TableLine> state = state();
    list.getColumns().add(state);
    list.widthProperty()
        .addListener(
            (o, was, is) -> {
              boolean room = is.doubleValue() >= NARROW;
              more.forEach(column -> column.setVisible(room));
              expected.setVisible(room && tried());
            });
    model
        .report()
        .addListener((o, was, is) -> expected.setVisible(list.getWidth() >= NARROW && tried()));
    return list;
  }

  private boolean tried() {
    return model.report().get().map(Report::prospect).flatMap(p -> p.run()).isPresent();
  }

  private TextColumn<TableLine> number(String key, ToLongFunction<RehearsedTable> count) {
    TextColumn<TableLine> column =
        new TextColumn<>(
            messages.text(key), 72, l -> model.words().number(count.applyAsLong(l.rows())));
    column.setMinWidth(WORD);
    return column.styled("at-end");
  }

  private String expected(TableLine line) {
    return line.expected().map(e -> model.words().seconds((e.low() + e.high()) / 2)).orElse("");
  }

  private TableColumn<TableLine, TableLine> state() {
    TableColumn<TableLine, TableLine> column =
        new TableColumn<>(messages.text("rehearse.table.state"));
    column.setPrefWidth(112);
    column.setMinWidth(112);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(line -> new SimpleObjectProperty<>(line.getValue()));
    column.setCellFactory(c -> new StateCell());
    return column;
  }

  private final class StateCell extends TableCell<TableLine, TableLine> {
    private final Chip chip = new Chip("", Meaning.PLAIN);

    @Override
    protected void updateItem(@Nullable TableLine line, boolean empty) {
      super.updateItem(line, empty);
      if (line == null || empty) {
        setGraphic(null);
        return;
      }
      chip.setText(messages.text(line.state()));
      chip.mean(line.meaning());
      setGraphic(chip);
    }
  }
}
