package dev.turnstone.row;

import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.IsoText;
import org.jspecify.annotations.Nullable;

/** Drops the time of day of wall times, so that the date is left. */
final class DateOnlyDecoding extends Conversion {
  DateOnlyDecoding(Place from, Place to) {
    super(from, to);
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    if (cell.kind() == Kind.TIMESTAMP && !TemporalRange.isInfinite(cell.number())) {
      cell.setNumber(Kind.DATE, Math.floorDiv(cell.number(), IsoText.DAY));
    }
    return null;
  }
}
