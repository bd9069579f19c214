package dev.turnstone.row.codec;

import java.util.Arrays;

/**
 * Takes UTF-8 text apart into the tokens of RFC 8259, in one pass and without recursion, and notes
 * what some databases cannot keep. Reused; not thread safe.
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
  private int from;
  private int to;
  private Want want = Want.VALUE;
  private int depth;
  private int deepest;
  private boolean[] objects = new boolean[64];
  private boolean escaped;
  private int pendingHigh;
  private boolean escapedNul;
  private boolean loneSurrogate;
  private boolean hugeNumber;

  /** True when the slice, which must be well-formed UTF-8, is valid JSON. */
  public boolean valid(byte[] array, int offset, int length) {
    begin(array, offset, length);
    JsonToken token = next();
    while (token != JsonToken.END && token != JsonToken.MALFORMED) token = next();
    return token == JsonToken.END;
  }

  /** Starts on a slice that must be well-formed UTF-8. */
  public void begin(byte[] array, int offset, int length) {
    bytes = array;
    at = offset;
    end = offset + length;
    want = Want.VALUE;
    depth = 0;
    deepest = 0;
    escapedNul = false;
    loneSurrogate = false;
    hugeNumber = false;
  }

  /** The next token. Not to be asked again after {@code END} or {@code MALFORMED}. */
  public JsonToken next() {
    skipSpace();
    if (want == Want.AFTER_VALUE) {
      if (depth == 0) return at == end ? JsonToken.END : JsonToken.MALFORMED;
      if (at == end) return JsonToken.MALFORMED;
      boolean inObject = objects[depth - 1];
      if (bytes[at] == (inObject ? '}' : ']')) return close();
      if (bytes[at] != ',') return JsonToken.MALFORMED;
      at++;
      want = inObject ? Want.NAME : Want.VALUE;
      skipSpace();
    }
    return at == end ? JsonToken.MALFORMED : wanted(bytes[at]);
  }

  /** Where the last name or string begins behind its quote, or the last number or word. */
  public int from() {
    return from;
  }

  /** Where the same ends, before its quote. */
  public int to() {
    return to;
  }

  /** True when the last name or string has escapes. */
  public boolean escaped() {
    return escaped;
  }

  /** True when the text so far escapes the character U+0000, which jsonb refuses. */
  public boolean escapedNul() {
    return escapedNul;
  }

  /** True when the text so far escapes half a surrogate pair, which jsonb refuses. */
  public boolean loneSurrogate() {
    return loneSurrogate;
  }

  /** True when a number of the text so far has, or stands for, more than 16,000 digits. */
  public boolean hugeNumber() {
    return hugeNumber;
  }

  /** How deep arrays and objects were nested in the text so far; 0 for a plain value. */
  public int deepest() {
    return deepest;
  }

  private JsonToken wanted(byte c) {
    return switch (want) {
      case FIRST_VALUE -> c == ']' ? close() : value(c);
      case FIRST_NAME -> c == '}' ? close() : name(c);
      case NAME -> name(c);
      case VALUE, AFTER_VALUE -> value(c);
    };
  }

  private JsonToken close() {
    at++;
    depth--;
    want = Want.AFTER_VALUE;
    return objects[depth] ? JsonToken.OBJECT_END : JsonToken.ARRAY_END;
  }

  private JsonToken open(boolean object) {
    at++;
    if (depth == objects.length) objects = Arrays.copyOf(objects, depth * 2);
    objects[depth++] = object;
    deepest = Math.max(deepest, depth);
    want = object ? Want.FIRST_NAME : Want.FIRST_VALUE;
    return object ? JsonToken.OBJECT : JsonToken.ARRAY;
  }

  private JsonToken name(byte c) {
    if (c != '"' || !string()) return JsonToken.MALFORMED;
    skipSpace();
    if (at == end || bytes[at] != ':') return JsonToken.MALFORMED;
    at++;
    want = Want.VALUE;
    return JsonToken.NAME;
  }

  private JsonToken value(byte c) {
    want = Want.AFTER_VALUE;
    return switch (c) {
      case '{' -> open(true);
      case '[' -> open(false);
      case '"' -> string() ? JsonToken.STRING : JsonToken.MALFORMED;
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number() ? JsonToken.NUMBER : JsonToken.MALFORMED;
    };
  }

  private JsonToken word(String word) {
    from = at;
    if (end - at < word.length()) return JsonToken.MALFORMED;
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at++] != word.charAt(i)) return JsonToken.MALFORMED;
    }
    to = at;
    return JsonToken.WORD;
  }

  private boolean number() {
    from = at;
    if (bytes[at] == '-') at++;
    int first = at;
    if (!digits()) return false;
    if (bytes[first] == '0' && at - first > 1) return false;
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
    hugeNumber |= at - first > MOST_DIGITS;
    to = at;
    return true;
  }

  private boolean huge(int first, int behind) {
    int value = 0;
    for (int i = first; i < behind; i++)
      value = Math.min(value * 10 + (bytes[i] - '0'), MOST_DIGITS + 1);
    return value > MOST_DIGITS;
  }

  private boolean digits() {
    byte[] array = bytes;
    int first = at;
    int i = first;
    for (int stop = end; i < stop && Digits.isDigit(array[i]); i++) {}
    at = i;
    return i > first;
  }

  private boolean string() {
    byte[] array = bytes;
    int i = at + 1;
    int stop = end;
    from = i;
    escaped = false;
    pendingHigh = -1;
    while (i < stop) {
      byte c = array[i];
      if (c == '"') {
        to = i;
        at = i + 1;
        loneSurrogate |= pendingHigh >= 0;
        return true;
      }
      if (c == '\\') {
        at = i;
        if (!escape()) return false;
        i = at;
      } else if (c >= 0 && c < 0x20) {
        return false;
      } else {
        i++;
      }
    }
    return false;
  }

  /** Passes an escape; half a surrogate pair must stand right beside the other half. */
  private boolean escape() {
    boolean behindHigh = pendingHigh == at;
    boolean pending = pendingHigh >= 0;
    escaped = true;
    at++;
    int unit = unit();
    boolean low = unit >= 0xDC00 && unit <= 0xDFFF;
    loneSurrogate |= low ? !behindHigh : pending;
    pendingHigh = unit >= 0xD800 && unit <= 0xDBFF ? at : -1;
    return unit >= 0;
  }

  /** The UTF-16 unit that an escape means, a blank for one of a single letter; -1 if malformed. */
  private int unit() {
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
    byte[] array = bytes;
    int i = at;
    for (int stop = end; i < stop; i++) {
      byte c = array[i];
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') break;
    }
    at = i;
  }
}
