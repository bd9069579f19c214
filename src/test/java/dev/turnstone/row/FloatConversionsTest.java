package dev.turnstone.row;

import static dev.turnstone.row.Case.of;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.support.Cells;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FloatConversionsTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "floatings",
    "infinities",
    "floatingsFromWhole",
    "floatingsFromDecimals",
    "floatingsFromText"
  })
  void floatingPointNumbersKeepEveryBitOrAreSetAside(Case it) {
    assertEquals(it.expected(), it.outcome());
  }

  static Stream<Case> floatings() {
    String pg = "postgresql float64";
    String real = "postgresql float32";
    String lite = "sqlite float64";
    String maria = "mariadb float64";
    return Stream.of(
        of("0.30000000000000004", lite, Cells.real(0.1 + 0.2), pg, "DOUBLE 0.30000000000000004"),
        of("the smallest double", lite, Cells.real(5e-324), maria, "DOUBLE 4.9E-324"),
        of("1e23", lite, Cells.real(1e23), maria, "DOUBLE " + 1e23),
        of("0.1 in 32 bits", lite, Cells.real(0.1), real, "TOO_PRECISE"),
        of("0.5 in 32 bits", lite, Cells.real(0.5), real, "DOUBLE 0.5"),
        of("1e39 in 32 bits", lite, Cells.real(1e39), real, "OUT_OF_RANGE"),
        of(
            "a FLOAT in 64 bits",
            "mariadb float32",
            Cells.real(0.1f),
            pg,
            "DOUBLE 0.10000000149011612"));
  }

  static Stream<Case> infinities() {
    String pg = "postgresql float64";
    String real = "postgresql float32";
    String lite = "sqlite float64";
    String maria = "mariadb float64";
    return Stream.of(
        of(
            "infinity to PostgreSQL",
            lite,
            Cells.real(Double.POSITIVE_INFINITY),
            real,
            "DOUBLE Infinity"),
        of("infinity to MariaDB", lite, Cells.real(Double.POSITIVE_INFINITY), maria, "INFINITE"),
        of(
            "infinity to SQLite",
            pg,
            Cells.real(Double.NEGATIVE_INFINITY),
            lite,
            "DOUBLE -Infinity"),
        of("NaN to PostgreSQL", pg, Cells.real(Double.NaN), pg, "DOUBLE NaN"),
        of("NaN to MariaDB", pg, Cells.real(Double.NaN), maria, "INFINITE"),
        of("NaN to SQLite", pg, Cells.real(Double.NaN), lite, "INFINITE"));
  }

  static Stream<Case> floatingsFromWhole() {
    String pg = "postgresql float64";
    String real = "postgresql float32";
    return Stream.of(
        of(
            "2^53 as a whole number",
            "sqlite int64",
            Cells.whole(1L << 53),
            pg,
            "DOUBLE 9.007199254740992E15"),
        of(
            "2^53+1 as a whole number",
            "sqlite int64",
            Cells.whole((1L << 53) + 1),
            pg,
            "TOO_PRECISE"),
        of(
            "2^63-1 as a whole number",
            "sqlite int64",
            Cells.whole(Long.MAX_VALUE),
            pg,
            "TOO_PRECISE"),
        of("2^24+1 in 32 bits", "sqlite int64", Cells.whole((1L << 24) + 1), real, "TOO_PRECISE"));
  }

  static Stream<Case> floatingsFromDecimals() {
    String maria = "mariadb float64";
    return Stream.of(
        of(
            "a decimal of few digits",
            "postgresql decimal",
            Cells.decimal("0.10"),
            maria,
            "DOUBLE 0.1"),
        of(
            "a decimal of many digits",
            "postgresql decimal",
            Cells.decimal("0.1234567890123456789"),
            maria,
            "TOO_PRECISE"),
        of(
            "a decimal a double is",
            "postgresql decimal",
            Cells.decimal("2251799813685249.5"),
            maria,
            "DOUBLE 2.2517998136852495E15"),
        of(
            "a decimal beyond doubles",
            "postgresql decimal",
            Cells.decimal("1" + "0".repeat(400)),
            maria,
            "OUT_OF_RANGE"),
        of(
            "a decimal that would vanish",
            "postgresql decimal",
            Cells.decimal("0." + "0".repeat(400) + "1"),
            maria,
            "TOO_PRECISE"));
  }

  static Stream<Case> floatingsFromText() {
    String pg = "postgresql float64";
    String lite = "sqlite float64";
    return Stream.of(
        of(
            "shortest text",
            "sqlite text",
            Cells.text("0.30000000000000004"),
            pg,
            "DOUBLE 0.30000000000000004"),
        of("5e-324 in a text column", "sqlite text", Cells.text("5e-324"), pg, "DOUBLE 4.9E-324"),
        of(
            "an exponent beyond all numbers",
            "sqlite text",
            Cells.text("1e99999999999"),
            pg,
            "OUT_OF_RANGE"),
        of("a word", "sqlite text", Cells.text("Infinity"), pg, "NOT_A_NUMBER"),
        of("a hexadecimal number", "sqlite text", Cells.text("0x1p3"), pg, "NOT_A_NUMBER"),
        of("text in a REAL column", lite, Cells.text("abc"), pg, "NOT_A_NUMBER"));
  }
}
