package dev.turnstone.sql;

import dev.turnstone.catalog.LogicalType.Bits;
import dev.turnstone.catalog.LogicalType.Decimal;
import dev.turnstone.catalog.LogicalType.Floating;
import dev.turnstone.catalog.LogicalType.Int;
import dev.turnstone.catalog.Vendor;

/** What happens to numbers in columns of other number types. */
final class NumberVerdicts {
  private NumberVerdicts() {}

  static Verdict wholeToWhole(Move m) {
    Int from = (Int) m.from();
    Int to = (Int) m.to();
    int room = to.signed() ? to.bits() - 1 : to.bits();
    int need = from.signed() ? from.bits() - 1 : from.bits();
    boolean signFits = to.signed() || !from.signed();
    if (room >= need && signFits) return m.holds();
    return m.refuses(
        signFits
            ? "numbers beyond the range of " + to.text() + " are set aside"
            : "negative numbers and numbers beyond the range of " + to.text() + " are set aside");
  }

  static Verdict bitsToWhole(Move m) {
    Int to = (Int) m.to();
    int room = to.signed() ? to.bits() - 1 : to.bits();
    return ((Bits) m.from()).length() <= room
        ? m.widens("bits are read as a number without sign")
        : m.refuses("bits that make a number beyond " + to.text() + " are set aside");
  }

  static Verdict wholeToDecimal(Move m) {
    Decimal to = Shape.ordinary((Decimal) m.to());
    int whole = to.precision() - to.scale();
    return sqliteKeeps(m, to) && (to.unlimited() || whole >= Shape.digits((Int) m.from()))
        ? m.widens()
        : m.refuses("numbers with more digits than " + to.text() + " has are set aside");
  }

  static Verdict wholeToFloating(Move m) {
    int exactBits = ((Floating) m.to()).bits() == 32 ? 24 : 53;
    Int from = (Int) m.from();
    return (from.signed() ? from.bits() - 1 : from.bits()) <= exactBits
        ? m.widens()
        : m.refuses("whole numbers that a floating point number cannot hold exactly are set aside");
  }

  static Verdict decimalToWhole(Move m) {
    Decimal from = Shape.ordinary((Decimal) m.from());
    Int to = (Int) m.to();
    boolean fits =
        !from.unlimited()
            && from.scale() == 0
            && from.precision() < Shape.digits(to)
            && to.signed();
    if (fits) return m.source() == Vendor.POSTGRESQL ? m.refuses("NaN is set aside") : m.widens();
    return m.refuses(
        "numbers with decimals or beyond the range of " + to.text() + " are set aside");
  }

  static Verdict decimalToDecimal(Move m) {
    Decimal from = Shape.ordinary((Decimal) m.from());
    Decimal to = Shape.ordinary((Decimal) m.to());
    if (to.unlimited() && sqliteKeeps(m, from)) return sure(m);
    boolean fits =
        !from.unlimited()
            && to.scale() >= from.scale()
            && to.precision() - to.scale() >= from.precision() - from.scale();
    if (fits && sqliteKeeps(m, from)) return sure(m);
    if (fits) {
      return m.refuses("SQLite counts in doubles: numbers of more than 15 digits are set aside");
    }
    return m.refuses("numbers with more digits or decimals than " + to.text() + " are set aside");
  }

  /** Only PostgreSQL has a decimal that is NaN. */
  private static Verdict sure(Move m) {
    return m.source() == Vendor.POSTGRESQL && m.target() != Vendor.POSTGRESQL
        ? m.refuses("NaN is set aside")
        : m.holds();
  }

  static Verdict decimalToFloating(Move m) {
    Decimal from = Shape.ordinary((Decimal) m.from());
    int digits = ((Floating) m.to()).bits() == 32 ? 6 : SqliteTypes.EXACT_DIGITS;
    if (from.unlimited() || from.precision() > digits) {
      return m.refuses("decimals that a floating point number does not give back are set aside");
    }
    return m.source() == Vendor.POSTGRESQL && m.target() != Vendor.POSTGRESQL
        ? m.refuses("NaN is set aside")
        : m.widens(m.to().text() + " gives all " + digits + " digits back");
  }

  static Verdict floatingToFloating(Move m) {
    if (((Floating) m.to()).bits() < ((Floating) m.from()).bits()) {
      return m.refuses("numbers that 32 bits cannot hold exactly are set aside");
    }
    if (m.target().mysqlFamily() && !m.source().mysqlFamily()) {
      return m.refuses("infinite numbers and NaN are set aside");
    }
    return m.source() == Vendor.POSTGRESQL && m.target() == Vendor.SQLITE
        ? m.refuses("NaN, which SQLite keeps as NULL, is set aside")
        : m.holds();
  }

  static Verdict floatingToAny(Move m) {
    return m.source() == Vendor.POSTGRESQL
        ? m.refuses("NaN, which SQLite keeps as NULL, is set aside")
        : m.widens("the column takes values of every kind");
  }

  /** A numeric of PostgreSQL can be NaN. */
  static Verdict numberToJson(Move m) {
    return m.from() instanceof Int || m.source().mysqlFamily()
        ? m.widens("every number is JSON")
        : m.refuses("infinite numbers and NaN, which are no JSON, are set aside");
  }

  /** A SQLite DECIMAL column keeps its numbers as doubles. */
  private static boolean sqliteKeeps(Move m, Decimal type) {
    return m.target() != Vendor.SQLITE
        || m.source() == Vendor.SQLITE
        || (!type.unlimited() && type.precision() <= SqliteTypes.EXACT_DIGITS);
  }
}
