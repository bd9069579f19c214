package dev.turnstone.ui.compare;

import dev.turnstone.catalog.TableName;
import dev.turnstone.ui.failure.Failure;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Newest;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.undo.difference.RowDifference;
import dev.turnstone.undo.difference.RowDifference.CellDifference;
import dev.turnstone.undo.difference.TableComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/** Walks through the differing rows of one table, a page at a time, however many they are. */
public final class DifferencesViewModel {
  private final Migration migration;
  private final Messages messages;
  private final RowWindow<RowDifference> window = new RowWindow<>();
  private final ReadOnlyObjectWrapper<List<DifferenceColumn>> columns =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<Place>> place =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty sideBySide = new SimpleBooleanProperty(false);
  private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper notes = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<TableLine>> table =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Newest<Begun> opening;
  private @Nullable LazyRows<RowDifference> rows;
  private @Nullable OpenComparison open;
  private @Nullable Slot<RowDifference> waiting;
  private int entering;

  /** The beginning of a table's differences. */
  private record Begun(List<DifferenceColumn> columns, List<RowDifference> first) {}

  DifferencesViewModel(Migration migration) {
    this.migration = migration;
    this.messages = migration.messages();
    this.opening = new Newest<>(migration.tools().background(), this::begin, this::failed);
  }

  /** The lines in sight. */
  RowWindow<RowDifference> window() {
    return window;
  }

  /** Those of the table that is shown. */
  public ReadOnlyObjectProperty<List<DifferenceColumn>> columns() {
    return columns.getReadOnlyProperty();
  }

  /** The table that is shown; empty: none. */
  public ReadOnlyObjectProperty<Optional<TableLine>> table() {
    return table.getReadOnlyProperty();
  }

  /** The cell that is looked at. */
  public ObjectProperty<Optional<Place>> place() {
    return place;
  }

  /** True: each column twice, left and right; false: both values in one cell. */
  public BooleanProperty sideBySide() {
    return sideBySide;
  }

  /** Why there are no rows to see, or why some cannot be read; empty: there is nothing to say. */
  public ReadOnlyStringProperty remark() {
    return remark.getReadOnlyProperty();
  }

  /** Rows and columns that are told apart from differences; empty: none. */
  public ReadOnlyStringProperty notes() {
    return notes.getReadOnlyProperty();
  }

  /** The row a place is in; empty: it is not read yet. */
  public Optional<RowDifference> row(Place at) {
    LazyRows<RowDifference> list = rows;
    return list == null || at.row() >= list.size()
        ? Optional.empty()
        : list.get(at.row()).row().get();
  }

  /** Shows a table of a comparison from its first difference. */
  void show(OpenComparison of, TableLine line) {
    clear();
    open = of;
    table.set(Optional.of(line));
    TableComparison one = line.table();
    notes.set(notes(one));
    if (one.notCompared().isPresent()) {
      remark.set(messages.text("compare.table.not", line.name(), line.why()));
    } else if (one.counts().different() == 0) {
      remark.set(messages.text("compare.table.same", line.name(), one.counts().identical()));
    } else {
      remark.set(messages.text("compare.reading"));
      TableName name = one.right();
      opening.ask(
          () -> {
            List<RowDifference> first = of.page(name, 0, LazyRows.PAGE);
            return new Begun(DifferenceColumn.of(of.facts(), name, first), first);
          });
    }
  }

  /** Shows nothing. */
  void clear() {
    opening.forget();
    if (rows != null) {
      rows.close();
    }
    rows = null;
    waiting = null;
    entering = 0;
    place.set(Optional.empty()); // before the lines go: a control that has one selected trips
    window.clear();
    table.set(Optional.empty());
    columns.set(List.of());
    remark.set("");
    notes.set("");
  }

  private void begin(Begun begun) {
    OpenComparison of = open;
    TableComparison one = table.get().map(TableLine::table).orElse(null);
    if (of == null || one == null) {
      return;
    }
    TableName name = one.right();
    LazyRows<RowDifference> list =
        new LazyRows<>(
            one.counts().different(),
            (from, count) -> of.page(name, from, count),
            migration.tools().background(),
            this::failed);
    list.begin(begun.first());
    over(list, begun.columns());
  }

  /** Shows these rows from the first, in these columns. */
  void over(LazyRows<RowDifference> list, List<DifferenceColumn> wanted) {
    rows = list;
    remark.set("");
    columns.set(wanted);
    window.over(list);
    if (entering != 0) {
      go(entering > 0 ? 0 : list.size() - 1, entering);
      entering = 0;
    }
  }

  /** Goes to the first difference of the table that was opened last, or the last, once it can. */
  void enter(int by) {
    if (window.size().get() > 0) {
      go(by > 0 ? 0 : window.size().get() - 1, by);
    } else {
      entering = by;
    }
  }

  private void failed(Throwable reason) {
    Failure words = Failure.of(reason, messages);
    remark.set(messages.text("compare.rows.failed", words.title()));
  }

  /**
   * Goes to the next changed cell, or the next row that was added or removed.
   *
   * @return false when there is none in this table
   */
  public boolean next() {
    Place from = place.get().orElse(new Place(-1, 0));
    return inRow(from, 1, c -> c > from.column()) || go(from.row() + 1, 1);
  }

  /** The same backwards. */
  public boolean previous() {
    Place from = place.get().orElse(new Place(window.size().get(), 0));
    return inRow(from, -1, c -> c < from.column()) || go(from.row() - 1, -1);
  }

  /** Goes so many rows down, or up, as far as there are any, in the same column. */
  public void move(long by) {
    Place from = place.get().orElse(new Place(window.first().get(), 0));
    long to = Math.max(0, Math.min(from.row() + by, window.size().get() - 1));
    if (window.size().get() > 0) {
      place.set(Optional.of(new Place(to, from.column())));
      window.reveal(to);
    }
  }

  private boolean inRow(Place from, int by, IntPredicate beyond) {
    List<Integer> all = from.row() < 0 ? List.of() : row(from).map(this::changed).orElse(List.of());
    List<Integer> cells = all.stream().filter(beyond::test).toList();
    if (cells.isEmpty()) {
      return false;
    }
    int column = cells.get(by > 0 ? 0 : cells.size() - 1);
    place.set(Optional.of(new Place(from.row(), column)));
    return true;
  }

  /** To the first cell of a row that is worth a look, or the last; once it is read. */
  private boolean go(long row, int by) {
    LazyRows<RowDifference> list = rows;
    if (list == null || row < 0 || row >= list.size()) {
      return false;
    }
    window.reveal(row);
    place.set(Optional.of(new Place(row, 0)));
    Slot<RowDifference> slot = list.get(row);
    slot.row().get().ifPresentOrElse(r -> edge(row, r, by), () -> later(slot, by));
    return true;
  }

  private void later(Slot<RowDifference> slot, int by) {
    waiting = slot;
    ChangeListener<Optional<RowDifference>> arrival =
        (o, was, is) -> {
          boolean wanted = waiting == slot && place.get().equals(Optional.of(at(slot)));
          is.filter(r -> wanted).ifPresent(r -> edge(slot.index(), r, by));
          waiting = wanted ? null : waiting;
        };
    slot.row().addListener(arrival);
  }

  private static Place at(Slot<RowDifference> slot) {
    return new Place(slot.index(), 0);
  }

  private void edge(long row, RowDifference found, int by) {
    List<Integer> cells = changed(found);
    int column = cells.isEmpty() ? 0 : cells.get(by > 0 ? 0 : cells.size() - 1);
    place.set(Optional.of(new Place(row, column)));
  }

  private List<Integer> changed(RowDifference row) {
    List<DifferenceColumn> all = columns.get();
    return IntStream.range(0, all.size())
        .filter(c -> all.get(c).in(row).filter(CellDifference::changed).isPresent())
        .boxed()
        .toList();
  }

  private String notes(TableComparison one) {
    List<String> words = new ArrayList<>();
    if (one.counts().different() > 0) {
      note(words, "compare.note.identical", one.counts().identical());
    }
    note(words, "compare.note.filtered", one.besides().filtered());
    note(words, "compare.note.set_aside", one.besides().setAside());
    note(words, "compare.note.others", one.besides().others());
    note(words, "compare.note.too_large", one.besides().tooLarge());
    one.columnsLeftOut().forEach(c -> words.add(messages.text("compare.note.column", c)));
    return String.join(" · ", words);
  }

  private void note(List<String> words, String key, long rows) {
    if (rows > 0) {
      words.add(messages.text(key, rows));
    }
  }
}
