package dev.turnstone.row;

import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.DecimalScan;
import dev.turnstone.row.codec.ShortestDecimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Rounds numbers half even to a scale. A floating point number is rounded as the decimal that its
 * shortest digits are, so that 2.675 becomes 2.68.
 */
final class RoundDecoding extends Conversion {
  private final int scale;
  private final DecimalScan scan = new DecimalScan();
  private final ShortestDecimal shortest = new ShortestDecimal();

  RoundDecoding(Place from, Place to, int scale) {
    super(from, to);
    this.scale = scale;
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    switch (cell.kind()) {
      case DECIMAL -> decimal(cell);
      case TEXT -> {
        if (from.holdsText()) decimal(cell);
      }
      case DOUBLE -> {
        double value = cell.asDouble();
        boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
        if (finite) set(cell, decimalOf(value));
      }
      case LONG -> {
        if (scale < 0) set(cell, BigDecimal.valueOf(cell.number()));
      }
      default -> {}
    }
    return null;
  }

  private BigDecimal decimalOf(double value) {
    if (from.floating32()) {
      shortest.of((float) value);
    } else {
      shortest.of(value);
    }
    BigDecimal size = BigDecimal.valueOf(shortest.digits()).scaleByPowerOfTen(shortest.exponent());
    return shortest.negative() ? size.negate() : size;
  }

  private void decimal(Cell cell) {
    boolean finite = scan.scan(cell.bytes(), cell.offset(), cell.length());
    boolean fits = scale >= 0 && scan.fractionDigits() <= scale;
    if (!finite || fits) return;
    byte[] digits = new byte[scan.writtenLength()];
    int length = scan.write(digits, 0);
    set(cell, new BigDecimal(new String(digits, 0, length, StandardCharsets.US_ASCII)));
  }

  private void set(Cell cell, BigDecimal number) {
    String text = number.setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    cell.setSlice(Kind.DECIMAL, bytes, 0, bytes.length);
  }
}
