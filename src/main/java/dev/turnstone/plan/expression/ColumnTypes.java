package dev.turnstone.plan.expression;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import java.util.Optional;

/**
 * How column types appear in expressions, and what type a result is.
 *
 * <table>
 * <caption>Column type, CEL type, Java class of the value</caption>
 * <tr><td>bool</td><td>bool</td><td>Boolean</td></tr>
 * <tr><td>int, and uint up to 32 bits</td><td>int</td><td>Long</td></tr>
 * <tr><td>uint64</td><td>uint</td><td>com.google.common.primitives.UnsignedLong</td></tr>
 * <tr><td>decimal</td><td>{@link #DECIMAL}</td><td>{@link ExactDecimal}</td></tr>
 * <tr><td>float</td><td>double</td><td>Double</td></tr>
 * <tr><td>instant</td><td>timestamp</td><td>java.time.Instant</td></tr>
 * <tr><td>bytes</td><td>bytes</td><td>dev.cel.common.values.CelByteString</td></tr>
 * <tr><td>dynamic</td><td>dyn</td><td>any of Long, Double, String, CelByteString</td></tr>
 * <tr><td>everything else</td><td>string</td><td>String in the plan's canonical text form</td></tr>
 * </table>
 *
 * <p>Dates and wall times are text on purpose: a CEL timestamp is a point on the time line, and a
 * wall time is none; their canonical text sorts as they do. A NULL is {@link
 * dev.cel.common.values.NullValue#NULL_VALUE}.
 */
public final class ColumnTypes {
  /**
   * Exact decimal numbers: {@code + - *} and comparisons among themselves and with int, see {@link
   * DecimalFunctions}.
   */
  public static final CelType DECIMAL = OpaqueType.create("decimal");

  private ColumnTypes() {}

  static CelType of(Column column) {
    CelType type = of(column.type());
    boolean wraps = type != SimpleType.DYN && type != SimpleType.TIMESTAMP && type != DECIMAL;
    return column.nullable() && wraps ? NullableType.create(type) : type;
  }

  private static CelType of(LogicalType type) {
    if (type instanceof LogicalType.Bool) return SimpleType.BOOL;
    if (type instanceof LogicalType.Int i)
      return i.signed() || i.bits() < 64 ? SimpleType.INT : SimpleType.UINT;
    if (type instanceof LogicalType.Decimal) return DECIMAL;
    if (type instanceof LogicalType.Floating) return SimpleType.DOUBLE;
    if (type instanceof LogicalType.Instant) return SimpleType.TIMESTAMP;
    if (type instanceof LogicalType.Bytes) return SimpleType.BYTES;
    if (type instanceof LogicalType.Dynamic) return SimpleType.DYN;
    return SimpleType.STRING;
  }

  /** The type of a result as a column would hold it; empty: no column can (lists, maps, ..). */
  static Optional<LogicalType> resultOf(CelType result) {
    CelType type = result instanceof NullableType n ? n.targetType() : result;
    if (type.equals(DECIMAL)) return Optional.of(LogicalType.Decimal.UNLIMITED);
    CelKind kind = type.kind();
    return switch (kind) {
      case BOOL -> Optional.of(new LogicalType.Bool());
      case INT -> Optional.of(new LogicalType.Int(64, true));
      case UINT -> Optional.of(new LogicalType.Int(64, false));
      case DOUBLE -> Optional.of(new LogicalType.Floating(64));
      case STRING -> Optional.of(LogicalType.Text.UNLIMITED);
      case BYTES -> Optional.of(LogicalType.Bytes.UNLIMITED);
      case TIMESTAMP -> Optional.of(new LogicalType.Instant(6));
      case DYN, ANY, NULL_TYPE -> Optional.of(new LogicalType.Dynamic());
      default -> Optional.empty();
    };
  }
}
