package dev.turnstone.jdbc.sqlite;

import dev.turnstone.row.Cell;
import java.nio.charset.StandardCharsets;

/**
 * The texts SQLite keeps values as that it has no storage class for.
 *
 * <ul>
 *   <li>date {@code 2024-02-29}; years beyond 9999 as {@code +10000-01-01}, 1 BC as {@code
 *       0000-01-01}, 2 BC as {@code -0001-01-01} (ISO 8601, proleptic Gregorian)
 *   <li>time {@code 23:59:59.5}, a duration {@code -120:00:00}
 *   <li>timestamp {@code 2024-02-29 23:59:59}, instant the same in UTC with {@code Z} behind it
 *   <li>interval {@code P1Y2M3DT4H5M6.7S}, each part with its own sign; none at all {@code PT0S}
 *   <li>UUID in lower case with hyphens; {@code infinity} and {@code -infinity} for times
 * </ul>
 *
 * Fractions of seconds have up to six digits and no trailing zeros.
 */
final class ValueText {
  /** No text of a fixed kind is longer. */
  static final int LONGEST = 96;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final byte[] out = new byte[LONGEST];
  private int length;

  /** The text of the value, in {@link #bytes} from 0. */
  int format(Cell cell) {
    length = 0;
    switch (cell.kind()) {
      case DATE -> date(cell.number());
      case TIME -> time(cell.number());
      case TIMESTAMP -> timestamp(cell.number(), false);
      case INSTANT -> timestamp(cell.number(), true);
      case UUID -> uuid(cell.bytes(), cell.offset());
      case INTERVAL -> interval(cell.bytes(), cell.offset());
      default -> throw new IllegalArgumentException(cell.kind() + " is stored as it is");
    }
    return length;
  }

  byte[] bytes() {
    return out;
  }

  private void date(long days) {
    if (!infinite(days)) {
      calendarDate(days);
    }
  }

  private void timestamp(long micros, boolean utc) {
    if (infinite(micros)) {
      return;
    }
    calendarDate(Math.floorDiv(micros, MICROS_PER_DAY));
    put(' ');
    time(Math.floorMod(micros, MICROS_PER_DAY));
    if (utc) {
      put('Z');
    }
  }

  private boolean infinite(long number) {
    if (number == Cell.POSITIVE_INFINITY) {
      ascii("infinity");
      return true;
    }
    if (number == Cell.NEGATIVE_INFINITY) {
      ascii("-infinity");
      return true;
    }
    return false;
  }

  /** Civil date of a day number, by 400-year eras that start on the first of March. */
  private void calendarDate(long days) {
    long shifted = days + 719_468;
    long era = Math.floorDiv(shifted, 146_097);
    long dayOfEra = shifted - era * 146_097;
    long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long marchMonth = (5 * dayOfYear + 2) / 153;
    long day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    long month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    if (year < 0) {
      put('-');
    } else if (year > 9_999) {
      put('+');
    }
    digits(Math.abs(year), 4);
    put('-');
    digits(month, 2);
    put('-');
    digits(day, 2);
  }

  private void time(long micros) {
    if (micros < 0) {
      put('-');
    }
    long size = Math.abs(micros);
    long seconds = size / MICROS_PER_SECOND;
    digits(seconds / 3_600, 2);
    put(':');
    digits(seconds / 60 % 60, 2);
    put(':');
    digits(seconds % 60, 2);
    fraction(size % MICROS_PER_SECOND);
  }

  private void fraction(long micros) {
    if (micros == 0) {
      return;
    }
    put('.');
    digits(micros, 6);
    while (out[length - 1] == '0') {
      length--;
    }
  }

  private void interval(byte[] bytes, int offset) {
    long months = number(bytes, offset, 4);
    long days = number(bytes, offset + 4, 4);
    long micros = number(bytes, offset + 8, 8);
    put('P');
    part(months / 12, 'Y');
    part(months % 12, 'M');
    part(days, 'D');
    if (micros != 0) {
      put('T');
      part(micros / (3_600 * MICROS_PER_SECOND), 'H');
      part(micros / (60 * MICROS_PER_SECOND) % 60, 'M');
      seconds(micros % (60 * MICROS_PER_SECOND));
    } else if (length == 1) {
      ascii("T0S");
    }
  }

  private void part(long amount, char unit) {
    if (amount != 0) {
      signed(amount);
      put(unit);
    }
  }

  private void seconds(long micros) {
    if (micros == 0) {
      return;
    }
    if (micros < 0) {
      put('-');
    }
    digits(Math.abs(micros) / MICROS_PER_SECOND, 1);
    fraction(Math.abs(micros) % MICROS_PER_SECOND);
    put('S');
  }

  /** A signed big-endian number of four or eight bytes. */
  private static long number(byte[] bytes, int offset, int size) {
    long value = bytes[offset];
    for (int i = 1; i < size; i++) {
      value = (value << 8) | (bytes[offset + i] & 0xff);
    }
    return value;
  }

  private void uuid(byte[] bytes, int offset) {
    for (int i = 0; i < 16; i++) {
      if (i == 4 || i == 6 || i == 8 || i == 10) {
        put('-');
      }
      put((char) HEX[(bytes[offset + i] >> 4) & 15]);
      put((char) HEX[bytes[offset + i] & 15]);
    }
  }

  private void signed(long value) {
    if (value < 0) {
      put('-');
    }
    digits(Math.abs(value), 1);
  }

  /** At least so many digits. */
  private void digits(long value, int least) {
    int count = least;
    for (long rest = value / power(least); rest > 0; rest /= 10) {
      count++;
    }
    long rest = value;
    for (int i = length + count - 1; i >= length; i--) {
      out[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
  }

  private static long power(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }

  private void ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  private void put(char c) {
    out[length++] = (byte) c;
  }
}
