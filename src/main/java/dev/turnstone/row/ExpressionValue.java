package dev.turnstone.row;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.plan.expression.ExactDecimal;
import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of a column's type as expressions see them, and results as cells. */
final class ExpressionValue {
  private static final long SECOND = 1_000_000;
  private final LogicalType type;
  private final CellText text;

  ExpressionValue(LogicalType type) {
    this.type = type;
    this.text = new CellText(type, 'T');
  }

  /** The value of a cell that holds what its column's type promises and is not NULL. */
  Object of(Cell cell) {
    return switch (cell.kind()) {
      case LONG -> whole(cell.number());
      case DOUBLE -> cell.asDouble();
      case BYTES -> CelByteString.of(slice(cell));
      case DECIMAL -> decimal(cell);
      case INSTANT -> instant(cell.number());
      default -> text(cell);
    };
  }

  private Object whole(long number) {
    if (type instanceof LogicalType.Bool) return number != 0;
    if (type instanceof LogicalType.Int i && i.bits() == 64 && !i.signed()) {
      return UnsignedLong.fromLongBits(number);
    }
    return number;
  }

  private Object decimal(Cell cell) {
    String digits = cell.sliceAsText();
    if (type instanceof LogicalType.Int) return UnsignedLong.valueOf(digits);
    boolean finite = digits.charAt(digits.length() - 1) <= '9';
    return finite ? new ExactDecimal(new BigDecimal(digits)) : digits;
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
  }

  private String text(Cell cell) {
    text.of(cell);
    return text.toString();
  }

  private static byte[] slice(Cell cell) {
    return Arrays.copyOfRange(cell.bytes(), cell.offset(), cell.offset() + cell.length());
  }

  /** Puts a result into the cell; refuses what no column holds. */
  static @Nullable Refusal into(@Nullable Object result, Cell cell) {
    if (result == null || result instanceof NullValue) {
      cell.setNull();
    } else if (result instanceof Boolean b) {
      cell.setNumber(Kind.LONG, b ? 1 : 0);
    } else if (result instanceof Long n) {
      cell.setNumber(Kind.LONG, n);
    } else if (result instanceof Double d) {
      cell.setDouble(d);
    } else if (result instanceof String s) {
      set(cell, Kind.TEXT, s.getBytes(StandardCharsets.UTF_8));
    } else if (result instanceof CelByteString b) {
      set(cell, Kind.BYTES, b.toByteArray());
    } else if (result instanceof Instant i) {
      return instant(i, cell);
    } else {
      return number(result, cell);
    }
    return null;
  }

  private static @Nullable Refusal number(Object result, Cell cell) {
    if (result instanceof ExactDecimal d) {
      set(cell, Kind.DECIMAL, d.number().toPlainString().getBytes(StandardCharsets.US_ASCII));
      return null;
    }
    if (result instanceof UnsignedLong n) {
      set(cell, Kind.DECIMAL, n.toString().getBytes(StandardCharsets.US_ASCII));
      return null;
    }
    return new Refusal(Code.EXPRESSION_FAILED, "a result that no column holds");
  }

  private static @Nullable Refusal instant(Instant instant, Cell cell) {
    if (instant.getNano() % 1000 != 0) return new Refusal(Code.TOO_PRECISE, "instant(6)");
    long micros = instant.getEpochSecond() * SECOND + instant.getNano() / 1000;
    cell.setNumber(Kind.INSTANT, micros);
    return null;
  }

  private static void set(Cell cell, Kind kind, byte[] bytes) {
    cell.setSlice(kind, bytes, 0, bytes.length);
  }
}
