package dev.turnstone.row.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks that UTF-8 text is one JSON value after RFC 8259, in one pass and without recursion, and
 * notes what some databases cannot keep. Reused; not thread safe.
 */
public final class JsonScan {
  /** What is expected next. */
  private enum Want {
    VALUE,
    /** A value, or the end of an empty array. */
    FIRST_VALUE,
    NAME,
    /** A name, or the end of an empty object. */
    FIRST_NAME,
    AFTER_VALUE
  }

  private static final int MOST_DIGITS = 16_000;
  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private int depth;
  private int deepest;
  private boolean[] objects = new boolean[64];
  private boolean escapedNul;
  private boolean loneSurrogate;
  private boolean hugeNumber;

  /** True when the slice, which must be well-formed UTF-8, is valid JSON. */
  public boolean valid(byte[] array, int offset, int length) {
    bytes = array;
    at = offset;
    end = offset + length;
    depth = 0;
    deepest = 0;
    escapedNul = false;
    loneSurrogate = false;
    hugeNumber = false;
    Want want = Want.VALUE;
    while (want != null) {
      skipSpace();
      if (want == Want.AFTER_VALUE && depth == 0) return at == end;
      if (at == end) return false;
      want = step(want);
    }
    return false;
  }

  /** True when the last text escapes the character U+0000, which jsonb refuses. */
  public boolean escapedNul() {
    return escapedNul;
  }

  /** True when the last text escapes half a surrogate pair, which jsonb refuses. */
  public boolean loneSurrogate() {
    return loneSurrogate;
  }

  /** True when a number of the last text has, or stands for, more than 16,000 digits. */
  public boolean hugeNumber() {
    return hugeNumber;
  }

  /** How deep arrays and objects were nested in the last text; 0 for a plain value. */
  public int deepest() {
    return deepest;
  }

  private @Nullable Want step(Want want) {
    byte c = bytes[at];
    return switch (want) {
      case FIRST_VALUE -> c == ']' ? close() : value(c);
      case VALUE -> value(c);
      case FIRST_NAME -> c == '}' ? close() : name(c);
      case NAME -> name(c);
      case AFTER_VALUE -> after(c);
    };
  }

  private @Nullable Want after(byte c) {
    boolean inObject = objects[depth - 1];
    if (c != ',') return c == (inObject ? '}' : ']') ? close() : null;
    at++;
    return inObject ? Want.NAME : Want.VALUE;
  }

  private Want close() {
    at++;
    depth--;
    return Want.AFTER_VALUE;
  }

  private Want open(boolean object) {
    at++;
    if (depth == objects.length) objects = Arrays.copyOf(objects, depth * 2);
    objects[depth++] = object;
    deepest = Math.max(deepest, depth);
    return object ? Want.FIRST_NAME : Want.FIRST_VALUE;
  }

  private @Nullable Want name(byte c) {
    if (c != '"' || !string()) return null;
    skipSpace();
    if (at == end || bytes[at] != ':') return null;
    at++;
    return Want.VALUE;
  }

  private @Nullable Want value(byte c) {
    boolean good =
        switch (c) {
          case '{', '[' -> true;
          case '"' -> string();
          case 't' -> word("true");
          case 'f' -> word("false");
          case 'n' -> word("null");
          default -> number();
        };
    if (!good) return null;
    return c == '{' || c == '[' ? open(c == '{') : Want.AFTER_VALUE;
  }

  private boolean word(String word) {
    if (end - at < word.length()) return false;
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at++] != word.charAt(i)) return false;
    }
    return true;
  }

  private boolean number() {
    if (bytes[at] == '-') at++;
    int from = at;
    if (!digits()) return false;
    if (bytes[from] == '0' && at - from > 1) return false;
    if (at < end && bytes[at] == '.') {
      at++;
      if (!digits()) return false;
    }
    if (at < end && (bytes[at] | 0x20) == 'e') {
      at++;
      if (at < end && (bytes[at] == '+' || bytes[at] == '-')) at++;
      int exponent = at;
      if (!digits()) return false;
      hugeNumber |= huge(exponent, at);
    }
    hugeNumber |= at - from > MOST_DIGITS;
    return true;
  }

  private boolean huge(int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++)
      value = Math.min(value * 10 + (bytes[i] - '0'), MOST_DIGITS + 1);
    return value > MOST_DIGITS;
  }

  private boolean digits() {
    int from = at;
    while (at < end && Digits.isDigit(bytes[at])) at++;
    return at > from;
  }

  private boolean string() {
    boolean highBefore = false;
    at++;
    while (at < end) {
      int c = bytes[at++];
      if (c == '"') {
        loneSurrogate |= highBefore;
        return true;
      }
      if (c >= 0 && c < 0x20) return false;
      int unit = c == '\\' ? escape() : 0x20;
      if (unit < 0) return false;
      boolean low = unit >= 0xDC00 && unit <= 0xDFFF;
      loneSurrogate |= low != highBefore;
      highBefore = unit >= 0xD800 && unit <= 0xDBFF;
    }
    return false;
  }

  /** The UTF-16 unit that an escape means; -1 when it is malformed. */
  private int escape() {
    if (at == end) return -1;
    byte c = bytes[at++];
    if (c != 'u') {
      return c == '"' || c == '\\' || c == '/' || c == 'b' || c == 'f' || c == 'n' || c == 'r'
              || c == 't'
          ? 0x20
          : -1;
    }
    if (end - at < 4) return -1;
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Digits.fromHex(bytes[at++]);
      if (digit < 0) return -1;
      unit = (unit << 4) | digit;
    }
    escapedNul |= unit == 0;
    return unit;
  }

  private void skipSpace() {
    while (at < end) {
      byte c = bytes[at];
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') return;
      at++;
    }
  }
}
