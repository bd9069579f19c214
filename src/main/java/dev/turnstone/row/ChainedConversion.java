package dev.turnstone.row;

import org.jspecify.annotations.Nullable;

/** One conversion after another. */
final class ChainedConversion extends Conversion {
  private final Conversion first;
  private final Conversion second;

  ChainedConversion(Conversion first, Conversion second) {
    super(first.from, second.to);
    this.first = first;
    this.second = second;
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    Refusal refusal = first.convert(cell);
    if (refusal != null || cell.isNull()) return refusal;
    return second.convert(cell);
  }
}
