package dev.turnstone.row;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Sees which values of a row only fit because a decision of the plan changes them. */
final class Probe {
  private final @Nullable Field[] exact;
  private final BitSet changed = new BitSet();
  private final Cell cell = new Cell();

  /**
   * For the written columns of a table.
   *
   * @param exact for each what would fill it without the decision; null where none changes values
   */
  @SuppressWarnings("NullAway") // an array of nullable fields
  Probe(@Nullable Field[] exact) {
    this.exact = exact;
  }

  void clear() {
    changed.clear();
  }

  /** Looks at one column of the present row. */
  void look(int column, boolean replaced, RowCursor cursor) {
    Field without = exact[column];
    if (replaced || (without != null && without.fill(cursor, cell) != null)) changed.set(column);
  }

  BitSet changed() {
    return changed;
  }
}
