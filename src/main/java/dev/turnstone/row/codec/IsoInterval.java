package dev.turnstone.row.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads and writes intervals of months, days and microseconds as ISO 8601 text such as {@code
 * P1Y2M3DT4H5M6.5S}; each part carries its own sign. The binary form is months (4 bytes), days (4),
 * microseconds (8), big endian. Reused; not thread safe.
 */
public final class IsoInterval {
  /** Bytes of the binary form. */
  public static final int BYTES = 16;

  /** The longest text {@link #write} makes. */
  public static final int LONGEST = 96;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final long SECOND = 1_000_000;
  private static final long MOST = 10_000_000_000_000L;
  private static final String FOREVER = "infinity";
  private static final String DATE_UNITS = "YMWD";
  private static final String TIME_UNITS = "HMS";

  private int months;
  private int days;
  private long micros;
  private long months64;
  private long days64;

  /** Takes the binary form on. */
  public void of(byte[] bytes, int offset) {
    months = (int) INTS.get(bytes, offset);
    days = (int) INTS.get(bytes, offset + 4);
    micros = (long) LONGS.get(bytes, offset + 8);
  }

  public void of(int newMonths, int newDays, long newMicros) {
    months = newMonths;
    days = newDays;
    micros = newMicros;
  }

  public int months() {
    return months;
  }

  public int days() {
    return days;
  }

  public long micros() {
    return micros;
  }

  /** True for the two that PostgreSQL calls infinite: every part is its largest or smallest. */
  public boolean infinite() {
    boolean most = months == Integer.MAX_VALUE && days == Integer.MAX_VALUE;
    boolean least = months == Integer.MIN_VALUE && days == Integer.MIN_VALUE;
    return (most && micros == Long.MAX_VALUE) || (least && micros == Long.MIN_VALUE);
  }

  /** Writes the binary form. */
  public void toBytes(byte[] into) {
    INTS.set(into, 0, months);
    INTS.set(into, 4, days);
    LONGS.set(into, 8, micros);
  }

  /** Writes the text; returns the position behind it. */
  public int write(byte[] into, int start) {
    int at = start;
    into[at++] = 'P';
    at = part(months / 12, 'Y', into, at);
    at = part(months % 12, 'M', into, at);
    at = part(days, 'D', into, at);
    if (micros == 0) return at > start + 1 ? at : nothing(into, at);
    into[at++] = 'T';
    at = part(micros / (3600 * SECOND), 'H', into, at);
    at = part(micros / (60 * SECOND) % 60, 'M', into, at);
    long rest = micros % (60 * SECOND);
    if (rest == 0) return at;
    if (rest < 0) into[at++] = '-';
    at = Digits.write(Math.abs(rest) / SECOND, into, at);
    at = IsoText.fraction(Math.abs(rest) % SECOND, into, at);
    into[at++] = 'S';
    return at;
  }

  private static int nothing(byte[] into, int start) {
    into[start] = 'T';
    into[start + 1] = '0';
    into[start + 2] = 'S';
    return start + 3;
  }

  private static int part(long value, char unit, byte[] into, int start) {
    if (value == 0) return start;
    int at = Digits.write(value, into, start);
    into[at++] = (byte) unit;
    return at;
  }

  /** Takes the text on; false when it is none, out of range, or finer than microseconds. */
  public boolean read(byte[] text, int offset, int length) {
    int end = offset + length;
    if (length < 3) return false;
    if (text[offset] != 'P') return readInfinite(text, offset, length);
    months64 = 0;
    days64 = 0;
    micros = 0;
    boolean time = false;
    int unitsSeen = -1;
    int at = offset + 1;
    while (at < end) {
      if (text[at] == 'T') {
        if (time || ++at == end) return false;
        time = true;
        unitsSeen = -1;
      }
      int behind = number(text, at, end);
      if (behind < 0 || behind >= end) return false;
      int unit = (time ? TIME_UNITS : DATE_UNITS).indexOf(text[behind]);
      if (unit <= unitsSeen || !add(text, at, behind, time ? unit + 4 : unit)) return false;
      unitsSeen = unit;
      at = behind + 1;
    }
    months = (int) months64;
    days = (int) days64;
    return months == months64 && days == days64;
  }

  private boolean readInfinite(byte[] text, int offset, int length) {
    boolean negative = text[offset] == '-';
    int start = negative ? 1 : 0;
    if (length - start != FOREVER.length()) return false;
    for (int i = 0; i < FOREVER.length(); i++) {
      if (text[offset + start + i] != FOREVER.charAt(i)) return false;
    }
    if (negative) {
      of(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);
    } else {
      of(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);
    }
    return true;
  }

  /** Position behind {@code [-]digits[.digits]}; -1 when there is none. */
  private static int number(byte[] text, int from, int end) {
    int at = from < end && text[from] == '-' ? from + 1 : from;
    int digits = at;
    while (at < end && Digits.isDigit(text[at])) at++;
    if (at == digits) return -1;
    if (at < end && text[at] == '.') {
      int fraction = ++at;
      while (at < end && Digits.isDigit(text[at])) at++;
      if (at == fraction) return -1;
    }
    return at;
  }

  private boolean add(byte[] text, int from, int to, int unit) {
    boolean negative = text[from] == '-';
    long value = 0;
    int at = negative ? from + 1 : from;
    for (; at < to && text[at] != '.'; at++) {
      value = value * 10 + (text[at] - '0');
      if (value > MOST) return false;
    }
    long fraction = 0;
    if (at < to) {
      if (unit != 6 || to - at > 7) return false;
      long scale = SECOND / 10;
      for (int i = at + 1; i < to; i++, scale /= 10) fraction += (text[i] - '0') * scale;
    }
    return addTo(unit, negative ? -value : value, negative ? -fraction : fraction);
  }

  private boolean addTo(int unit, long value, long fraction) {
    switch (unit) {
      case 0 -> months64 += value * 12;
      case 1 -> months64 += value;
      case 2 -> days64 += value * 7;
      case 3 -> days64 += value;
      default -> {
        long size = unit == 4 ? 3600 * SECOND : unit == 5 ? 60 * SECOND : SECOND;
        if (Math.abs(value) > (Long.MAX_VALUE - Math.abs(micros) - SECOND) / size) return false;
        micros += value * size + fraction;
      }
    }
    return true;
  }
}
