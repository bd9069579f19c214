package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.IsoScan;
import org.jspecify.annotations.Nullable;

/** Points on the time line; a date or wall time without a zone is refused, never guessed at. */
final class InstantConversion extends Conversion {
  private final int fraction;
  private final TemporalRange range;
  private final IsoScan scan = new IsoScan();

  InstantConversion(Place from, Place to, LogicalType.Instant type) {
    super(from, to);
    fraction = type.fraction();
    range = new TemporalRange(to);
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    return switch (cell.kind()) {
      case INSTANT -> range.instant(cell.number(), fraction);
      case TIMESTAMP, DATE -> wall(cell);
      case TEXT -> text(cell);
      case LONG, DOUBLE, DECIMAL -> notInstant();
      default -> wrongClass(cell);
    };
  }

  private @Nullable Refusal wall(Cell cell) {
    if (!TemporalRange.isInfinite(cell.number())) return refuse(Code.ZONE_AMBIGUOUS);
    cell.become(Kind.INSTANT);
    return range.instant(cell.number(), fraction);
  }

  private @Nullable Refusal text(Cell cell) {
    return switch (scan.scan(cell.bytes(), cell.offset(), cell.length())) {
      case OFFSET -> {
        if (!TemporalRange.inMicros(scan.day())) yield refuse(Code.OUT_OF_RANGE);
        if (!scan.fine()) yield refuse(Code.TOO_PRECISE);
        cell.setNumber(Kind.INSTANT, scan.instant());
        yield range.instant(cell.number(), fraction);
      }
      case LOCAL, DATE -> refuse(Code.ZONE_AMBIGUOUS);
      case ZERO -> refuse(Code.ZERO_DATE);
      default -> notInstant();
    };
  }

  private Refusal notInstant() {
    return new Refusal(Code.NOT_A_DATE, "YYYY-MM-DDTHH:MM:SS[.ffffff]Z");
  }
}
