package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What one written column takes, as far as the server would change a value instead of refusing it:
 * NULL becomes the present time or a counter, a fraction is cut, a number is taken for a label.
 *
 * @param hex true when the value travels as hex: bytes, geometries and bits
 * @param bits true when the value is a string of binary digits
 * @param fraction digits of seconds the column keeps, 6 where it has no seconds
 * @param single true for a 32-bit floating point column
 * @param labels UTF-8 of the labels; empty for a column without
 */
record TargetField(
    Column column, boolean hex, boolean bits, int fraction, boolean single, List<byte[]> labels) {

  static TargetField of(Column column) {
    LogicalType type = column.type();
    boolean bits =
        type instanceof LogicalType.Bits || ReadForm.firstWord(column.nativeType()).equals("bit");
    boolean hex = bits || type instanceof LogicalType.Bytes || ReadForm.isBinary(column);
    boolean single = type instanceof LogicalType.Floating f && f.bits() == 32;
    return new TargetField(column, hex, bits, fraction(type), single, labels(type));
  }

  private static int fraction(LogicalType type) {
    if (type instanceof LogicalType.Time t) return t.fraction();
    if (type instanceof LogicalType.Timestamp t) return t.fraction();
    if (type instanceof LogicalType.Instant i) return i.fraction();
    return 6;
  }

  private static List<byte[]> labels(LogicalType type) {
    List<String> labels =
        type instanceof LogicalType.Enumeration e
            ? e.labels()
            : type instanceof LogicalType.LabelSet s ? s.labels() : List.of();
    return labels.stream().map(l -> l.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** True for YEAR, where small numbers mean other years. */
  boolean year() {
    return ReadForm.firstWord(column.nativeType()).equals("year");
  }

  /** True for a column whose values are labels. */
  boolean labelled() {
    return !labels.isEmpty();
  }

  /** True when the text is exactly one label, or for a set any number of them with commas. */
  boolean accepts(byte[] text, int offset, int length) {
    if (column.type() instanceof LogicalType.Enumeration) {
      return isLabel(text, offset, offset + length);
    }
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (text[i] == ',') {
        if (!isLabel(text, from, i)) return false;
        from = i + 1;
      }
    }
    return length == 0 || isLabel(text, from, offset + length);
  }

  private boolean isLabel(byte[] text, int from, int to) {
    for (byte[] label : labels) {
      if (Arrays.equals(text, from, to, label, 0, label.length)) return true;
    }
    return false;
  }

  /** True when the column keeps all of these microseconds. */
  boolean keeps(long micros) {
    long unit = 1;
    for (int i = fraction; i < 6; i++) {
      unit *= 10;
    }
    return micros % unit == 0;
  }
}
