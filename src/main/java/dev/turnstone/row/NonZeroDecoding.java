package dev.turnstone.row;

import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.DecimalScan;
import org.jspecify.annotations.Nullable;

/** Any number other than 0 is true. */
final class NonZeroDecoding extends Conversion {
  private final DecimalScan scan = new DecimalScan();

  NonZeroDecoding(Place from, Place to) {
    super(from, to);
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    switch (cell.kind()) {
      case LONG -> cell.setNumber(Kind.LONG, cell.number() == 0 ? 0 : 1);
      case DOUBLE -> {
        if (Double.isNaN(cell.asDouble())) return refuse(Code.NOT_A_BOOLEAN);
        cell.setNumber(Kind.LONG, cell.asDouble() == 0 ? 0 : 1);
      }
      case DECIMAL -> {
        boolean finite = scan.scan(cell.bytes(), cell.offset(), cell.length());
        if (!finite) return refuse(Code.NOT_A_BOOLEAN);
        cell.setNumber(Kind.LONG, scan.zero() ? 0 : 1);
      }
      default -> {
        return refuse(Code.NOT_A_BOOLEAN);
      }
    }
    return null;
  }
}
