package dev.turnstone.row;

import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.IsoInterval;
import org.jspecify.annotations.Nullable;

/**
 * Intervals; a duration is an interval without months and days, text is an ISO duration. A column
 * such as PostgreSQL's {@code interval(0)} or {@code interval year to month} would round or cut in
 * silence, so what it does not hold is refused.
 */
final class IntervalConversion extends Conversion {
  private final IsoInterval interval = new IsoInterval();
  private final byte[] bytes = new byte[IsoInterval.BYTES];
  private final IntervalUnit unit;

  IntervalConversion(Place from, Place to) {
    super(from, to);
    unit = IntervalUnit.of(to.column().nativeType());
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    return switch (cell.kind()) {
      case INTERVAL -> {
        interval.of(cell.bytes(), cell.offset());
        yield check();
      }
      case TIME -> {
        interval.of(0, 0, cell.number());
        yield set(cell);
      }
      case TEXT -> {
        boolean good = interval.read(cell.bytes(), cell.offset(), cell.length());
        yield good ? set(cell) : refuse(Code.NOT_A_TIME);
      }
      default -> wrongClass(cell);
    };
  }

  private @Nullable Refusal set(Cell cell) {
    interval.toBytes(bytes);
    cell.setSlice(Kind.INTERVAL, bytes, 0, bytes.length);
    return check();
  }

  private @Nullable Refusal check() {
    boolean kept = interval.infinite() || unit.holds(interval);
    return kept ? null : new Refusal(Code.TOO_PRECISE, to.column().nativeType());
  }
}
