package dev.turnstone.row;

import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.DecimalScan;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Values for SQLite columns that take every storage class: whole numbers, floating point numbers,
 * text and bytes stay what they are; a decimal is a whole number where it is one, else text; all
 * else is canonical text.
 */
final class DynamicConversion extends Conversion {
  private final TextRules rules;
  private final CellText text;
  private final DecimalScan scan = new DecimalScan();

  DynamicConversion(Place from, Place to) {
    super(from, to);
    rules = new TextRules(to, OptionalInt.empty());
    text = new CellText(from.type(), ' ');
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    return switch (cell.kind()) {
      case NULL, LONG, BYTES -> null;
      case DOUBLE -> Double.isNaN(cell.asDouble()) ? refuse(Code.INFINITE) : null;
      case TEXT -> rules.check(cell);
      case DECIMAL -> decimal(cell);
      default -> {
        text.of(cell);
        cell.setSlice(Kind.TEXT, text.bytes(), text.offset(), text.length());
        yield null;
      }
    };
  }

  private @Nullable Refusal decimal(Cell cell) {
    boolean finite = scan.scan(cell.bytes(), cell.offset(), cell.length());
    if (finite && scan.fitsLong()) {
      cell.setNumber(Kind.LONG, scan.longValue());
    } else {
      cell.become(Kind.TEXT);
    }
    return null;
  }
}
