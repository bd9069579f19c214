package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** How one column is asked for and what its bytes become: the first decides the second. */
enum ReadForm {
  /** Numbers the driver reads without an object. */
  LONG("%s"),
  /** Enumerations of numbers by another name: YEAR, and BIT read as a number. */
  NUMBER("%s+0"),
  UNSIGNED("CAST(%s AS CHAR)"),
  DECIMAL("CAST(%s AS CHAR)"),
  /** The text of a FLOAT has six digits; as a sum with a double it is widened first. */
  DOUBLE("%s+0e0"),
  TEXT("%s"),
  /**
   * Text in a character set that does not give every byte a character: the server would hand over a
   * question mark for one that has none, so such a value comes as its bytes behind {@link
   * #AS_STORED}.
   */
  CHECKED_TEXT(
      """
      IF(CHAR_LENGTH(REPLACE(CONVERT(%1$s USING utf8mb4), '?', '')) \
      = CHAR_LENGTH(REPLACE(%1$s, '?', '')), \
      CAST(CONVERT(%1$s USING utf8mb4) AS BINARY), CONCAT(X'FF', CAST(%1$s AS BINARY)))"""),
  /** Anything whose own text form is the best there is. */
  CAST_TEXT("CAST(%s AS CHAR)"),
  BYTES("%s"),
  DATE("CAST(%s AS CHAR)"),
  TIMESTAMP("CAST(%s AS CHAR)"),
  INSTANT("CAST(%s AS CHAR)"),
  TIME("CAST(%s AS CHAR)"),
  BITS("%s"),
  UUID("CAST(%s AS CHAR)");

  private static final Set<String> GEOMETRIES =
      Set.of(
          "geometry",
          "point",
          "linestring",
          "polygon",
          "multipoint",
          "multilinestring",
          "multipolygon",
          "geometrycollection",
          "geomcollection");

  private static final Set<String> COMPLETE =
      Set.of("utf8mb4", "utf8mb3", "utf8", "utf16", "utf16le", "utf32", "latin1");

  /** No text in UTF-8 begins with this byte. */
  private static final byte AS_STORED = (byte) 0xFF;

  private final String expression;

  ReadForm(String expression) {
    this.expression = expression;
  }

  static ReadForm of(Column column) {
    LogicalType type = column.type();
    String word = firstWord(column.nativeType());
    if (type instanceof LogicalType.Bool || type instanceof LogicalType.Int) {
      if (word.equals("bit") || word.equals("year")) {
        return NUMBER;
      }
      boolean huge = type instanceof LogicalType.Int i && i.bits() == 64 && !i.signed();
      return huge ? UNSIGNED : LONG;
    }
    if (type instanceof LogicalType.Decimal) return DECIMAL;
    if (type instanceof LogicalType.Floating) return DOUBLE;
    if (type instanceof LogicalType.Bytes) return BYTES;
    if (type instanceof LogicalType.Date) return DATE;
    if (type instanceof LogicalType.Timestamp) return TIMESTAMP;
    if (type instanceof LogicalType.Instant) return INSTANT;
    if (type instanceof LogicalType.Time) return TIME;
    if (type instanceof LogicalType.Bits) return BITS;
    if (type instanceof LogicalType.Uuid) return UUID;
    if (type instanceof LogicalType.Text
        || type instanceof LogicalType.Enumeration
        || type instanceof LogicalType.LabelSet) {
      return COMPLETE.contains(characterSet(column)) ? TEXT : CHECKED_TEXT;
    }
    return isBinary(column) ? BYTES : CAST_TEXT;
  }

  /** True for types that travel as the server's own bytes: geometries and vectors. */
  static boolean isBinary(Column column) {
    String word = firstWord(column.nativeType());
    return GEOMETRIES.contains(word) || word.equals("vector");
  }

  static String firstWord(String nativeType) {
    String lower = nativeType.toLowerCase(Locale.ROOT).trim();
    int end = 0;
    while (end < lower.length() && Character.isLetter(lower.charAt(end))) {
      end++;
    }
    return lower.substring(0, end);
  }

  /** The character set of a column's texts: its collation's name up to the first underscore. */
  private static String characterSet(Column column) {
    return column.collation().orElse("utf8mb4").toLowerCase(Locale.ROOT).split("_", 2)[0];
  }

  /** The select expression for a column. */
  static String select(Column column, String quoted) {
    return String.format(Locale.ROOT, of(column).expression, quoted, characterSet(column));
  }

  /** Reads position {@code at} (from 1) of the row the result stands on. */
  void read(ResultSet row, int at, Column column, Cell into) throws SQLException {
    if (this == LONG || this == NUMBER) {
      into.setNumber(Kind.LONG, row.getLong(at));
      if (row.wasNull()) into.setNull();
      return;
    }
    if (this == DOUBLE) {
      into.setDouble(row.getDouble(at));
      if (row.wasNull()) into.setNull();
      return;
    }
    byte[] bytes = row.getBytes(at);
    if (bytes == null) {
      into.setNull();
      return;
    }
    parse(bytes, column, into);
  }

  private void parse(byte[] bytes, Column column, Cell into) {
    switch (this) {
      case UNSIGNED -> AsciiForms.whole(bytes, into);
      case DECIMAL -> AsciiForms.decimal(bytes, into);
      case DATE -> AsciiForms.date(bytes, into);
      case TIMESTAMP -> AsciiForms.moment(bytes, Kind.TIMESTAMP, into);
      case INSTANT -> AsciiForms.moment(bytes, Kind.INSTANT, into);
      case TIME -> AsciiForms.time(bytes, into);
      case BITS -> AsciiForms.bits(bytes, ((LogicalType.Bits) column.type()).length(), into);
      case UUID -> AsciiForms.uuid(bytes, into);
      case BYTES -> into.setSlice(Kind.BYTES, bytes, 0, bytes.length);
      case CHECKED_TEXT -> {
        boolean stored = bytes.length > 0 && bytes[0] == AS_STORED;
        int from = stored ? 1 : 0;
        into.setSlice(stored ? Kind.BYTES : Kind.TEXT, bytes, from, bytes.length - from);
      }
      case LONG, NUMBER, DOUBLE, TEXT, CAST_TEXT ->
          into.setSlice(Kind.TEXT, bytes, 0, bytes.length);
    }
  }

  /** The most bytes one value of the column can take, as far as its type tells. */
  static long mostBytes(Column column) {
    LogicalType type = column.type();
    if (type instanceof LogicalType.Text text) {
      return 4L * text.max().orElse(Integer.MAX_VALUE);
    }
    if (type instanceof LogicalType.Bytes bytes) {
      return bytes.max().orElse(Integer.MAX_VALUE);
    }
    boolean open = type instanceof LogicalType.Json || type instanceof LogicalType.Other;
    return open ? Integer.MAX_VALUE : 80;
  }
}
