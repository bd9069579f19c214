package dev.turnstone.sql;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Instant;
import dev.turnstone.catalog.LogicalType.Time;
import dev.turnstone.catalog.LogicalType.Timestamp;
import dev.turnstone.catalog.Vendor;

/** What happens to dates and times in columns of other types of dates and times. */
final class TimeVerdicts {
  private static final String NO_ZONE =
      "a wall time is no point in time until its time zone is known";

  private TimeVerdicts() {}

  /** Date, time, wall time or instant into its own kind. */
  static Verdict same(Move m) {
    if (fraction(m.from()) > fraction(m.to())) {
      return m.refuses(
          "values with more than " + fraction(m.to()) + " digits of seconds are set aside");
    }
    if (m.from() instanceof Time) return times(m);
    if (m.target().mysqlFamily() && !m.source().mysqlFamily() && m.to() instanceof Instant) {
      return m.refuses(
          "TIMESTAMP ends in January 2038 and begins in 1970: other instants are set aside");
    }
    return beyondYears(m) ? m.refuses(years(m) + " are set aside") : m.holds();
  }

  private static Verdict times(Move m) {
    return m.source().mysqlFamily() && m.target() == Vendor.POSTGRESQL
        ? m.refuses("a time of day ends at 24:00: negative and longer durations are set aside")
        : m.holds();
  }

  static Verdict dateToTimestamp(Move m) {
    return beyondYears(m)
        ? m.refuses("a date becomes its midnight; " + years(m) + " are set aside")
        : m.widens("a date becomes its midnight");
  }

  static Verdict timestampToDate(Move m) {
    return m.refuses("only midnights are dates: values with a time of day are set aside");
  }

  static Verdict wallToInstant(Move m) {
    return m.choice(NO_ZONE);
  }

  /** MariaDB and MySQL have no other column for instants after 2038 than a wall time in UTC. */
  static Verdict instantToTimestamp(Move m) {
    if (!m.target().mysqlFamily()) {
      return m.choice("an instant is a wall time only in a time zone, which has to be named");
    }
    if (fraction(m.from()) > fraction(m.to())) return same(m);
    return m.source().mysqlFamily()
        ? m.widens("an instant becomes its wall time in UTC")
        : m.refuses("an instant becomes its wall time in UTC; " + years(m) + " are set aside");
  }

  static Verdict toTime(Move m) {
    return m.loses("the date would be lost");
  }

  static Verdict timeToInterval(Move m) {
    return m.widens("an interval holds every time and duration");
  }

  static Verdict intervalToTime(Move m) {
    return m.refuses("intervals with days or months, or too long for a time, are set aside");
  }

  /** Only PostgreSQL has days before Christ, years of five digits and infinity. */
  private static boolean beyondYears(Move m) {
    boolean fromLite = m.source() == Vendor.SQLITE && m.target().mysqlFamily();
    boolean fromPostgres = m.source() == Vendor.POSTGRESQL && m.target() != Vendor.POSTGRESQL;
    return fromLite || fromPostgres;
  }

  private static String years(Move m) {
    String first = m.target().mysqlFamily() ? "1" : "0";
    String infinity = m.source() == Vendor.POSTGRESQL ? " and infinity" : "";
    return "years before " + first + (infinity.isEmpty() ? " and" : ",") + " after 9999" + infinity;
  }

  private static int fraction(LogicalType type) {
    if (type instanceof Time t) return t.fraction();
    if (type instanceof Timestamp t) return t.fraction();
    if (type instanceof Instant t) return t.fraction();
    return 0;
  }
}
