package dev.turnstone.row;

import dev.turnstone.row.codec.IsoInterval;
import java.util.Locale;

/**
 * The finest part that a column of intervals keeps.
 *
 * @param months what months are a multiple of
 * @param days whether days are kept
 * @param micros what microseconds are a multiple of; 0: no time is kept
 */
record IntervalUnit(int months, boolean days, long micros) {
  private static final long SECOND = 1_000_000;

  /** Told by the last word of the type's spelling, {@code interval day to second(2)}. */
  static IntervalUnit of(String nativeType) {
    String type = nativeType.toLowerCase(Locale.ROOT);
    int open = type.indexOf('(');
    int digits = open < 0 ? 6 : type.charAt(open + 1) - '0';
    String words = open < 0 ? type : type.substring(0, open);
    return switch (words.substring(words.lastIndexOf(' ') + 1)) {
      case "year" -> new IntervalUnit(12, false, 0);
      case "month" -> new IntervalUnit(1, false, 0);
      case "day" -> new IntervalUnit(1, true, 0);
      case "hour" -> new IntervalUnit(1, true, 3600 * SECOND);
      case "minute" -> new IntervalUnit(1, true, 60 * SECOND);
      default -> seconds(digits);
    };
  }

  private static IntervalUnit seconds(int digits) {
    long unit = SECOND;
    for (int i = 0; i < digits; i++) unit /= 10;
    return new IntervalUnit(1, true, Math.max(1, unit));
  }

  boolean holds(IsoInterval interval) {
    boolean time = micros == 0 ? interval.micros() == 0 : interval.micros() % micros == 0;
    return time && (days || interval.days() == 0) && interval.months() % months == 0;
  }
}
