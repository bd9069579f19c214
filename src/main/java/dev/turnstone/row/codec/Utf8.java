package dev.turnstone.row.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks and measures bytes that should be UTF-8, eight at a time where they are ASCII. */
public final class Utf8 {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;

  private Utf8() {}

  /** What is to be said of bytes that should be UTF-8. */
  public enum Look {
    /** Well-formed, and no byte is zero. */
    GOOD,
    /** Well-formed, and some byte is zero. */
    HAS_NUL,
    MALFORMED
  }

  /** Looks once at all bytes; see {@link #valid}. */
  public static Look look(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    boolean nul = false;
    while (at < end) {
      if (length >= Long.BYTES) {
        int from = Math.min(at, end - Long.BYTES); // the last eight may be looked at again
        long word = (long) WORD.get(bytes, from);
        long odd =
            ((word - LOW_BITS) | word) & HIGH_BITS; // the first is certain, all if there is none
        at = Math.max(at, from + (odd == 0 ? Long.BYTES : Long.numberOfTrailingZeros(odd) / 8));
        if (odd == 0) continue;
      }
      if (bytes[at] > 0) {
        at++;
      } else if (bytes[at] == 0) {
        nul = true;
        at++;
      } else {
        int size = sequence(bytes, at, end);
        if (size == 0) return Look.MALFORMED;
        at += size;
      }
    }
    return nul ? Look.HAS_NUL : Look.GOOD;
  }

  /**
   * True when the bytes are well-formed: no overlong form, no surrogate, nothing above U+10FFFF.
   */
  public static boolean valid(byte[] bytes, int offset, int length) {
    return look(bytes, offset, length) != Look.MALFORMED;
  }

  /** True when all bytes are below 0x80. */
  public static boolean ascii(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    for (; end - at >= Long.BYTES; at += Long.BYTES) {
      if (((long) WORD.get(bytes, at) & HIGH_BITS) != 0) return false;
    }
    for (; at < end; at++) {
      if (bytes[at] < 0) return false;
    }
    return true;
  }

  /** Length of the well-formed multi-byte sequence that starts here; 0 when it is malformed. */
  private static int sequence(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    int second = at + 1 < end ? bytes[at + 1] & 0xFF : 0;
    if (first < 0xE0) {
      return first >= 0xC2 && continuation(second) ? 2 : 0;
    }
    if (at + 2 >= end || !continuation(second) || !continuation(bytes[at + 2])) return 0;
    if (first < 0xF0) {
      boolean overlong = first == 0xE0 && second < 0xA0;
      boolean surrogate = first == 0xED && second >= 0xA0;
      return overlong || surrogate ? 0 : 3;
    }
    if (at + 3 >= end || !continuation(bytes[at + 3])) return 0;
    boolean overlong = first == 0xF0 && second < 0x90;
    boolean beyond = first > 0xF4 || (first == 0xF4 && second >= 0x90);
    return overlong || beyond ? 0 : 4;
  }

  private static boolean continuation(int value) {
    return (value & 0xC0) == 0x80;
  }

  /** How many code points well-formed text has. */
  public static int codePoints(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    int inner = 0;
    for (; end - at >= Long.BYTES; at += Long.BYTES) {
      long word = (long) WORD.get(bytes, at);
      inner += Long.bitCount(word & ~(word << 1) & HIGH_BITS);
    }
    for (; at < end; at++) {
      if (continuation(bytes[at])) inner++;
    }
    return length - inner;
  }

  /** How many bytes the first {@code count} code points of well-formed text take; all if fewer. */
  public static int prefix(byte[] bytes, int offset, int length, int count) {
    int seen = 0;
    for (int i = 0; i < length; i++) {
      if (!continuation(bytes[offset + i]) && seen++ == count) return i;
    }
    return length;
  }

  /** The longest part from the start, at most {@code limit} bytes, that ends with a code point. */
  public static int fitting(byte[] bytes, int offset, int length, int limit) {
    if (length <= limit) return length;
    int size = limit;
    while (size > 0 && continuation(bytes[offset + size])) size--;
    return size;
  }

  /** True when there is a zero byte. */
  public static boolean hasNul(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    for (; end - at >= Long.BYTES; at += Long.BYTES) {
      long word = (long) WORD.get(bytes, at);
      if (((word - LOW_BITS) & ~word & HIGH_BITS) != 0) return true;
    }
    for (; at < end; at++) {
      if (bytes[at] == 0) return true;
    }
    return false;
  }

  /** True when some code point takes four bytes, that is, lies beyond U+FFFF. */
  public static boolean beyondBasicPlane(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if ((bytes[i] & 0xF8) == 0xF0) return true;
    }
    return false;
  }
}
