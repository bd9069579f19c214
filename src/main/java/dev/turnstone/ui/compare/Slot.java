package dev.turnstone.ui.compare;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The place of one row in a long list. Its row comes when it is there; the place stays the same.
 */
final class Slot<T> {
  private final long index;
  private final ReadOnlyObjectWrapper<Optional<T>> row =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  Slot(long index) {
    this.index = index;
  }

  /** From 0. */
  long index() {
    return index;
  }

  /** Empty: it is not read yet. */
  ReadOnlyObjectProperty<Optional<T>> row() {
    return row.getReadOnlyProperty();
  }

  void fill(T given) {
    row.set(Optional.of(given));
  }
}
