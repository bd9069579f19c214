package dev.turnstone.jdbc.mariadb;

import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.DecimalScan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the server's own text forms of numbers, dates and times without making strings. */
final class AsciiForms {
  private static final int DAYS_TO_EPOCH = 719_468;
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final byte[] MOST = "9223372036854775807".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LEAST = "9223372036854775808".getBytes(StandardCharsets.US_ASCII);
  private static final long[] FRACTION = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

  private AsciiForms() {}

  /** A whole number of up to 20 digits: LONG where it fits, else DECIMAL. */
  static void whole(byte[] text, Cell into) {
    int at = text.length > 0 && text[0] == '-' ? 1 : 0;
    int from = at;
    while (from < text.length - 1 && text[from] == '0') {
      from++;
    }
    if (text.length - from > 18 && !fits(text, from, at == 1 ? LEAST : MOST)) {
      decimal(text, into);
      return;
    }
    long value = 0;
    for (int i = from; i < text.length; i++) {
      value = value * 10 - (text[i] - '0');
    }
    into.setNumber(Kind.LONG, at == 1 ? value : -value);
  }

  private static boolean fits(byte[] text, int from, byte[] bound) {
    int digits = text.length - from;
    return digits < bound.length
        || (digits == bound.length
            && Arrays.compare(text, from, text.length, bound, 0, bound.length) <= 0);
  }

  /** Plain digits; the leading zeros of ZEROFILL columns are left out. */
  static void decimal(byte[] text, Cell into) {
    boolean negative = text.length > 0 && text[0] == '-';
    int from = negative ? 1 : 0;
    while (from + 1 < text.length && text[from] == '0' && text[from + 1] != '.') {
      from++;
    }
    if (from < text.length && text.length - from <= DecimalScan.SMALL) {
      scaled(text, from, negative, into);
      return;
    }
    if (negative) {
      text[--from] = '-';
    }
    into.setSlice(Kind.DECIMAL, text, from, text.length - from);
  }

  private static void scaled(byte[] text, int from, boolean negative, Cell into) {
    long value = 0;
    int behind = 0;
    for (int i = from; i < text.length; i++) {
      if (text[i] == '.') {
        behind = text.length - i - 1;
      } else {
        value = value * 10 + (text[i] - '0');
      }
    }
    into.setScaled(negative ? -value : value, behind);
  }

  /** {@code YYYY-MM-DD}; a zero, partial or impossible date stays TEXT. */
  static void date(byte[] text, Cell into) {
    if (text.length == 10 && isDate(text)) {
      into.setNumber(Kind.DATE, days(text));
    } else {
      into.setSlice(Kind.TEXT, text, 0, text.length);
    }
  }

  /** {@code YYYY-MM-DD HH:MM:SS[.f]}; a zero, partial or impossible date stays TEXT. */
  static void moment(byte[] text, Kind kind, Cell into) {
    if (text.length >= 19 && isDate(text)) {
      into.setNumber(kind, days(text) * MICROS_PER_DAY + clock(text, 11, 13));
    } else {
      into.setSlice(Kind.TEXT, text, 0, text.length);
    }
  }

  /** {@code [-]HH[H]:MM:SS[.f]}. */
  static void time(byte[] text, Cell into) {
    int from = text[0] == '-' ? 1 : 0;
    int colon = from;
    while (text[colon] != ':') {
      colon++;
    }
    long micros = clock(text, from, colon);
    into.setNumber(Kind.TIME, from == 1 ? -micros : micros);
  }

  /** A BIT value, big endian, as so many binary digits. */
  static void bits(byte[] raw, int length, Cell into) {
    byte[] digits = into.scratch(length);
    for (int i = 0; i < length; i++) {
      int fromRight = length - 1 - i;
      int at = raw.length - 1 - fromRight / 8;
      boolean set = at >= 0 && (raw[at] >> (fromRight % 8) & 1) == 1;
      digits[i] = (byte) (set ? '1' : '0');
    }
    into.setSlice(Kind.TEXT, digits, 0, length);
  }

  /** 36 characters of a UUID; what does not look like one stays TEXT. */
  static void uuid(byte[] text, Cell into) {
    byte[] bytes = into.scratch(16);
    int digits = 0;
    for (byte character : text) {
      int digit = Character.digit(character, 16);
      if (digit >= 0 && digits < 32) {
        int high = digits % 2 == 0 ? digit << 4 : (bytes[digits / 2] & 0xF0) | digit;
        bytes[digits / 2] = (byte) high;
        digits++;
      } else if (character != '-') {
        digits = -1;
        break;
      }
    }
    if (digits == 32) {
      into.setSlice(Kind.UUID, bytes, 0, 16);
    } else {
      into.setSlice(Kind.TEXT, text, 0, text.length);
    }
  }

  private static boolean isDate(byte[] text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    if (month < 1 || month > 12 || day < 1) {
      return false;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= MONTH_DAYS[month - 1] + (month == 2 && leap ? 1 : 0);
  }

  /** Days since 1970-01-01 of a proleptic Gregorian date, counted from March on. */
  private static long days(byte[] text) {
    int month = number(text, 5, 7);
    int year = number(text, 0, 4) - (month <= 2 ? 1 : 0);
    int era = Math.floorDiv(year, 400);
    int yearOfEra = year - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + number(text, 8, 10) - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - DAYS_TO_EPOCH;
  }

  /** Microseconds of {@code H..:MM:SS[.f]} whose hours end at a colon. */
  private static long clock(byte[] text, int from, int colon) {
    long seconds =
        number(text, from, colon) * 3_600L
            + number(text, colon + 1, colon + 3) * 60L
            + number(text, colon + 4, colon + 6);
    int point = colon + 6;
    if (text.length <= point + 1) {
      return seconds * 1_000_000L;
    }
    int digits = text.length - point - 1;
    return seconds * 1_000_000L + number(text, point + 1, text.length) * FRACTION[digits];
  }

  private static int number(byte[] text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + (text[i] - '0');
    }
    return value;
  }
}
