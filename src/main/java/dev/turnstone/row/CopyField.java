package dev.turnstone.row;

import org.jspecify.annotations.Nullable;

/** A source column's value, converted. */
record CopyField(int column, Conversion conversion) implements Field {
  @Override
  public @Nullable Refusal fill(RowCursor cursor, Cell cell) {
    cursor.read(column, cell);
    return cell.isNull() ? null : conversion.convert(cell);
  }
}
