package dev.turnstone.jdbc.postgres.copy;

import dev.turnstone.row.Cell;
import dev.turnstone.row.codec.DecimalScan;
import dev.turnstone.row.codec.Digits;

/** The server's own form of numeric (digits to base 10,000) from and to ASCII digits. */
final class NumericForm {
  private static final int NEGATIVE = 0x4000;

  /** So many groups of four digits, and two more digits, a long holds. */
  private static final int FEW = 4;

  private static final int NAN = 0xC000;
  private static final int POSITIVE_INFINITY = 0xD000;
  private static final int NEGATIVE_INFINITY = 0xF000;

  /** A display scale that every server refuses: for numbers that no numeric holds. */
  private static final int IMPOSSIBLE_SCALE = 0xFFFF;

  private static final int MOST_WHOLE_DIGITS = 131_072;
  private static final int MOST_SCALE = 16_383;
  private static final byte[] NAN_TEXT = {'N', 'a', 'N'};
  private static final byte[] POSITIVE_TEXT = {'I', 'n', 'f', 'i', 'n', 'i', 't', 'y'};
  private static final byte[] NEGATIVE_TEXT = {'-', 'I', 'n', 'f', 'i', 'n', 'i', 't', 'y'};

  private NumericForm() {}

  /** Reads the numeric at a place of a row. */
  static void read(byte[] row, int at, Cell into) {
    int digits = BigEndian.get2(row, at) & 0xFFFF;
    int weight = BigEndian.get2(row, at + 2);
    int sign = BigEndian.get2(row, at + 4) & 0xFFFF;
    int scale = BigEndian.get2(row, at + 6) & 0xFFFF;
    if (digits <= FEW && scale <= DecimalScan.SMALL && (sign & ~NEGATIVE) == 0) {
      long value = 0;
      for (int group = 0; group < digits; group++) {
        value = value * 10_000 + BigEndian.get2(row, at + 8 + 2 * group);
      }
      long unscaled = moved(value, 4 * digits, 4 * (weight - digits + 1) + scale);
      if (unscaled >= 0) {
        into.setScaled(sign == NEGATIVE ? -unscaled : unscaled, scale);
        return;
      }
    }
    byte[] special = special(sign);
    if (special.length > 0) {
      into.setSlice(Cell.Kind.DECIMAL, special, 0, special.length);
      return;
    }
    byte[] text = into.scratch(4 * (Math.max(weight, 0) + 1) + scale + 8);
    int size = 0;
    if (sign == NEGATIVE) text[size++] = '-';
    int whole = size;
    for (int group = 0; group <= weight; group++) {
      size = putGroup(group < digits ? BigEndian.get2(row, at + 8 + 2 * group) : 0, text, size);
    }
    size = withoutLeadingZeros(text, whole, size);
    if (scale > 0) {
      text[size++] = '.';
      int end = size + scale;
      for (int group = weight + 1; size < end; group++) {
        boolean present = group >= 0 && group < digits;
        size = putGroup(present ? BigEndian.get2(row, at + 8 + 2 * group) : 0, text, size);
      }
      size = end;
    }
    into.setSlice(Cell.Kind.DECIMAL, text, 0, size);
  }

  /**
   * A number of at most so many digits, moved so many places to the left; -1 when that makes more
   * than 18 of them, or loses one that is not 0.
   */
  private static long moved(long value, int digits, int places) {
    if (value == 0) return 0;
    if (places >= 0) {
      return digits + places <= DecimalScan.SMALL ? value * Digits.power(places) : -1;
    }
    if (places < -DecimalScan.SMALL) return -1;
    long power = Digits.power(-places);
    return value % power == 0 ? value / power : -1;
  }

  private static byte[] special(int sign) {
    return switch (sign) {
      case NAN -> NAN_TEXT;
      case POSITIVE_INFINITY -> POSITIVE_TEXT;
      case NEGATIVE_INFINITY -> NEGATIVE_TEXT;
      default -> new byte[0];
    };
  }

  private static int putGroup(int group, byte[] text, int at) {
    text[at] = (byte) ('0' + group / 1000);
    text[at + 1] = (byte) ('0' + group / 100 % 10);
    text[at + 2] = (byte) ('0' + group / 10 % 10);
    text[at + 3] = (byte) ('0' + group % 10);
    return at + 4;
  }

  private static int withoutLeadingZeros(byte[] text, int from, int end) {
    int first = from;
    while (first < end && text[first] == '0') first++;
    if (first == end) {
      text[from] = '0';
      return from + 1;
    }
    System.arraycopy(text, first, text, from, end - first);
    return from + end - first;
  }

  /** Writes ASCII digits as length and numeric; what no numeric holds is written unreadable. */
  static void write(byte[] text, int from, int size, RowBuffer into) {
    int end = from + size;
    boolean negative = size > 0 && text[from] == '-';
    int whole = negative ? from + 1 : from;
    if (whole < end && text[whole] > '9') {
      int infinity = negative ? NEGATIVE_INFINITY : POSITIVE_INFINITY;
      writeHeader(0, 0, text[whole] == 'N' ? NAN : infinity, 0, into);
      return;
    }
    while (whole < end && text[whole] == '0') whole++;
    int point = whole;
    while (point < end && text[point] != '.') point++;
    int scale = Math.max(0, end - point - 1);
    if (point - whole > MOST_WHOLE_DIGITS || scale > MOST_SCALE) {
      writeHeader(0, 0, 0, IMPOSSIBLE_SCALE, into);
      return;
    }
    int wholeGroups = (point - whole + 3) / 4;
    int groups = wholeGroups + (scale + 3) / 4;
    into.need(16 + 2L * groups);
    writeHeader(groups, wholeGroups - 1, negative ? NEGATIVE : 0, scale, into);
    for (int group = 0; group < wholeGroups; group++) {
      into.put2(group(text, point - 4 * (wholeGroups - group), whole, point));
    }
    for (int at = point + 1; at < end; at += 4) {
      into.put2(group(text, at, at, end));
    }
  }

  /**
   * Writes a number of at most 18 digits, so many of them behind the point, as length and numeric.
   */
  static void write(long unscaled, int scale, RowBuffer into) {
    long size = Math.abs(unscaled);
    long whole = size / Digits.power(scale);
    long rest = size % Digits.power(scale);
    int wholeGroups = whole == 0 ? 0 : (Digits.count(whole) + 3) / 4;
    int groups = wholeGroups + (scale + 3) / 4;
    into.need(16 + 2L * groups);
    writeHeader(groups, wholeGroups - 1, unscaled < 0 ? NEGATIVE : 0, scale, into);
    for (int group = wholeGroups - 1; group >= 0; group--) {
      into.put2((int) (whole / Digits.power(4 * group) % 10_000));
    }
    for (int left = scale; left > 0; left -= 4) {
      long power = Digits.power(Math.max(0, left - 4));
      into.put2((int) (rest / power * Digits.power(Math.max(0, 4 - left))));
      rest %= power;
    }
  }

  /** Writes a whole number as length and numeric. */
  static void write(long value, RowBuffer into) {
    long size = value < 0 ? -value : value;
    int groups = 0;
    for (long rest = size; rest != 0; rest = Long.divideUnsigned(rest, 10_000)) groups++;
    into.need(16 + 2L * groups);
    writeHeader(groups, groups - 1, value < 0 ? NEGATIVE : 0, 0, into);
    int end = into.length() + 2 * groups;
    for (int group = 0; group < groups; group++) into.put2(0);
    for (int at = end - 2; size != 0; at -= 2) {
      into.set2(at, (int) Long.remainderUnsigned(size, 10_000));
      size = Long.divideUnsigned(size, 10_000);
    }
  }

  /** Four digits; places outside of the bounds count as zero. */
  private static int group(byte[] text, int at, int from, int end) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      value = value * 10 + (i >= from && i < end ? text[i] - '0' : 0);
    }
    return value;
  }

  private static void writeHeader(int groups, int weight, int sign, int scale, RowBuffer into) {
    into.put4(8 + 2 * groups);
    into.put2(groups);
    into.put2(weight);
    into.put2(sign);
    into.put2(scale);
  }
}
