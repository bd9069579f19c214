package dev.turnstone.jdbc.mariadb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of ASCII and UTF-8 in the text form that LOAD DATA reads: fields end with a tab,
 * rows with a line feed, a backslash escapes.
 */
final class LoadText {
  private static final int START = 1 << 16;
  private static final int DAYS_TO_EPOCH = 719_468;
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ESCAPES = new byte[128];

  static {
    ESCAPES[0] = '0';
    ESCAPES['\t'] = 't';
    ESCAPES['\n'] = 'n';
    ESCAPES['\\'] = '\\';
  }

  private byte[] bytes = new byte[START];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Forgets everything behind this length; a buffer grown far by one value is given back. */
  void cutTo(int newLength) {
    length = newLength;
    if (newLength == 0 && bytes.length > 8 << 20) {
      bytes = new byte[START];
    }
  }

  void put(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  void nullField() {
    reserve(2);
    bytes[length++] = '\\';
    bytes[length++] = 'N';
  }

  /** Text, escaped. */
  void escaped(byte[] from, int offset, int size) {
    reserve(2 * size);
    for (int i = offset; i < offset + size; i++) {
      byte b = from[i];
      if (b >= 0 && ESCAPES[b] != 0) {
        bytes[length++] = '\\';
        bytes[length++] = ESCAPES[b];
      } else {
        bytes[length++] = b;
      }
    }
  }

  /** ASCII that needs no escape. */
  void plain(byte[] from, int offset, int size) {
    reserve(size);
    System.arraycopy(from, offset, bytes, length, size);
    length += size;
  }

  void plain(String ascii) {
    reserve(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      bytes[length++] = (byte) ascii.charAt(i);
    }
  }

  void hex(byte[] from, int offset, int size) {
    reserve(2 * size);
    for (int i = offset; i < offset + size; i++) {
      bytes[length++] = HEX[from[i] >> 4 & 15];
      bytes[length++] = HEX[from[i] & 15];
    }
  }

  void hex(long value) {
    reserve(16);
    for (int shift = 60; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(int) (value >> shift) & 15];
    }
  }

  void number(long value) {
    if (value == Long.MIN_VALUE) {
      plain("-9223372036854775808");
      return;
    }
    reserve(20);
    if (value < 0) {
      bytes[length++] = '-';
    }
    digits(Math.abs(value), 1);
  }

  /** Four digits: a server takes one or two of them for a year of 1970 to 2069. */
  void year(int year) {
    reserve(4);
    digits(year, 4);
  }

  /** A double so that the server reads exactly this double again. */
  void number(double value) {
    long whole = (long) value;
    boolean exact = whole == value && Math.abs(whole) < 1L << 53;
    if (exact && (whole != 0 || 1 / value > 0)) {
      number(whole);
    } else {
      plain(Double.toString(value));
    }
  }

  /**
   * {@code YYYY-MM-DD}.
   *
   * @param days since 1970-01-01, of a year from 0 to 9999
   */
  void date(long days) {
    long shifted = days + DAYS_TO_EPOCH;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) (shifted - era * 146_097L);
    int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int fromMarch = (5 * dayOfYear + 2) / 153;
    int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    reserve(10);
    digits(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4);
    bytes[length++] = '-';
    digits(month, 2);
    bytes[length++] = '-';
    digits(dayOfYear - (153 * fromMarch + 2) / 5 + 1, 2);
  }

  /** {@code YYYY-MM-DD HH:MM:SS.ffffff}. */
  void moment(long micros) {
    date(Math.floorDiv(micros, MICROS_PER_DAY));
    put(' ');
    time(Math.floorMod(micros, MICROS_PER_DAY));
  }

  /** {@code [-]HH:MM:SS[.ffffff]}, with as many digits of hours as it takes. */
  void time(long micros) {
    long left = Math.abs(micros);
    reserve(32);
    if (micros < 0) {
      bytes[length++] = '-';
    }
    digits(left / 3_600_000_000L, 2);
    bytes[length++] = ':';
    digits(left / 60_000_000L % 60, 2);
    bytes[length++] = ':';
    digits(left / 1_000_000L % 60, 2);
    if (left % 1_000_000L != 0) {
      bytes[length++] = '.';
      digits(left % 1_000_000L, 6);
    }
  }

  /** 36 characters of 16 bytes. */
  void uuid(byte[] from, int offset) {
    for (int i = 0; i < 16; i++) {
      if (i == 4 || i == 6 || i == 8 || i == 10) {
        put('-');
      }
      hex(from, offset + i, 1);
    }
  }

  private void digits(long value, int least) {
    int size = least;
    for (long bound = power(least); size < 19 && value >= bound; bound *= 10) {
      size++;
      if (size == 19) {
        break;
      }
    }
    long left = value;
    for (int i = length + size - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length += size;
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private void reserve(int size) {
    if (bytes.length - length < size) {
      long wanted = Math.max(2L * bytes.length, (long) length + size);
      bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 16));
    }
  }
}
