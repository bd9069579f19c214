package dev.turnstone.ui.compare;

import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The lines in sight of a list of millions. Moving it costs the same wherever it goes: a control
 * that knew of all rows would count through them. Used on the window's thread only.
 */
final class RowWindow<T> {
  private final LongProperty first = new SimpleLongProperty(0);
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(1);
  private final ReadOnlyLongWrapper size = new ReadOnlyLongWrapper(0);
  private final ObservableList<Line<T>> lines = FXCollections.observableArrayList();
  private @Nullable LazyRows<T> rows;

  RowWindow() {
    first.addListener((o, was, is) -> show());
  }

  /** Shows another list from its beginning. */
  void over(LazyRows<T> other) {
    rows = other;
    size.set(other.size());
    first.set(0);
    show();
  }

  /** Shows nothing. */
  void clear() {
    rows = null;
    size.set(0);
    first.set(0);
    show();
  }

  /** Number of the first line's row; a number out of range is brought into it. */
  LongProperty first() {
    return first;
  }

  /** How many lines there is room for, at least 1. */
  ReadOnlyIntegerProperty count() {
    return count.getReadOnlyProperty();
  }

  /** How many rows there are in all. */
  ReadOnlyLongProperty size() {
    return size.getReadOnlyProperty();
  }

  /** As many as there is room and are rows for. */
  ObservableList<Line<T>> lines() {
    return lines;
  }

  /** There is room for so many lines from now on. */
  void room(int lines) {
    count.set(Math.max(1, lines));
    show();
  }

  /** Moves so that this row is in sight, no further than that takes. */
  void reveal(long row) {
    if (row < first.get()) {
      first.set(row);
    } else if (row >= first.get() + count.get()) {
      first.set(row - count.get() + 1);
    }
  }

  /** The largest number that {@link #first} can have. */
  long last() {
    return Math.max(0, size.get() - count.get());
  }

  private void show() {
    long from = Math.max(0, Math.min(first.get(), last()));
    if (from != first.get()) {
      first.set(from); // comes here once more
      return;
    }
    int shown = (int) Math.min(count.get(), size.get());
    while (lines.size() > shown) {
      lines.remove(lines.size() - 1).leave();
    }
    LazyRows<T> list = rows;
    if (list == null) {
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).show(list.get(from + i));
    }
    for (int i = lines.size(); i < shown; i++) {
      Line<T> line = new Line<>();
      line.show(list.get(from + i));
      lines.add(line);
    }
  }
}
