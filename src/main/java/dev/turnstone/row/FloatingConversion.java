package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.row.codec.DecimalScan;
import dev.turnstone.row.codec.Digits;
import dev.turnstone.row.codec.JsonScan;
import dev.turnstone.row.codec.ShortestDecimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Binary floating point numbers. A whole number must be held exactly; a decimal of at most 15
 * digits reads back as itself, one of more digits must be held exactly or be the shortest text. A
 * 32-bit target takes only what 32 bits hold.
 */
final class FloatingConversion extends Conversion {
  private static final int KEPT = 15;
  private static final int KEPT_BY_32_BITS = 6;
  private static final Pattern SCALE = Pattern.compile("\\(\\d+,\\s*(\\d+)\\)");
  private final boolean single;

  /** Decimals that MariaDB's {@code double(10,2)} keeps, rounding the others off in silence. */
  private final int scale;

  private final DecimalScan scan = new DecimalScan();
  private final JsonScan json = new JsonScan();
  private final ShortestDecimal shortest = new ShortestDecimal();

  FloatingConversion(Place from, Place to, LogicalType.Floating type) {
    super(from, to);
    this.single = type.bits() == 32;
    Matcher declared = SCALE.matcher(to.column().nativeType());
    boolean rounds = to.vendor().mysqlFamily() && declared.find();
    this.scale = rounds ? Integer.parseInt(declared.group(1)) : Integer.MAX_VALUE;
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    Refusal refusal = read(cell);
    if (refusal != null || scale == Integer.MAX_VALUE) return refusal;
    shorten(cell.asDouble());
    return -shortest.exponent() <= scale ? null : refuse(Code.TOO_PRECISE);
  }

  private @Nullable Refusal read(Cell cell) {
    return switch (cell.kind()) {
      case DOUBLE -> floating(cell);
      case LONG -> whole(cell);
      case DECIMAL -> decimal(cell);
      case TEXT -> text(cell);
      default -> wrongClass(cell);
    };
  }

  private @Nullable Refusal floating(Cell cell) {
    double value = cell.asDouble();
    if (single && !Double.isNaN(value) && (float) value != value) {
      boolean large = Math.abs(value) > Float.MAX_VALUE;
      return refuse(large ? Code.OUT_OF_RANGE : Code.TOO_PRECISE);
    }
    boolean nan = Double.isNaN(value);
    if (!nan && !Double.isInfinite(value)) return null;
    boolean kept = to.vendor() == Vendor.POSTGRESQL || (to.vendor() == Vendor.SQLITE && !nan);
    return kept ? null : refuse(Code.INFINITE);
  }

  private @Nullable Refusal whole(Cell cell) {
    long number = cell.number();
    double value = single ? (double) (float) number : (double) number;
    boolean exact = value < 0x1p63 && (long) value == number;
    if (!exact) return refuse(Code.TOO_PRECISE);
    cell.setDouble(value);
    return null;
  }

  private @Nullable Refusal text(Cell cell) {
    byte first = cell.length() == 0 ? 0 : cell.bytes()[cell.offset()];
    boolean number =
        (first == '-' || Digits.isDigit(first))
            && json.valid(cell.bytes(), cell.offset(), cell.length());
    if (!number) return refuse(Code.NOT_A_NUMBER);
    if (json.hugeNumber()) return refuse(Code.OUT_OF_RANGE);
    return from.holdsText() ? exactly(cell) : wrongClass(cell);
  }

  private @Nullable Refusal decimal(Cell cell) {
    if (scan.scan(cell.bytes(), cell.offset(), cell.length())) return exactly(cell);
    cell.setDouble(Double.parseDouble(cell.sliceAsText()));
    return floating(cell);
  }

  private @Nullable Refusal exactly(Cell cell) {
    BigDecimal decimal =
        new BigDecimal(
            new String(cell.bytes(), cell.offset(), cell.length(), StandardCharsets.US_ASCII));
    double value = single ? decimal.floatValue() : decimal.doubleValue();
    if (Double.isInfinite(value)) return refuse(Code.OUT_OF_RANGE);
    if (!kept(decimal, value)) return refuse(Code.TOO_PRECISE);
    cell.setDouble(value);
    return null;
  }

  /** True when the decimal is the number, or its shortest text, or short enough to read back. */
  private boolean kept(BigDecimal decimal, double value) {
    if (new BigDecimal(value).compareTo(decimal) == 0) return true;
    boolean normal = Math.abs(value) >= (single ? Float.MIN_NORMAL : Double.MIN_NORMAL);
    BigDecimal stripped = decimal.stripTrailingZeros();
    if (normal && stripped.precision() <= (single ? KEPT_BY_32_BITS : KEPT)) return true;
    shorten(value);
    return stripped.unscaledValue().abs().equals(BigInteger.valueOf(shortest.digits()))
        && -stripped.scale() == shortest.exponent();
  }

  private void shorten(double value) {
    if (single) {
      shortest.of((float) value);
    } else {
      shortest.of(value);
    }
  }
}
