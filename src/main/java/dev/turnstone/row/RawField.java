package dev.turnstone.row;

import org.jspecify.annotations.Nullable;

/**
 * A target column's value read back. What the column should never hold stays as it was read, so
 * that its fingerprint differs from every value that was written.
 */
record RawField(int column, Conversion conversion) implements Field {
  @Override
  public @Nullable Refusal fill(RowCursor cursor, Cell cell) {
    cursor.read(column, cell);
    if (!cell.isNull() && conversion.convert(cell) != null) cursor.read(column, cell);
    return null;
  }
}
