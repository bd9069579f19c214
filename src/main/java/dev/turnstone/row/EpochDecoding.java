package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import org.jspecify.annotations.Nullable;

/** Whole numbers counted from 1970-01-01T00:00:00Z. */
final class EpochDecoding extends Conversion {
  private static final LogicalType.Int WHOLE = new LogicalType.Int(64, true);
  private final Conversion whole;
  private final long unit;

  /**
   * @param unit microseconds that 1 stands for
   */
  EpochDecoding(Place from, Place to, long unit) {
    super(from, to);
    this.whole = new IntConversion(from, from.as(WHOLE), WHOLE);
    this.unit = unit;
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    Refusal refusal = whole.convert(cell);
    if (refusal != null) return refusal;
    long number = cell.number();
    if (Math.abs(number) > Long.MAX_VALUE / unit || number == Long.MIN_VALUE) {
      return refuse(Code.OUT_OF_RANGE);
    }
    cell.setNumber(Cell.Kind.INSTANT, number * unit);
    return null;
  }
}
