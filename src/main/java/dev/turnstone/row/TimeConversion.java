package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.IsoInterval;
import dev.turnstone.row.codec.IsoScan;
import dev.turnstone.row.codec.IsoText;
import org.jspecify.annotations.Nullable;

/** Times of day up to 24:00:00 for PostgreSQL, durations up to 838:59:59 elsewhere. */
final class TimeConversion extends Conversion {
  private static final long LONGEST_DURATION = 839L * 3600 * 1_000_000 - 1;
  private final int fraction;
  private final long shortest;
  private final long longest;
  private final TemporalRange range;
  private final IsoScan scan = new IsoScan();
  private final IsoInterval interval = new IsoInterval();

  TimeConversion(Place from, Place to, LogicalType.Time type) {
    super(from, to);
    fraction = type.fraction();
    boolean ofDay = to.vendor() == Vendor.POSTGRESQL;
    shortest = ofDay ? 0 : -LONGEST_DURATION;
    longest = ofDay ? IsoText.DAY : LONGEST_DURATION;
    range = new TemporalRange(to);
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    return switch (cell.kind()) {
      case TIME -> check(cell.number());
      case INTERVAL -> interval(cell);
      case TEXT -> text(cell);
      case LONG, DOUBLE, DECIMAL -> refuse(Code.NOT_A_TIME);
      default -> wrongClass(cell);
    };
  }

  private @Nullable Refusal check(long micros) {
    if (micros < shortest || micros > longest) return refuse(Code.NOT_A_TIME);
    return range.fine(micros, fraction);
  }

  private @Nullable Refusal set(Cell cell, long micros) {
    cell.setNumber(Kind.TIME, micros);
    return check(micros);
  }

  private @Nullable Refusal interval(Cell cell) {
    interval.of(cell.bytes(), cell.offset());
    boolean timeOnly = interval.months() == 0 && interval.days() == 0;
    return timeOnly ? set(cell, interval.micros()) : refuse(Code.NOT_A_TIME);
  }

  private @Nullable Refusal text(Cell cell) {
    IsoScan.Form form = scan.scan(cell.bytes(), cell.offset(), cell.length());
    if (form != IsoScan.Form.TIME) return refuse(Code.NOT_A_TIME);
    return scan.fine() ? set(cell, scan.micros()) : refuse(Code.TOO_PRECISE);
  }
}
