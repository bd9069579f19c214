package dev.turnstone.row;

import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import org.jspecify.annotations.Nullable;

/** Julian days, read to the millisecond as SQLite itself does. */
final class JulianDayDecoding extends Conversion {
  private static final double LAST = 5_373_484.5;
  private static final double MILLIS_PER_DAY = 86_400_000;
  private static final long EPOCH_MILLIS = 210_866_760_000_000L;

  JulianDayDecoding(Place from, Place to) {
    super(from, to);
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    if (cell.kind() != Kind.LONG && cell.kind() != Kind.DOUBLE) return wrongClass(cell);
    double day = cell.kind() == Kind.LONG ? cell.number() : cell.asDouble();
    if (!(day >= 0 && day < LAST)) return refuse(Code.OUT_OF_RANGE);
    long millis = (long) (day * MILLIS_PER_DAY + 0.5) - EPOCH_MILLIS;
    cell.setNumber(Kind.INSTANT, millis * 1000);
    return null;
  }
}
