package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;

/** Chooses the conversion between two columns. */
final class Conversions {
  private Conversions() {}

  /** Two conversions to the same column. */
  record Pair(Conversion first, Conversion second) {}

  /** A new conversion, for one thread. */
  static Conversion between(Place from, Place to) {
    LogicalType type = to.type();
    if (type instanceof LogicalType.Int t) return new IntConversion(from, to, t);
    if (type instanceof LogicalType.Text t) return new TextConversion(from, to, t);
    if (type instanceof LogicalType.Decimal t) return new DecimalConversion(from, to, t);
    if (type instanceof LogicalType.Floating t) return new FloatingConversion(from, to, t);
    if (type instanceof LogicalType.Bool) return new BoolConversion(from, to);
    if (type instanceof LogicalType.Bytes t) return new BytesConversion(from, to, t);
    if (type instanceof LogicalType.Uuid) return new UuidConversion(from, to);
    if (type instanceof LogicalType.Json t) return new JsonConversion(from, to, t);
    if (type instanceof LogicalType.Bits t) return new BitsConversion(from, to, t);
    if (type instanceof LogicalType.Dynamic) return new DynamicConversion(from, to);
    if (type instanceof LogicalType.Enumeration t) {
      return new LabelConversion(from, to, t.labels(), false);
    }
    if (type instanceof LogicalType.LabelSet t) {
      return new LabelConversion(from, to, t.labels(), true);
    }
    return temporal(from, to);
  }

  private static Conversion temporal(Place from, Place to) {
    LogicalType type = to.type();
    if (type instanceof LogicalType.Date) return new DateConversion(from, to);
    if (type instanceof LogicalType.Time t) return new TimeConversion(from, to, t);
    if (type instanceof LogicalType.Timestamp t) return new TimestampConversion(from, to, t);
    if (type instanceof LogicalType.Instant t) return new InstantConversion(from, to, t);
    if (type instanceof LogicalType.Interval) return new IntervalConversion(from, to);
    if (type instanceof LogicalType.Array && from.type() instanceof LogicalType.LabelSet) {
      return new LabelArrayConversion(from, to);
    }
    return new NativeConversion(from, to);
  }
}
