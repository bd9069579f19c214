package dev.turnstone.row;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.row.codec.ByteBuilder;
import dev.turnstone.row.codec.DecimalScan;
import dev.turnstone.row.codec.JsonCanonical;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The canonical bytes of a value in a target column: equal for equal values, whichever engine and
 * kind they were read from, and different otherwise. Every value is a tag byte and what follows it,
 * so that a row is the values one after the other (numbers big endian, lengths 4 bytes):
 *
 * <ul>
 *   <li>0: NULL
 *   <li>1 + 8 bytes: a whole number of 64 bits, whatever the column's scale
 *   <li>2 + scale (1) + unscaled value (8): another decimal of at most 18 digits, no trailing zeros
 *   <li>3 + length + ASCII: any other decimal in its shortest plain form, or NaN or infinite
 *   <li>4 + 8 bytes: the bits of a double; -0.0 counts as 0.0 and there is one NaN
 *   <li>5 + 4 bytes: the same of a float, in columns of 32 bits
 *   <li>6 + length + UTF-8: text; trailing spaces of CHAR columns do not count
 *   <li>7 + length + bytes
 *   <li>8 date, 9 time, 10 wall time, 11 instant + 8 bytes: the number of the cell
 *   <li>12 + 16 bytes: UUID
 *   <li>13 + 16 bytes: interval
 *   <li>14 + length + bytes: JSON in a column that normalises it, see {@link JsonCanonical}
 *   <li>15 + 8 bytes: a set of labels, one bit each in the order of declaration
 *   <li>128 + tag, then length + 16 bytes: xxh3-128 of a slice longer than 4096 bytes
 * </ul>
 */
public final class Canonical {
  private static final int LONG_SLICE = 4096;
  private static final int LARGE = 1 << 20;
  private static final int DIGEST = 128;
  private static final int TEXT = 6;
  private static final int JSON = 14;
  private static final long NAN = Double.doubleToLongBits(Double.NaN);
  private static final Hasher128 HASHER = Hashing.xxh3_128();

  private final boolean single;
  private final boolean fixed;
  private final boolean normalised;
  private final byte[][] labels;
  private final DecimalScan scan = new DecimalScan();
  private final JsonCanonical normaliser = new JsonCanonical();
  private final ByteBuilder buffer = new ByteBuilder(256);

  /** For the values of a column of this type; owned by one thread. */
  public Canonical(LogicalType type) {
    single = type instanceof LogicalType.Floating f && f.bits() == 32;
    fixed = type instanceof LogicalType.Text t && t.fixed();
    normalised = type instanceof LogicalType.Json j && j.binary();
    List<String> names = type instanceof LogicalType.LabelSet s ? s.labels() : List.of();
    labels = names.stream().map(l -> l.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  /** Appends the canonical bytes of the cell. */
  public void append(Cell cell, ByteBuilder out) {
    switch (cell.kind()) {
      case NULL -> out.putByte(0);
      case LONG -> number(1, cell.number(), out);
      case DECIMAL -> decimal(cell, out);
      case DOUBLE -> floating(cell.asDouble(), out);
      case TEXT -> text(cell, out);
      case BYTES -> slice(7, cell.bytes(), cell.offset(), cell.length(), out);
      case DATE -> number(8, cell.number(), out);
      case TIME -> number(9, cell.number(), out);
      case TIMESTAMP -> number(10, cell.number(), out);
      case INSTANT -> number(11, cell.number(), out);
      case UUID -> fixedSlice(12, cell, out);
      case INTERVAL -> fixedSlice(13, cell, out);
    }
  }

  private static void number(int tag, long value, ByteBuilder out) {
    out.put(tag, value);
  }

  private static void fixedSlice(int tag, Cell cell, ByteBuilder out) {
    out.putByte(tag);
    out.put(cell.bytes(), cell.offset(), 16);
  }

  private static void slice(int tag, byte[] bytes, int offset, int length, ByteBuilder out) {
    out.putByte(length > LONG_SLICE ? DIGEST + tag : tag);
    out.putInt(length);
    if (length > LONG_SLICE) {
      HashValue128 hash = HASHER.hashBytesTo128Bits(bytes, offset, length);
      out.putLong(hash.getMostSignificantBits());
      out.putLong(hash.getLeastSignificantBits());
    } else {
      out.put(bytes, offset, length);
    }
  }

  private void decimal(Cell cell, ByteBuilder out) {
    if (cell.scaled()) {
      scaled(cell.number(), cell.scale(), out);
      return;
    }
    boolean finite = scan.scan(cell.bytes(), cell.offset(), cell.length());
    if (!finite) {
      slice(3, cell.bytes(), cell.offset(), cell.length(), out);
    } else if (scan.fitsLong()) {
      number(1, scan.longValue(), out);
    } else if (scan.small()) {
      scaled(scan.unscaled(), scan.fractionDigits(), out);
    } else {
      buffer.truncate(0);
      buffer.reserve(scan.writtenLength());
      slice(3, buffer.array(), 0, scan.write(buffer.array(), 0), out);
    }
  }

  private static void scaled(long unscaled, int scale, ByteBuilder out) {
    long value = unscaled;
    int left = scale;
    for (; left > 0 && value % 10 == 0; left--) value /= 10;
    if (left > 0) {
      out.putByte(2);
      out.putByte(left);
      out.putLong(value);
    } else {
      number(1, value, out);
    }
  }

  private void floating(double value, ByteBuilder out) {
    if (single) {
      float narrow = value == 0 ? 0f : (float) value;
      out.putByte(5);
      out.putInt(Float.floatToIntBits(narrow));
    } else {
      long bits = value == 0 ? 0 : Double.doubleToRawLongBits(value);
      number(4, Double.isNaN(value) ? NAN : bits, out);
    }
  }

  private void text(Cell cell, ByteBuilder out) {
    int length = cell.length();
    if (labels.length > 0) {
      set(cell, out);
    } else if (!normalised || !json(cell, out)) {
      if (fixed) {
        while (length > 0 && cell.bytes()[cell.offset() + length - 1] == ' ') length--;
      }
      slice(TEXT, cell.bytes(), cell.offset(), length, out);
    }
  }

  /** False, and nothing appended, when the text is not valid JSON. */
  private boolean json(Cell cell, ByteBuilder out) {
    buffer.truncate(0);
    if (!normaliser.write(cell.bytes(), cell.offset(), cell.length(), buffer)) return false;
    slice(JSON, buffer.array(), 0, buffer.length(), out);
    buffer.shrink(LARGE);
    return true;
  }

  private void set(Cell cell, ByteBuilder out) {
    long bits = 0;
    int end = cell.offset() + cell.length();
    int from = cell.offset();
    for (int at = from; at <= end; at++) {
      if (at == end || cell.bytes()[at] == ',') {
        int position = position(cell, from, at);
        if (position >= 0) bits |= 1L << position;
        from = at + 1;
      }
    }
    number(15, bits, out);
  }

  private int position(Cell cell, int from, int to) {
    for (int i = 0; i < labels.length; i++) {
      if (Arrays.equals(labels[i], 0, labels[i].length, cell.bytes(), from, to)) return i;
    }
    return -1;
  }
}
