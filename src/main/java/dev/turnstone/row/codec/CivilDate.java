package dev.turnstone.row.codec;

/** The proleptic Gregorian calendar in plain arithmetic on days since 1970-01-01. */
public final class CivilDate {
  private static final long DAYS_TO_EPOCH = 719_468;
  private static final int DAYS_PER_ERA = 146_097;

  private CivilDate() {}

  /** True when the calendar has this day; year 0 is 1 BC. */
  public static boolean exists(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
  }

  private static int lengthOfMonth(int year, int month) {
    if (month == 2) return leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  private static boolean leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Days since 1970-01-01 of a day that exists. */
  public static long toDay(int year, int month, int day) {
    long shifted = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(shifted, 400L);
    long yearOfEra = shifted - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
  }

  /** Year, month and day of a day since 1970-01-01, packed as year * 512 + month * 32 + day. */
  public static long fromDay(long epochDay) {
    long shifted = epochDay + DAYS_TO_EPOCH;
    long era = Math.floorDiv(shifted, (long) DAYS_PER_ERA);
    long dayOfEra = shifted - era * DAYS_PER_ERA;
    long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long shiftedMonth = (5 * dayOfYear + 2) / 153;
    long day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
    long month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return year * 512 + month * 32 + day;
  }

  /** The year in what {@link #fromDay} gave. */
  public static long year(long packed) {
    return packed >> 9;
  }

  /** The month, 1..12, in what {@link #fromDay} gave. */
  public static int month(long packed) {
    return (int) (packed >> 5) & 15;
  }

  /** The day of the month, 1..31, in what {@link #fromDay} gave. */
  public static int dayOfMonth(long packed) {
    return (int) packed & 31;
  }
}
