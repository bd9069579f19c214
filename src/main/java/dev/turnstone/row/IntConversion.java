package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.DecimalScan;
import dev.turnstone.row.codec.Digits;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Whole numbers within the range of the target; nothing is rounded. */
final class IntConversion extends Conversion {
  private static final double TWO_TO_63 = 0x1p63;
  private final long lowest;
  private final long highest;
  private final boolean unsigned64;
  private final boolean fromBits;
  private final DecimalScan scan = new DecimalScan();
  private final byte[] digits = new byte[Digits.LONGEST];

  IntConversion(Place from, Place to, LogicalType.Int type) {
    super(from, to);
    int bits = type.bits();
    unsigned64 = bits == 64 && !type.signed();
    lowest = type.signed() ? -1L << (bits - 1) : 0;
    highest = bits == 64 ? Long.MAX_VALUE : (1L << (type.signed() ? bits - 1 : bits)) - 1;
    fromBits = from.type() instanceof LogicalType.Bits;
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    return switch (cell.kind()) {
      case LONG -> within(cell.number());
      case DECIMAL -> decimal(cell);
      case DOUBLE -> floating(cell);
      case TEXT -> fromBits ? bits(cell) : text(cell);
      default -> wrongClass(cell);
    };
  }

  private @Nullable Refusal within(long value) {
    return value >= lowest && value <= highest ? null : refuse(Code.OUT_OF_RANGE);
  }

  private @Nullable Refusal set(Cell cell, long value) {
    cell.setNumber(Kind.LONG, value);
    return within(value);
  }

  private @Nullable Refusal decimal(Cell cell) {
    if (!scan.scan(cell.bytes(), cell.offset(), cell.length())) return refuse(Code.INFINITE);
    return scanned(cell);
  }

  private @Nullable Refusal scanned(Cell cell) {
    if (!scan.whole()) return refuse(Code.NOT_WHOLE);
    if (scan.fitsLong()) return set(cell, scan.longValue());
    if (!unsigned64 || !scan.fitsUnsigned()) return refuse(Code.OUT_OF_RANGE);
    int length = scan.write(digits, 0);
    cell.setSlice(Kind.DECIMAL, digits, 0, length);
    return null;
  }

  private @Nullable Refusal floating(Cell cell) {
    double value = cell.asDouble();
    if (Double.isNaN(value) || Double.isInfinite(value)) return refuse(Code.INFINITE);
    if (value != Math.rint(value)) return refuse(Code.NOT_WHOLE);
    if (value >= TWO_TO_63 || value < -TWO_TO_63) return refuse(Code.OUT_OF_RANGE);
    return set(cell, (long) value);
  }

  private @Nullable Refusal text(Cell cell) {
    boolean number = scan.scan(cell.bytes(), cell.offset(), cell.length());
    if (!number || !scan.canonical()) return refuse(Code.NOT_A_NUMBER);
    return from.holdsText() ? scanned(cell) : wrongClass(cell);
  }

  private @Nullable Refusal bits(Cell cell) {
    if (cell.length() > Long.SIZE) return refuse(Code.OUT_OF_RANGE);
    long value = 0;
    for (int i = 0; i < cell.length(); i++) {
      value = (value << 1) | (cell.bytes()[cell.offset() + i] - '0');
    }
    if (value >= 0 || !unsigned64) return value < 0 ? refuse(Code.OUT_OF_RANGE) : set(cell, value);
    byte[] text = Long.toUnsignedString(value).getBytes(StandardCharsets.US_ASCII);
    cell.setSlice(Kind.DECIMAL, text, 0, text.length);
    return null;
  }
}
