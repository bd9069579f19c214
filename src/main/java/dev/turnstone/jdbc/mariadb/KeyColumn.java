package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.regex.Pattern;

/**
 * One column of the key that rows are read by: how the server tells a bound's value and how that
 * value is compared again, in the column's own order and collation.
 *
 * @param quoted the column's quoted name
 * @param form how bounds look as text
 */
record KeyColumn(String quoted, Form form) {
  /** The shape of a bound's text, which is also what it is checked against before use. */
  enum Form {
    /** Digits, compared as a number. */
    NUMBER("CAST(%s AS CHAR)", "%s", "-?[0-9]+(\\.[0-9]+)?"),
    /** Floating point digits, compared as a double. */
    DOUBLE("%s+0e0", "%s", "-?[0-9.]+(e[+-]?[0-9]+)?"),
    /** Labels and bits, which the server orders by their number and not by their text. */
    ORDINAL("%s+0", "%s+0", "[0-9]+"),
    /** Bytes as hex. */
    BYTES("HEX(%s)", "%s", "([0-9A-F]{2})*"),
    /** Text as the hex of its UTF-8, so that nothing in it needs escaping. */
    TEXT("HEX(CONVERT(%s USING utf8mb4))", "%s", "([0-9A-F]{2})*");

    private final String select;
    private final String compare;
    private final Pattern shape;

    Form(String select, String compare, String shape) {
      this.select = select;
      this.compare = compare;
      this.shape = Pattern.compile(shape);
    }
  }

  static KeyColumn of(Column column, String quoted) {
    return new KeyColumn(quoted, form(column));
  }

  private static Form form(Column column) {
    LogicalType type = column.type();
    boolean bit = ReadForm.firstWord(column.nativeType()).equals("bit");
    if (bit
        || type instanceof LogicalType.Bits
        || type instanceof LogicalType.Enumeration
        || type instanceof LogicalType.LabelSet) {
      return Form.ORDINAL;
    }
    if (type instanceof LogicalType.Bool
        || type instanceof LogicalType.Int
        || type instanceof LogicalType.Decimal) {
      return Form.NUMBER;
    }
    if (type instanceof LogicalType.Floating) {
      return Form.DOUBLE;
    }
    return type instanceof LogicalType.Bytes ? Form.BYTES : Form.TEXT;
  }

  /** The expression that gives a bound's text. */
  String select() {
    return form.select.replace("%s", quoted);
  }

  /** {@code column operator bound}. */
  String compare(String operator, String bound) {
    return form.compare.replace("%s", quoted) + operator + literal(bound);
  }

  private String literal(String bound) {
    if (!form.shape.matcher(bound).matches()) {
      throw new EngineException.JournalDamaged(
          Problem.blocker(
              Code.JOURNAL_DAMAGED,
              Location.EVERYWHERE,
              quoted,
              "a range has a bound of another kind"),
          null);
    }
    return switch (form) {
      case NUMBER, ORDINAL -> bound;
      case DOUBLE -> bound.contains("e") ? bound : bound + "e0";
      case BYTES -> "X'" + bound + "'";
      case TEXT -> "_utf8mb4 X'" + bound + "'";
    };
  }
}
