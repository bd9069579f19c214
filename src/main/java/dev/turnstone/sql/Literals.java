package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Vendor;

/**
 * Writes values as literals that mean exactly them in a column, and conditions that hold for
 * exactly them. MariaDB and MySQL need a session in UTC and in strict mode.
 */
public final class Literals {
  private final Dialect dialect;

  public Literals(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The literal.
   *
   * @throws IllegalArgumentException when the value is withheld
   */
  public String of(Column column, ExactValue value) {
    if (value.isNull()) {
      return "NULL";
    }
    if (!value.whole()) {
      throw new IllegalArgumentException("only the length of the value is known");
    }
    return switch (dialect.vendor()) {
      case SQLITE -> sqlite(value);
      case POSTGRESQL -> postgres(column, value);
      case MARIADB, MYSQL -> mysql(column, value);
    };
  }

  /**
   * A condition for rows of a key; where the column's collation takes other texts for the same, it
   * may hold for them, too.
   */
  public String equal(Column column, ExactValue value) {
    String name = dialect.quote(column.name());
    return value.isNull() ? name + " IS NULL" : name + " = " + of(column, value);
  }

  /** A condition that holds for this very value only, whatever the column's collation. */
  public String same(Column column, ExactValue value) {
    String name = dialect.quote(column.name());
    if (value.isNull()) {
      return name + " IS NULL";
    }
    String literal = of(column, value);
    if (value.kind() != ExactValue.Kind.TEXT) {
      return name + " = " + literal;
    }
    return switch (dialect.vendor()) {
      case SQLITE -> name + " COLLATE BINARY = " + literal;
      case POSTGRESQL -> "CAST(" + name + " AS text) COLLATE \"C\" = " + literal;
      case MARIADB, MYSQL ->
          column.type() instanceof LogicalType.Bits
              ? name + " = " + literal
              : "BINARY CONVERT(" + name + " USING utf8mb4) = " + Quoting.hex(value.text());
    };
  }

  private String sqlite(ExactValue value) {
    String text = value.text();
    return switch (value.kind()) {
      case INTEGER -> whole(text);
      case REAL -> sqliteReal(text);
      case BYTES -> "x'" + text + "'";
      case MALFORMED -> "CAST(x'" + text + "' AS TEXT)";
      case DATE, TIMESTAMP, INSTANT -> dialect.literal(longYear(text).replace('T', ' '));
      default -> dialect.literal(text);
    };
  }

  /** Numbers of more digits than fit are reals of themselves: 9e999 is infinite. */
  private static String sqliteReal(String text) {
    return switch (text) {
      case "Infinity" -> "9e999";
      case "-Infinity" -> "-9e999";
      case "NaN" -> "NULL";
      default -> exponent(text);
    };
  }

  private String postgres(Column column, ExactValue value) {
    String text = value.text();
    boolean number =
        column.type() instanceof LogicalType.Int || column.type() instanceof LogicalType.Decimal;
    return switch (value.kind()) {
      case INTEGER, DECIMAL -> number && digits(text) ? text : dialect.literal(text);
      case BYTES -> "'\\x" + text + "'::bytea";
      case DATE, TIMESTAMP, INSTANT -> dialect.literal(era(text));
      default -> dialect.literal(text);
    };
  }

  private String mysql(Column column, ExactValue value) {
    String text = value.text();
    boolean single = column.type() instanceof LogicalType.Floating f && f.bits() == 32;
    return switch (value.kind()) {
      case INTEGER -> whole(text);
      case DECIMAL -> text;
      case REAL -> exponent(single ? Double.toString(Float.parseFloat(text)) : text);
      case BYTES -> "x'" + text + "'";
      case MALFORMED -> "CONVERT(x'" + text + "' USING utf8mb4)";
      case TIMESTAMP -> dialect.literal(text.replace('T', ' '));
      case INSTANT -> dialect.literal(text.replace('T', ' ').replace("Z", ""));
      case TEXT ->
          column.type() instanceof LogicalType.Bits ? "b'" + text + "'" : dialect.literal(text);
      default -> dialect.literal(text);
    };
  }

  private static String whole(String text) {
    return text.equals("true") ? "1" : text.equals("false") ? "0" : text;
  }

  private static boolean digits(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-' || c == '.');
  }

  /** With an exponent a number is a floating point one, and not a decimal. */
  private static String exponent(String text) {
    return text.indexOf('e') < 0 && text.indexOf('E') < 0 ? text + "e0" : text;
  }

  /** SQLite's own functions read no year beyond 9999; by the sign such a text is told apart. */
  private static String longYear(String text) {
    return Character.isDigit(text.charAt(0)) && text.indexOf('-') > 4 ? "+" + text : text;
  }

  /** The year 0000 is 1 BC, -0001 is 2 BC. */
  private static String era(String text) {
    boolean minus = text.startsWith("-") && text.length() > 1 && Character.isDigit(text.charAt(1));
    if (!minus && !text.startsWith("0000-")) {
      return text;
    }
    int end = text.indexOf('-', 1);
    long year = Long.parseLong(text.substring(minus ? 1 : 0, end));
    String padded = Long.toString(year + 1);
    return "0".repeat(Math.max(0, 4 - padded.length())) + padded + text.substring(end) + " BC";
  }

  /** The vendor it writes for. */
  public Vendor vendor() {
    return dialect.vendor();
  }
}
