package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Decimal;
import dev.turnstone.catalog.LogicalType.Int;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.Vendor;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A column type as one vendor spells it.
 *
 * @param nativeType its spelling in DDL
 * @param type what the vendor's catalogue reader reports for it
 */
record Shape(String nativeType, LogicalType type) {

  static Shape of(String nativeType, LogicalType type) {
    return new Shape(nativeType, type);
  }

  /** Text of at most so many characters. */
  static Text text(int max) {
    return new Text(OptionalInt.of(max), false);
  }

  /**
   * The same numbers with a scale between 0 and the precision, as every vendor but PostgreSQL wants
   * it.
   */
  static Decimal ordinary(Decimal d) {
    if (d.unlimited()) return d;
    if (d.scale() < 0) return new Decimal(d.precision() - d.scale(), 0);
    return new Decimal(Math.max(d.precision(), d.scale()), d.scale());
  }

  /** Most decimal digits a whole number of this type has. */
  static int digits(Int type) {
    return switch (type.bits()) {
      case 8 -> 3;
      case 16 -> 5;
      case 24 -> type.signed() ? 7 : 8;
      case 32 -> 10;
      default -> type.signed() ? 19 : 20;
    };
  }

  /** True for TEXT and the like of MariaDB and MySQL, whose limit counts bytes. */
  static boolean isUncounted(Column source, Vendor from) {
    return from.mysqlFamily() && source.nativeType().toLowerCase(Locale.ROOT).contains("text");
  }

  /** Length in characters of the longest label; at least 1. */
  static int longest(List<String> labels) {
    return Math.max(
        1, labels.stream().mapToInt(l -> l.codePointCount(0, l.length())).max().orElse(1));
  }

  /** Length in characters of all labels joined by commas; at least 1. */
  static int joined(List<String> labels) {
    int sum = labels.stream().mapToInt(l -> l.codePointCount(0, l.length()) + 1).sum() - 1;
    return Math.max(1, sum);
  }
}
