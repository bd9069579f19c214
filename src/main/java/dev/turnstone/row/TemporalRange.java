package dev.turnstone.row;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.row.codec.CivilDate;
import dev.turnstone.row.codec.IsoText;
import org.jspecify.annotations.Nullable;

/** Which dates, wall times and instants a vendor's columns hold, and how fine. */
final class TemporalRange {
  private static final long SECOND = 1_000_000;

  /** Days beyond this do not fit into microseconds. */
  private static final long MOST_DAYS = Long.MAX_VALUE / IsoText.DAY - 1;

  /** PostgreSQL's first day, 4714-11-24 BC. */
  private static final long FIRST_JULIAN = CivilDate.toDay(-4713, 11, 24);

  private final Place to;
  private final boolean infinite;
  private final long firstDay;
  private final long lastDay;

  TemporalRange(Place to) {
    this.to = to;
    Vendor vendor = to.vendor();
    infinite = vendor == Vendor.POSTGRESQL;
    firstDay = infinite ? FIRST_JULIAN : CivilDate.toDay(vendor.mysqlFamily() ? 1 : 0, 1, 1);
    lastDay = CivilDate.toDay(infinite ? 5_874_897 : 9999, 12, 31);
  }

  private Refusal outside() {
    return new Refusal(Code.OUT_OF_RANGE, to.typeText());
  }

  private @Nullable Refusal infinity() {
    return infinite ? null : new Refusal(Code.INFINITE, to.typeText());
  }

  static boolean isInfinite(long number) {
    return number == Cell.POSITIVE_INFINITY || number == Cell.NEGATIVE_INFINITY;
  }

  /** True when the day can be told in microseconds. */
  static boolean inMicros(long day) {
    return day >= -MOST_DAYS && day <= MOST_DAYS;
  }

  /** Checks days since 1970-01-01. */
  @Nullable Refusal date(long day) {
    if (isInfinite(day)) return infinity();
    return day >= firstDay && day <= lastDay ? null : outside();
  }

  /** Checks microseconds of a wall clock. */
  @Nullable Refusal wall(long micros, int fraction) {
    if (isInfinite(micros)) return infinity();
    long day = Math.floorDiv(micros, IsoText.DAY);
    if (day < firstDay || day > lastDay) return outside();
    return fine(micros, fraction);
  }

  /** Checks microseconds since 1970-01-01T00:00:00Z; MariaDB's TIMESTAMP ends in 2038. */
  @Nullable Refusal instant(long micros, int fraction) {
    boolean short32 = to.vendor().mysqlFamily() && !isInfinite(micros);
    if (short32 && (micros < SECOND || micros >= (1L << 31) * SECOND)) return outside();
    return wall(micros, fraction);
  }

  /** Refuses digits of seconds that the column would cut off. */
  @Nullable Refusal fine(long micros, int fraction) {
    long unit = SECOND;
    for (int i = 0; i < fraction; i++) unit /= 10;
    return unit == 1 || micros % unit == 0 ? null : new Refusal(Code.TOO_PRECISE, to.typeText());
  }
}
