package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Bool;
import dev.turnstone.catalog.LogicalType.Bytes;
import dev.turnstone.catalog.LogicalType.Date;
import dev.turnstone.catalog.LogicalType.Decimal;
import dev.turnstone.catalog.LogicalType.Floating;
import dev.turnstone.catalog.LogicalType.Instant;
import dev.turnstone.catalog.LogicalType.Int;
import dev.turnstone.catalog.LogicalType.Json;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.LogicalType.Time;
import dev.turnstone.catalog.LogicalType.Timestamp;
import dev.turnstone.catalog.LogicalType.Uuid;
import dev.turnstone.catalog.Vendor;

/**
 * The declared type for a SQLite column. SQLite stores what it is given, but the words of a
 * declaration give the column an affinity, which changes values: a column that is neither INT,
 * CHAR, CLOB, TEXT, BLOB, REAL, FLOA nor DOUB turns text that looks like a number into a number. So
 * values kept as text have a word of TEXT affinity unless their form can never look like a number:
 *
 * <pre>
 * declared       affinity  read back as     holds
 * BOOLEAN        NUMERIC   bool             0 and 1
 * INTEGER        INTEGER   int64            whole numbers up to 64 bits
 * DECIMAL(p,s)   NUMERIC   decimal(p,s)     p up to 15: the double behind it gives every digit back
 * REAL           REAL      float64          doubles
 * VARCHAR(n)     TEXT      text(n)          text
 * TEXT           TEXT      text             text; longer decimals, labels, bits, intervals, arrays
 * BLOB           none      bytes            bytes
 * DATE           NUMERIC   date             2024-02-29
 * TIME           NUMERIC   time(6)          23:59:59.999999
 * DATETIME       NUMERIC   timestamp(6)     2024-02-29 23:59:59.999999
 * TIMESTAMPTZ    NUMERIC   instant(6)       2024-02-29 23:59:59.999999Z
 * UUID           NUMERIC   uuid             01234567-89ab-cdef-0123-456789abcdef
 * JSON_TEXT      TEXT      json             JSON, also a bare number
 * </pre>
 */
final class SqliteTypes {
  /** SQLite compares numbers as doubles, which give back any decimal of so many digits. */
  static final int EXACT_DIGITS = 15;

  private static final Shape TEXT = Shape.of("TEXT", Text.UNLIMITED);
  private static final Shape INTEGER = Shape.of("INTEGER", new Int(64, true));

  private SqliteTypes() {}

  static Shape choose(Column source, Vendor from, int keyColumns) {
    if (from == Vendor.SQLITE) return Shape.of(source.nativeType(), source.type());
    LogicalType type = source.type();
    if (type instanceof Bool) return Shape.of("BOOLEAN", type);
    if (type instanceof Int i) return whole(i, source, keyColumns);
    if (type instanceof Decimal d) return decimal(Shape.ordinary(d));
    if (type instanceof Floating) return Shape.of("REAL", new Floating(64));
    if (type instanceof Text t) return Shape.isUncounted(source, from) ? TEXT : text(t);
    if (type instanceof Bytes) return Shape.of("BLOB", Bytes.UNLIMITED);
    if (type instanceof Date) return Shape.of("DATE", type);
    if (type instanceof Time) return Shape.of("TIME", new Time(6));
    if (type instanceof Timestamp) return Shape.of("DATETIME", new Timestamp(6));
    if (type instanceof Instant) return Shape.of("TIMESTAMPTZ", new Instant(6));
    if (type instanceof Uuid) return Shape.of("UUID", type);
    if (type instanceof Json) return Shape.of("JSON_TEXT", new Json(false));
    return TEXT;
  }

  /** Unsigned 64 bit numbers go beyond INTEGER; a key is still a number, so that it counts up. */
  private static Shape whole(Int type, Column source, int keyColumns) {
    boolean fits = type.signed() || type.bits() < 64;
    return fits || keyColumns > 0 || source.generation().isPresent() ? INTEGER : TEXT;
  }

  private static Shape decimal(Decimal type) {
    return type.unlimited() || type.precision() > EXACT_DIGITS
        ? TEXT
        : Shape.of("DECIMAL(" + type.precision() + "," + type.scale() + ")", type);
  }

  private static Shape text(Text type) {
    if (type.max().isEmpty()) return TEXT;
    int max = Math.max(1, type.max().getAsInt());
    return Shape.of("VARCHAR(" + max + ")", Shape.text(max));
  }
}
