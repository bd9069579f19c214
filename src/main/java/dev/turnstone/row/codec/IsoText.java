package dev.turnstone.row.codec;

/**
 * Writes dates and times as ISO 8601 text. Years have at least four digits; the year before 0001 is
 * 0000, the one before that -0001. Fractions of seconds are written without trailing zeros.
 */
public final class IsoText {
  /** The longest text any method here makes. */
  public static final int LONGEST = 48;

  /** Microseconds of a day. */
  public static final long DAY = 86_400_000_000L;

  private static final long SECOND = 1_000_000;

  private IsoText() {}

  /** {@code YYYY-MM-DD}; returns the position behind it. */
  public static int date(long epochDay, byte[] into, int start) {
    long packed = CivilDate.fromDay(epochDay);
    long year = CivilDate.year(packed);
    int at = start;
    if (year < 0) {
      into[at++] = '-';
      year = -year;
    }
    at = Digits.padded(year, Math.max(4, Digits.count(year)), into, at);
    into[at++] = '-';
    at = Digits.padded(CivilDate.month(packed), 2, into, at);
    into[at++] = '-';
    return Digits.padded(CivilDate.dayOfMonth(packed), 2, into, at);
  }

  /**
   * {@code HH:MM:SS[.ffffff]}; a negative duration starts with '-', a long one has more hour
   * digits. Returns the position behind it.
   */
  public static int time(long micros, byte[] into, int start) {
    int at = start;
    long rest = micros;
    if (rest < 0) {
      into[at++] = '-';
      rest = -rest;
    }
    long seconds = rest / SECOND;
    long hours = seconds / 3600;
    at = Digits.padded(hours, Math.max(2, Digits.count(hours)), into, at);
    into[at++] = ':';
    at = Digits.padded(seconds / 60 % 60, 2, into, at);
    into[at++] = ':';
    at = Digits.padded(seconds % 60, 2, into, at);
    return fraction(rest % SECOND, into, at);
  }

  /** {@code .ffffff} without trailing zeros, or nothing for 0. */
  public static int fraction(long micros, byte[] into, int start) {
    if (micros == 0) return start;
    into[start] = '.';
    int at = Digits.padded(micros, 6, into, start + 1);
    while (into[at - 1] == '0') at--;
    return at;
  }

  /**
   * Date, separator and time of microseconds since 1970-01-01T00:00:00; returns the position behind
   * it.
   *
   * @param separator 'T' or ' '
   */
  public static int timestamp(long micros, byte separator, byte[] into, int start) {
    int at = date(Math.floorDiv(micros, DAY), into, start);
    into[at++] = separator;
    return time(Math.floorMod(micros, DAY), into, at);
  }
}
