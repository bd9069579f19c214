package dev.turnstone.ui.compare;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.undo.difference.TableComparison;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The tables of a comparison, in its order, narrowed to what is looked for. */
public final class ComparedTables {
  private final Messages messages;
  private final ObservableList<TableLine> all = FXCollections.observableArrayList();
  private final FilteredList<TableLine> lines = new FilteredList<>(all);
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty onlyDifferent = new SimpleBooleanProperty(false);
  private final ReadOnlyStringWrapper counted = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Optional<TableLine>> selected =
      new SimpleObjectProperty<>(Optional.empty());

  ComparedTables(Messages messages) {
    this.messages = messages;
    filter.addListener((o, was, is) -> narrow());
    onlyDifferent.addListener((o, was, is) -> narrow());
  }

  /** Those that the filter leaves. */
  public ObservableList<TableLine> lines() {
    return lines;
  }

  /** Letters that occur in the names of tables. */
  public StringProperty filter() {
    return filter;
  }

  /** True: tables that are the same on both sides are left out. */
  public BooleanProperty onlyDifferent() {
    return onlyDifferent;
  }

  /** How many of the tables are shown; empty: there is nothing to count. */
  public ReadOnlyStringProperty counted() {
    return counted.getReadOnlyProperty();
  }

  public ObjectProperty<Optional<TableLine>> selected() {
    return selected;
  }

  /** Begins with the first table that has something to look at. */
  void show(List<TableComparison> tables) {
    all.setAll(tables.stream().map(this::line).toList());
    narrow();
    selected.set(
        lines.stream()
            .filter(l -> l.table().counts().different() > 0)
            .findFirst()
            .or(() -> lines.stream().filter(TableLine::remarkable).findFirst())
            .or(() -> lines.stream().findFirst()));
  }

  void clear() {
    selected.set(Optional.empty());
    all.clear();
    narrow();
  }

  /**
   * Selects the next table with differing rows, or the one before.
   *
   * @return false when there is none
   */
  boolean step(int by) {
    int at = selected.get().map(lines::indexOf).orElse(-1);
    for (int i = at + by; i >= 0 && i < lines.size(); i += by) {
      if (lines.get(i).table().counts().different() > 0) {
        selected.set(Optional.of(lines.get(i)));
        return true;
      }
    }
    return false;
  }

  private void narrow() {
    String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
    boolean some = onlyDifferent.get();
    lines.setPredicate(
        l -> l.title().toLowerCase(Locale.ROOT).contains(wanted) && (!some || l.remarkable()));
    counted.set(all.isEmpty() ? "" : messages.text("compare.tables.of", lines.size(), all.size()));
  }

  private TableLine line(TableComparison table) {
    String left = table.left().name();
    String right = table.right().name();
    String title =
        left.equalsIgnoreCase(right) ? right : messages.text("compare.table.renamed", left, right);
    return new TableLine(
        table,
        right,
        title,
        sign("compare.added", table.counts().added()),
        sign("compare.changed", table.counts().changed()),
        sign("compare.removed", table.counts().removed()),
        table.notCompared().orElse(""));
  }

  private String sign(String key, long rows) {
    return rows == 0 ? "" : messages.text(key, rows);
  }
}
