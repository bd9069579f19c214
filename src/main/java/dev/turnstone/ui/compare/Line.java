package dev.turnstone.ui.compare;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * One line of a window onto a long list. The line stays where it is; what it shows changes when the
 * window is moved, and when its row is there.
 */
final class Line<T> {
  private final ReadOnlyObjectWrapper<@Nullable T> row = new ReadOnlyObjectWrapper<>(null);
  private final ChangeListener<Optional<T>> follow = (o, was, is) -> row.set(is.orElse(null));
  private @Nullable Slot<T> slot;

  /** Null: it is not read yet. */
  ReadOnlyObjectProperty<@Nullable T> row() {
    return row.getReadOnlyProperty();
  }

  /** Number of the row in the list, from 0. */
  long index() {
    Slot<T> shown = slot;
    return shown == null ? -1 : shown.index();
  }

  void show(Slot<T> other) {
    if (slot != null) {
      slot.row().removeListener(follow);
    }
    slot = other;
    other.row().addListener(follow);
    row.set(other.row().get().orElse(null));
  }

  /** Follows no row any more. */
  void leave() {
    if (slot != null) {
      slot.row().removeListener(follow);
    }
  }
}
