package dev.turnstone.row.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes valid JSON as bytes that are equal for equal values: members sorted by name with the last
 * of a repeated name kept, numbers by value, strings without escapes, no spacing. Recursive: check
 * the depth with {@link JsonScan#deepest} first. Reused; not thread safe.
 */
public final class JsonCanonical {
  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private final ByteBuilder digits = new ByteBuilder(64);

  /** Where one member of an object stands in the output. */
  private record Member(int nameFrom, int nameTo, int order, int to) {}

  /** Appends the canonical form of a slice that is valid JSON. */
  public void write(byte[] array, int offset, int length, ByteBuilder out) {
    bytes = array;
    at = offset;
    end = offset + length;
    value(out);
  }

  private void value(ByteBuilder out) {
    skipSpace();
    byte c = bytes[at];
    switch (c) {
      case '{' -> object(out);
      case '[' -> array(out);
      case '"' -> string(out);
      case 't', 'n' -> word(c, 4, out);
      case 'f' -> word(c, 5, out);
      default -> number(out);
    }
  }

  private void word(byte tag, int size, ByteBuilder out) {
    out.putByte(tag);
    at += size;
  }

  private void array(ByteBuilder out) {
    out.putByte('[');
    at++;
    skipSpace();
    while (bytes[at] != ']') {
      value(out);
      skipSpace();
      if (bytes[at] == ',') at++;
      skipSpace();
    }
    at++;
    out.putByte(']');
  }

  private void object(ByteBuilder out) {
    out.putByte('{');
    int start = out.length();
    List<Member> members = new ArrayList<>();
    at++;
    skipSpace();
    while (bytes[at] != '}') {
      int from = out.length();
      string(out);
      int nameTo = out.length();
      skipSpace();
      at++;
      value(out);
      members.add(new Member(from, nameTo, members.size(), out.length()));
      skipSpace();
      if (bytes[at] == ',') at++;
      skipSpace();
    }
    at++;
    if (members.size() > 1) sort(members, start, out);
    out.putByte('}');
  }

  private static void sort(List<Member> members, int start, ByteBuilder out) {
    byte[] before = Arrays.copyOfRange(out.array(), start, out.length());
    members.sort(
        (a, b) -> {
          int names = compareNames(a, b, before, start);
          return names != 0 ? names : Integer.compare(a.order(), b.order());
        });
    out.truncate(start);
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      boolean repeated =
          i + 1 < members.size() && compareNames(member, members.get(i + 1), before, start) == 0;
      if (!repeated) {
        out.put(before, member.nameFrom() - start, member.to() - member.nameFrom());
      }
    }
  }

  private static int compareNames(Member a, Member b, byte[] bytes, int start) {
    return Arrays.compareUnsigned(
        bytes,
        a.nameFrom() - start,
        a.nameTo() - start,
        bytes,
        b.nameFrom() - start,
        b.nameTo() - start);
  }

  /** Tag, length, UTF-8. */
  private void string(ByteBuilder out) {
    out.putByte('s');
    int lengthAt = out.length();
    out.putInt(0);
    at++;
    while (bytes[at] != '"') {
      if (bytes[at] == '\\') {
        escape(out);
      } else {
        out.putByte(bytes[at++]);
      }
    }
    at++;
    int behind = out.length();
    out.truncate(lengthAt);
    out.putInt(behind - lengthAt - Integer.BYTES);
    out.truncate(behind);
  }

  private void escape(ByteBuilder out) {
    byte c = bytes[at + 1];
    at += 2;
    switch (c) {
      case 'b' -> out.putByte('\b');
      case 'f' -> out.putByte('\f');
      case 'n' -> out.putByte('\n');
      case 'r' -> out.putByte('\r');
      case 't' -> out.putByte('\t');
      case 'u' -> codePoint(out);
      default -> out.putByte(c);
    }
  }

  private void codePoint(ByteBuilder out) {
    int unit = unit();
    boolean pair =
        Character.isHighSurrogate((char) unit)
            && bytes[at] == '\\'
            && bytes[at + 1] == 'u'
            && Digits.fromHex(bytes[at + 2]) == 0xD
            && Digits.fromHex(bytes[at + 3]) >= 0xC;
    if (pair) {
      at += 2;
      unit = Character.toCodePoint((char) unit, (char) unit());
    }
    encode(unit, out);
  }

  private int unit() {
    int unit = 0;
    for (int i = 0; i < 4; i++) unit = (unit << 4) | Digits.fromHex(bytes[at++]);
    return unit;
  }

  private static void encode(int point, ByteBuilder out) {
    if (point < 0x80) {
      out.putByte(point);
    } else if (point < 0x800) {
      out.putByte(0xC0 | (point >> 6));
      out.putByte(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      out.putByte(0xE0 | (point >> 12));
      out.putByte(0x80 | ((point >> 6) & 0x3F));
      out.putByte(0x80 | (point & 0x3F));
    } else {
      out.putByte(0xF0 | (point >> 18));
      out.putByte(0x80 | ((point >> 12) & 0x3F));
      out.putByte(0x80 | ((point >> 6) & 0x3F));
      out.putByte(0x80 | (point & 0x3F));
    }
  }

  /** Tag, sign, power of ten of the first digit, count, digits without outer zeros. */
  private void number(ByteBuilder out) {
    boolean negative = bytes[at] == '-';
    if (negative) at++;
    digits.truncate(0);
    int point = 0;
    boolean behindPoint = false;
    for (; Digits.isDigit(peek()) || peek() == '.'; at++) {
      byte c = bytes[at];
      if (c == '.') {
        behindPoint = true;
      } else {
        boolean leadingZero = c == '0' && digits.length() == 0;
        if (!leadingZero) digits.putByte(c);
        if (!behindPoint && !leadingZero) point++;
        if (behindPoint && leadingZero) point--;
      }
    }
    long power = point + exponent();
    int count = digits.length();
    while (count > 0 && digits.array()[count - 1] == '0') count--;
    out.putByte('d');
    out.putByte(count == 0 ? '0' : negative ? '-' : '+');
    out.putLong(count == 0 ? 0 : power);
    out.putInt(count);
    out.put(digits.array(), 0, count);
  }

  private int peek() {
    return at < end ? bytes[at] : -1;
  }

  private long exponent() {
    if ((peek() | 0x20) != 'e') return 0;
    at++;
    boolean negative = peek() == '-';
    if (negative || peek() == '+') at++;
    long value = 0;
    for (; Digits.isDigit(peek()); at++) {
      value = Math.min(value * 10 + (bytes[at] - '0'), Integer.MAX_VALUE);
    }
    return negative ? -value : value;
  }

  private void skipSpace() {
    while (at < end && bytes[at] <= ' ') at++;
  }
}
