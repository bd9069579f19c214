package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.IsoScan;
import dev.turnstone.row.codec.IsoText;
import org.jspecify.annotations.Nullable;

/**
 * Wall times. A date is its midnight, an instant its wall time in UTC; text that carries an offset
 * is refused, because the offset would be lost.
 */
final class TimestampConversion extends Conversion {
  private final int fraction;
  private final TemporalRange range;
  private final IsoScan scan = new IsoScan();
  private final boolean fromInstant;

  TimestampConversion(Place from, Place to, LogicalType.Timestamp type) {
    super(from, to);
    fraction = type.fraction();
    range = new TemporalRange(to);
    fromInstant = from.type() instanceof LogicalType.Instant;
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    return switch (cell.kind()) {
      case TIMESTAMP -> range.wall(cell.number(), fraction);
      case INSTANT -> set(cell, cell.number());
      case DATE -> midnight(cell, cell.number());
      case TEXT -> text(cell);
      case LONG, DOUBLE, DECIMAL -> notTimestamp();
      default -> wrongClass(cell);
    };
  }

  private @Nullable Refusal midnight(Cell cell, long day) {
    if (TemporalRange.isInfinite(day)) return set(cell, day);
    return TemporalRange.inMicros(day) ? set(cell, day * IsoText.DAY) : refuse(Code.OUT_OF_RANGE);
  }

  private @Nullable Refusal set(Cell cell, long micros) {
    cell.setNumber(Kind.TIMESTAMP, micros);
    return range.wall(micros, fraction);
  }

  private @Nullable Refusal text(Cell cell) {
    IsoScan.Form form = scan.scan(cell.bytes(), cell.offset(), cell.length());
    return switch (form) {
      case LOCAL, OFFSET -> {
        if (fromInstant != (form == IsoScan.Form.OFFSET)) yield refuse(Code.ZONE_AMBIGUOUS);
        if (!TemporalRange.inMicros(scan.day())) yield refuse(Code.OUT_OF_RANGE);
        if (!scan.fine()) yield refuse(Code.TOO_PRECISE);
        yield set(cell, fromInstant ? scan.instant() : scan.wall());
      }
      case DATE -> fromDate() ? midnight(cell, scan.day()) : notTimestamp();
      case ZERO -> refuse(Code.ZERO_DATE);
      default -> notTimestamp();
    };
  }

  private boolean fromDate() {
    return from.type() instanceof LogicalType.Date;
  }

  private Refusal notTimestamp() {
    return new Refusal(Code.NOT_A_DATE, "YYYY-MM-DD HH:MM:SS[.ffffff]");
  }
}
