package dev.turnstone.row.codec;

/** Writes the names, strings and numbers of valid JSON by their value. Reused; not thread safe. */
final class JsonText {
  private final ByteBuilder digits = new ByteBuilder(64);
  private byte[] bytes = new byte[0];
  private int at;
  private int end;

  /** Tag, length, UTF-8 of the name or string that was scanned last. */
  void string(byte[] array, JsonScan scan, ByteBuilder out) {
    out.putByte('s');
    int lengthAt = out.length();
    out.putInt(scan.to() - scan.from());
    if (!scan.escaped()) {
      out.put(array, scan.from(), scan.to() - scan.from());
      return;
    }
    bytes = array;
    at = scan.from();
    end = scan.to();
    while (at < end) {
      if (bytes[at] == '\\') {
        escape(out);
      } else {
        out.putByte(bytes[at++]);
      }
    }
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
            && at + 1 < end
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
  void number(byte[] array, JsonScan scan, ByteBuilder out) {
    bytes = array;
    at = scan.from();
    end = scan.to();
    boolean negative = bytes[at] == '-';
    if (negative) at++;
    digits.truncate(0);
    long power = digits() + exponent();
    int count = digits.length();
    while (count > 0 && digits.array()[count - 1] == '0') count--;
    out.putByte('d');
    out.putByte(count == 0 ? '0' : negative ? '-' : '+');
    out.putLong(count == 0 ? 0 : power);
    out.putInt(count);
    out.put(digits.array(), 0, count);
  }

  /** Collects the digits but leading zeros; how far before the point the first of them stands. */
  private int digits() {
    int point = 0;
    boolean behindPoint = false;
    for (; at < end && (bytes[at] | 0x20) != 'e'; at++) {
      byte c = bytes[at];
      boolean leadingZero = c == '0' && digits.length() == 0;
      if (c == '.') {
        behindPoint = true;
      } else if (!leadingZero) {
        digits.putByte(c);
        if (!behindPoint) point++;
      } else if (behindPoint) {
        point--;
      }
    }
    return point;
  }

  private long exponent() {
    if (at == end) return 0;
    at++;
    boolean negative = bytes[at] == '-';
    if (negative || bytes[at] == '+') at++;
    long value = 0;
    for (; at < end; at++) {
      value = Math.min(value * 10 + (bytes[at] - '0'), Integer.MAX_VALUE);
    }
    return negative ? -value : value;
  }
}
