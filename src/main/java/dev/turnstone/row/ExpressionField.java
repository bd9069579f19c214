package dev.turnstone.row;

import org.jspecify.annotations.Nullable;

/** The value of an expression, converted. */
record ExpressionField(Evaluation evaluation, Conversion conversion) implements Field {
  @Override
  public @Nullable Refusal fill(RowCursor cursor, Cell cell) {
    Refusal refusal = evaluation.evaluate(cursor, cell);
    if (refusal != null) return refusal;
    return cell.isNull() ? null : conversion.convert(cell);
  }
}
