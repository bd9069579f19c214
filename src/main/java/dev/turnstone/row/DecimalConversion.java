package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.DecimalScan;
import dev.turnstone.row.codec.Digits;
import dev.turnstone.row.codec.ShortestDecimal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Exact decimals within precision and scale of the target; nothing is rounded. A floating point
 * number counts as its shortest decimal digits when these are at most 15, as many as it keeps of
 * any decimal; with more digits it must be exactly the decimal, or it is refused.
 */
final class DecimalConversion extends Conversion {
  private static final int KEPT = 15;
  private final LogicalType.Decimal type;
  private final DecimalScan scan = new DecimalScan();
  private final ShortestDecimal shortest = new ShortestDecimal();
  private byte[] digits = new byte[512];

  DecimalConversion(Place from, Place to, LogicalType.Decimal type) {
    super(from, to);
    this.type = type;
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    return switch (cell.kind()) {
      case DECIMAL -> decimal(cell);
      case LONG -> whole(cell);
      case DOUBLE -> floating(cell);
      case TEXT -> text(cell);
      default -> wrongClass(cell);
    };
  }

  private @Nullable Refusal whole(Cell cell) {
    int length = Digits.write(cell.number(), digits, 0);
    cell.setSlice(Kind.DECIMAL, digits, 0, length);
    scan.scan(digits, 0, length);
    return fit(cell);
  }

  private @Nullable Refusal decimal(Cell cell) {
    if (cell.scaled() && fitsAsItIs(cell)) return null;
    if (scan.scan(cell.bytes(), cell.offset(), cell.length())) return fit(cell);
    boolean nan = cell.length() == 3;
    boolean kept = to.vendor() == Vendor.POSTGRESQL && (nan || type.unlimited());
    return kept ? null : refuse(Code.INFINITE);
  }

  /** True when its digits fit in number and place; false when that takes a closer look. */
  private boolean fitsAsItIs(Cell cell) {
    if (type.unlimited()) return true;
    int room = type.precision() - type.scale() + cell.scale();
    if (cell.scale() > type.scale() || room < 0) return false;
    return room >= DecimalScan.SMALL || Math.abs(cell.number()) < Digits.power(room);
  }

  private @Nullable Refusal text(Cell cell) {
    boolean number = scan.scan(cell.bytes(), cell.offset(), cell.length());
    if (!number || !scan.canonical()) return refuse(Code.NOT_A_NUMBER);
    boolean ownForm = from.vendor() == Vendor.SQLITE && from.type() instanceof LogicalType.Decimal;
    if (!from.holdsText() && !ownForm) return wrongClass(cell);
    cell.become(Kind.DECIMAL);
    return fit(cell);
  }

  /** Refuses what was scanned unless it fits; takes off zeros behind the scale. */
  private @Nullable Refusal fit(Cell cell) {
    if (type.unlimited()) return null;
    if (scan.zero()) return shorten(cell);
    int scale = Math.max(type.scale(), 0);
    if (scan.fractionDigits() > scale) return refuse(Code.TOO_PRECISE);
    if (magnitude() > type.precision() - type.scale()) return refuse(Code.OUT_OF_RANGE);
    if (type.scale() < 0 && trailingZeros() < -type.scale()) return refuse(Code.TOO_PRECISE);
    return shorten(cell);
  }

  private @Nullable Refusal shorten(Cell cell) {
    int surplus = scan.writtenFraction() - Math.max(type.scale(), 0);
    if (surplus > 0) {
      int point = type.scale() <= 0 ? 1 : 0;
      cell.setSlice(Kind.DECIMAL, cell.bytes(), cell.offset(), cell.length() - surplus - point);
    }
    return null;
  }

  /** Position of the first significant digit: 3 for 123.4, 0 for 0.5, -1 for 0.05. */
  private int magnitude() {
    return scan.wholeDigits() > 0 ? scan.wholeDigits() : -scan.zerosBehindThePoint();
  }

  private int trailingZeros() {
    return scan.wholeDigits() - scan.significantDigits();
  }

  private @Nullable Refusal floating(Cell cell) {
    double value = cell.asDouble();
    if (Double.isNaN(value) || Double.isInfinite(value)) return infinite(cell, value);
    if (from.floating32()) {
      shortest.of((float) value);
    } else {
      shortest.of(value);
    }
    if (shortest.count() > KEPT) return exact(cell, value);
    int room = shortest.plainLength();
    if (digits.length < room) digits = new byte[room];
    int length = shortest.writePlain(digits, 0);
    cell.setSlice(Kind.DECIMAL, digits, 0, length);
    scan.scan(digits, 0, length);
    return fit(cell);
  }

  private @Nullable Refusal infinite(Cell cell, double value) {
    byte[] word = Double.toString(value).getBytes(StandardCharsets.US_ASCII);
    cell.setSlice(Kind.DECIMAL, word, 0, word.length);
    return decimal(cell);
  }

  private @Nullable Refusal exact(Cell cell, double value) {
    BigDecimal exact = new BigDecimal(value);
    boolean shortestIsExact =
        exact.stripTrailingZeros().precision() == shortest.count()
            && shortest.exponent() == -exact.stripTrailingZeros().scale();
    boolean whole = value == Math.rint(value);
    if (!shortestIsExact && !whole) return refuse(Code.TOO_PRECISE);
    byte[] text = exact.toPlainString().getBytes(StandardCharsets.US_ASCII);
    cell.setSlice(Kind.DECIMAL, text, 0, text.length);
    scan.scan(text, 0, text.length);
    return fit(cell);
  }
}
