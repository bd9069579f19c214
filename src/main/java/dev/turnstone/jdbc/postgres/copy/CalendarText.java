package dev.turnstone.jdbc.postgres.copy;

/** Dates and times as the ISO text PostgreSQL reads and writes: any year, BC behind it. */
final class CalendarText {
  private static final long DAY = 86_400_000_000L;

  private CalendarText() {}

  /** {@code 2024-02-29}; {@code 0044-03-15 BC}. */
  static void date(long days, RowBuffer into) {
    long year = calendar(days, into);
    era(year, into);
  }

  /** Micros from the given day on: {@code 2024-02-29 23:59:59.999999}, an offset, the era. */
  static void timestamp(long day, long micros, byte[] offset, RowBuffer into) {
    long year = calendar(day + Math.floorDiv(micros, DAY), into);
    into.put1(' ');
    time(Math.floorMod(micros, DAY), into);
    into.put(offset, 0, offset.length);
    era(year, into);
  }

  /** {@code 24:00:00.000000}; negative ones with a sign. */
  static void time(long micros, RowBuffer into) {
    if (micros < 0) into.put1('-');
    long seconds = Math.abs(micros / 1_000_000);
    digits(seconds / 3600, 2, into);
    into.put1(':');
    digits(seconds / 60 % 60, 2, into);
    into.put1(':');
    digits(seconds % 60, 2, into);
    into.put1('.');
    digits(Math.abs(micros % 1_000_000), 6, into);
  }

  /** A number that is not negative, with at least so many digits. */
  static void digits(long value, int atLeast, RowBuffer into) {
    int size = atLeast;
    for (long rest = value; rest >= POWERS[size]; ) size++;
    for (int place = size - 1; place >= 0; place--) {
      into.put1('0' + (int) (value / POWERS[place] % 10));
    }
  }

  private static final long[] POWERS = powers();

  private static long[] powers() {
    long[] powers = new long[20];
    powers[0] = 1;
    for (int i = 1; i < 19; i++) powers[i] = powers[i - 1] * 10;
    powers[19] = Long.MAX_VALUE;
    return powers;
  }

  /** Writes year, month and day; gives the year counted with a year 0. */
  private static long calendar(long days, RowBuffer into) {
    long sinceMarch = days + 719_468;
    long era = Math.floorDiv(sinceMarch, 146_097);
    long dayOfEra = Math.floorMod(sinceMarch, 146_097);
    long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long march = (5 * dayOfYear + 2) / 153;
    long month = march < 10 ? march + 3 : march - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    digits(year > 0 ? year : 1 - year, 4, into);
    into.put1('-');
    digits(month, 2, into);
    into.put1('-');
    digits(dayOfYear - (153 * march + 2) / 5 + 1, 2, into);
    return year;
  }

  private static void era(long year, RowBuffer into) {
    if (year > 0) return;
    into.put1(' ');
    into.put1('B');
    into.put1('C');
  }
}
