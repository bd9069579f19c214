package dev.turnstone.ui.compare;

import dev.turnstone.ui.compare.DifferenceCell.Side;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.undo.difference.RowDifference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * Rows that differ, cell by cell. The control holds the lines in sight only; the bar beside it
 * stands for all of them.
 */
final class DifferenceTable extends HBox {
  private static final double HEADER = 36;
  private static final double PAIRS = 2 * 28;
  private static final double ACROSS = 12;
  private static final double SIGN = 34;

  /** Of the bar, so that what stands for the window can be taken hold of. */
  private static final double SMALLEST = 0.07;

  private static final double LETTER = 7.6;
  private static final double AROUND = 26;
  private static final double WIDEST = 1.7;
  private static final double PIXELS_PER_ROW = 16;

  private static final PseudoClass PAIRED = PseudoClass.getPseudoClass("paired");
  private static final PseudoClass BLANK = PseudoClass.getPseudoClass("blank");

  private final DifferencesViewModel model;
  private final Messages messages;
  private final RowWindow<RowDifference> window;
  private final Lines<Line<RowDifference>> table;
  private final ScrollBar bar = new ScrollBar();
  private final Map<TableColumn<Line<RowDifference>, ?>, Integer> numbers = new HashMap<>();
  private Question question = Question.EXPECTED;
  private boolean following;
  private double scrolled;

  DifferenceTable(String id, DifferencesViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.window = model.window();
    this.table = new Lines<>(id, messages.text("compare.rows"), "");
    getStyleClass().add("difference-table");
    table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    table.setItems(window.lines());
    table.setRowFactory(t -> new DifferenceRow(window, messages));
    Label nothing = new Label();
    nothing.textProperty().bind(model.remark());
    nothing.getStyleClass().add("difference-remark");
    table.setPlaceholder(nothing);
    HBox.setHgrow(table, Priority.ALWAYS);
    getChildren().addAll(table, bar);
    bar();
    select();
    table.addEventFilter(ScrollEvent.SCROLL, this::wheel);
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    table.heightProperty().addListener((o, was, is) -> room());
    table.widthProperty().addListener((o, was, is) -> spread());
    model.columns().addListener((o, was, is) -> columns());
    model.sideBySide().addListener((o, was, is) -> columns());
    columns();
  }

  /** Names the sides as this question does. */
  void ask(Question asked) {
    question = asked;
    columns();
  }

  private void bar() {
    bar.setOrientation(Orientation.VERTICAL);
    bar.setMinWidth(USE_PREF_SIZE);
    bar.setAccessibleText(messages.text("compare.scroll"));
    bar.setUnitIncrement(1);
    bar.managedProperty().bind(bar.visibleProperty());
    bar.valueProperty()
        .addListener((o, was, is) -> window.first().set(Math.round(is.doubleValue())));
    window
        .first()
        .addListener(
            (o, was, is) -> {
              if (Math.round(bar.getValue()) != is.longValue()) bar.setValue(is.doubleValue());
              follow();
            });
    window.size().addListener((o, was, is) -> measure());
    window.count().addListener((o, was, is) -> measure());
    measure();
  }

  private void measure() {
    long last = window.last();
    bar.setMax((double) Math.max(1, last));
    bar.setBlockIncrement(window.count().get());
    double share = (double) window.count().get() / Math.max(1, window.size().get());
    bar.setVisibleAmount(last * Math.max(SMALLEST, share));
    bar.setValue((double) window.first().get());
    bar.setVisible(last > 0);
  }

  private void select() {
    table.getSelectionModel().setCellSelectionEnabled(true);
    InvalidationListener choice = o -> chosen();
    table.getSelectionModel().getSelectedCells().addListener(choice);
    model.place().addListener((o, was, is) -> follow());
    window.lines().addListener((ListChangeListener<Line<RowDifference>>) c -> follow());
  }

  private void chosen() {
    if (following || table.getSelectionModel().getSelectedCells().isEmpty()) {
      return;
    }
    TablePosition<?, ?> at = table.getSelectionModel().getSelectedCells().get(0);
    int line = at.getRow();
    if (line >= 0 && line < window.lines().size() && at.getTableColumn() != null) {
      int column = numbers.getOrDefault(at.getTableColumn(), 0);
      model.place().set(Optional.of(new Place(window.lines().get(line).index(), column)));
    }
  }

  /** Marks the cell that is looked at, where it is in sight. */
  private void follow() {
    following = true;
    Optional<Place> place = model.place().get();
    long line = place.map(p -> p.row() - window.first().get()).orElse(-1L);
    if (line >= 0 && line < window.lines().size()) {
      TableColumn<Line<RowDifference>, ?> column = column(place.orElseThrow().column());
      table.getSelectionModel().clearAndSelect((int) line, column);
      table.getFocusModel().focus((int) line, column);
      table.scrollToColumn(column);
    } else {
      table.getSelectionModel().clearSelection();
    }
    following = false;
  }

  private TableColumn<Line<RowDifference>, ?> column(int number) {
    List<TableColumn<Line<RowDifference>, ?>> fitting =
        table.getVisibleLeafColumns().stream()
            .filter(c -> numbers.getOrDefault(c, -1) == number)
            .toList();
    return fitting.isEmpty()
        ? table.getVisibleLeafColumn(0)
        : fitting.get(fitting.size() - 1); // the side that is, where both are shown
  }

  private void wheel(ScrollEvent event) {
    if (Math.abs(event.getDeltaY()) <= Math.abs(event.getDeltaX())) {
      return;
    }
    event.consume();
    scrolled -= event.getDeltaY() / PIXELS_PER_ROW;
    long rows = (long) scrolled;
    scrolled -= rows;
    window.first().set(window.first().get() + rows);
  }

  private void key(KeyEvent event) {
    long page = Math.max(1, window.count().get() - 1);
    long by =
        switch (event.getCode()) {
          case UP -> -1;
          case DOWN -> 1;
          case PAGE_UP -> -page;
          case PAGE_DOWN -> page;
          case HOME -> -window.size().get();
          case END -> window.size().get();
          default -> 0;
        };
    if (by != 0) {
      event.consume();
      model.move(by);
    }
  }

  private void columns() {
    numbers.clear();
    List<TableColumn<Line<RowDifference>, ?>> all = new ArrayList<>();
    TableColumn<Line<RowDifference>, RowDifference> signs = made("", SIGN);
    signs.setCellFactory(c -> new SignCell());
    all.add(signs);
    CellWords words = new CellWords(messages);
    List<DifferenceColumn> wanted = model.columns().get();
    for (int i = 0; i < wanted.size(); i++) {
      all.add(column(wanted.get(i), i, words));
    }
    table.getColumns().setAll(wanted.isEmpty() ? List.of() : all);
    pseudoClassStateChanged(PAIRED, pairs());
    pseudoClassStateChanged(BLANK, wanted.isEmpty());
    spread();
    follow();
  }

  private TableColumn<Line<RowDifference>, ?> column(
      DifferenceColumn column, int number, CellWords words) {
    if (!model.sideBySide().get() || column.key()) {
      return value(column.name(), column, number, new Shape(Side.BOTH, words));
    }
    TableColumn<Line<RowDifference>, RowDifference> pair = made(column.name(), 0);
    pair.getColumns()
        .add(value(messages.text(question.left()), column, number, new Shape(Side.LEFT, words)));
    pair.getColumns()
        .add(value(messages.text(question.right()), column, number, new Shape(Side.RIGHT, words)));
    return pair;
  }

  private record Shape(Side side, CellWords words) {}

  private TableColumn<Line<RowDifference>, RowDifference> value(
      String title, DifferenceColumn column, int number, Shape shape) {
    int letters = Math.max(title.length(), column.letters());
    TableColumn<Line<RowDifference>, RowDifference> made = made(title, letters * LETTER + AROUND);
    made.setCellFactory(c -> new DifferenceCell(column, shape.side(), shape.words()));
    numbers.put(made, number);
    return made;
  }

  private static TableColumn<Line<RowDifference>, RowDifference> made(String title, double width) {
    TableColumn<Line<RowDifference>, RowDifference> column = new TableColumn<>(title);
    column.setCellValueFactory(line -> line.getValue().row());
    column.setSortable(false);
    column.setReorderable(false);
    column.setUserData(width);
    column.setPrefWidth(Math.max(SIGN, width));
    return column;
  }

  /** Columns share the room that is left, up to a point. */
  private void spread() {
    List<TableColumn<Line<RowDifference>, ?>> values =
        table.getVisibleLeafColumns().stream().filter(numbers::containsKey).toList();
    double wanted = values.stream().mapToDouble(DifferenceTable::wanted).sum();
    double room = table.getWidth() - SIGN - 2;
    double times = wanted <= 0 ? 1 : Math.max(1, Math.min(WIDEST, room / wanted));
    values.forEach(c -> c.setPrefWidth(Math.floor(wanted(c) * times)));
    room();
  }

  private static double wanted(TableColumn<?, ?> column) {
    return column.getUserData() instanceof Double width ? width : SIGN;
  }

  private void room() {
    double across = table.getVisibleLeafColumns().stream().mapToDouble(c -> c.getPrefWidth()).sum();
    double header = pairs() ? PAIRS : HEADER;
    double below = across > table.getWidth() ? ACROSS : 0;
    double rows = (table.getHeight() - header - below) / table.getFixedCellSize();
    room((int) Math.floor(rows));
  }

  private boolean pairs() {
    return model.sideBySide().get() && model.columns().get().stream().anyMatch(c -> !c.key());
  }

  /** A line that is selected must not go. */
  private void room(int rows) {
    if (rows < window.lines().size()) {
      following = true;
      table.getSelectionModel().clearSelection();
      following = false;
    }
    window.room(rows);
    follow();
  }
}
