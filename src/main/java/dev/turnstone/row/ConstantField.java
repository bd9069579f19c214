package dev.turnstone.row;

import org.jspecify.annotations.Nullable;

/** The same value for every row. */
record ConstantField(FrozenCell value) implements Field {
  @Override
  public @Nullable Refusal fill(RowCursor cursor, Cell cell) {
    value.into(cell);
    return null;
  }
}
