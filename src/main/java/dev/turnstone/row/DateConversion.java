package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.IsoScan;
import dev.turnstone.row.codec.IsoText;
import org.jspecify.annotations.Nullable;

/** Dates; a date with a time of day only when that is midnight, so that nothing is cut off. */
final class DateConversion extends Conversion {
  private final TemporalRange range;
  private final IsoScan scan = new IsoScan();
  private final boolean fromTimestamp;

  DateConversion(Place from, Place to) {
    super(from, to);
    range = new TemporalRange(to);
    fromTimestamp = from.type() instanceof LogicalType.Timestamp;
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    return switch (cell.kind()) {
      case DATE -> range.date(cell.number());
      case TIMESTAMP, INSTANT -> midnight(cell, cell.number());
      case TEXT -> text(cell);
      case LONG, DOUBLE, DECIMAL -> notDate();
      default -> wrongClass(cell);
    };
  }

  private @Nullable Refusal midnight(Cell cell, long micros) {
    if (TemporalRange.isInfinite(micros)) {
      cell.become(Kind.DATE);
      return range.date(micros);
    }
    if (micros % IsoText.DAY != 0) return notDate();
    return set(cell, micros / IsoText.DAY);
  }

  private @Nullable Refusal set(Cell cell, long day) {
    cell.setNumber(Kind.DATE, day);
    return range.date(day);
  }

  private @Nullable Refusal text(Cell cell) {
    return switch (scan.scan(cell.bytes(), cell.offset(), cell.length())) {
      case DATE -> set(cell, scan.day());
      case LOCAL -> {
        boolean midnight = fromTimestamp && scan.micros() == 0 && scan.fine();
        yield midnight ? set(cell, scan.day()) : notDate();
      }
      case ZERO -> refuse(Code.ZERO_DATE);
      default -> notDate();
    };
  }

  private Refusal notDate() {
    return new Refusal(Code.NOT_A_DATE, "YYYY-MM-DD");
  }
}
