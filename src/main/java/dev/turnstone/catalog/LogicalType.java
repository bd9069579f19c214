package dev.turnstone.catalog;

import java.util.List;
import java.util.OptionalInt;

/**
 * What values a column can hold, independent of vendor. Every native type of every vendor maps to
 * exactly one of these; what fits none is {@link Other}. {@link #text()} and {@link TypeText#parse}
 * are inverse to each other and are the form used in plan files.
 */
public sealed interface LogicalType {
  /** True or false. */
  record Bool() implements LogicalType {}

  /** A whole number of {@code bits} bits (8, 16, 24, 32, 64). */
  record Int(int bits, boolean signed) implements LogicalType {}

  /**
   * An exact decimal number; {@code precision} 0 means without a limit (scale is then 0 too and
   * means any).
   */
  record Decimal(int precision, int scale) implements LogicalType {
    /** A decimal of any size, as PostgreSQL's plain {@code numeric}. */
    public static final Decimal UNLIMITED = new Decimal(0, 0);

    public boolean unlimited() {
      return precision == 0;
    }
  }

  /** An IEEE 754 binary floating point number of 32 or 64 bits. */
  record Floating(int bits) implements LogicalType {}

  /**
   * Text; {@code max} in characters (Unicode code points), empty for no declared limit. {@code
   * fixed} for CHAR(n), whose trailing spaces carry no meaning.
   */
  record Text(OptionalInt max, boolean fixed) implements LogicalType {
    public static final Text UNLIMITED = new Text(OptionalInt.empty(), false);
  }

  /**
   * Bytes; {@code max} in bytes, empty for no declared limit. {@code fixed} for BINARY(n), padded
   * with zero bytes.
   */
  record Bytes(OptionalInt max, boolean fixed) implements LogicalType {
    public static final Bytes UNLIMITED = new Bytes(OptionalInt.empty(), false);
  }

  /** A calendar date without time of day, proleptic Gregorian. */
  record Date() implements LogicalType {}

  /**
   * A time of day or duration within the vendor's range, {@code fraction} digits of seconds (0..6).
   */
  record Time(int fraction) implements LogicalType {}

  /** Date and wall time without zone, {@code fraction} digits of seconds (0..6). */
  record Timestamp(int fraction) implements LogicalType {}

  /** A point on the time line (UTC), {@code fraction} digits of seconds (0..6). */
  record Instant(int fraction) implements LogicalType {}

  /** A calendar interval: months, days, microseconds. */
  record Interval() implements LogicalType {}

  /** 128-bit UUID. */
  record Uuid() implements LogicalType {}

  /**
   * JSON; {@code binary} when the vendor normalises it (jsonb): key order and spacing do not
   * survive.
   */
  record Json(boolean binary) implements LogicalType {}

  /** One of a list of labels, in order. */
  record Enumeration(List<String> labels) implements LogicalType {
    public Enumeration {
      labels = List.copyOf(labels);
    }
  }

  /** A subset of a list of labels (MariaDB SET). */
  record LabelSet(List<String> labels) implements LogicalType {
    public LabelSet {
      labels = List.copyOf(labels);
    }
  }

  /** A string of {@code length} bits. */
  record Bits(int length) implements LogicalType {}

  /** A one or more dimensional array, carried as the vendor's own text form. */
  record Array(LogicalType element) implements LogicalType {}

  /** Each value brings its own storage class (SQLite columns without a usable type). */
  record Dynamic() implements LogicalType {}

  /**
   * Anything else, carried as the vendor's own text form where both sides share the type, else
   * refused.
   */
  record Other(String nativeType) implements LogicalType {}

  /** Compact text form, for example {@code decimal(12,2)}, {@code int32}, {@code text(80)}. */
  default String text() {
    return TypeText.format(this);
  }
}
