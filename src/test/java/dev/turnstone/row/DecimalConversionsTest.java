package dev.turnstone.row;

import static dev.turnstone.row.Case.of;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.support.Cells;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecimalConversionsTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "decimals",
    "oddScales",
    "notANumber",
    "decimalsFromOthers",
    "decimalsFromReal",
    "decimalsFromInfinityAndFloat"
  })
  void decimalsKeepEveryDigitOrAreSetAside(Case it) {
    assertEquals(it.expected(), it.outcome());
  }

  static Stream<Case> decimals() {
    String money = "postgresql decimal(10,2)";
    String any = "postgresql decimal";
    String wide = "1".repeat(35) + "." + "2".repeat(30);
    String maria = "mariadb decimal(65,30)";
    return Stream.of(
        of("65 digits with 30 decimals", maria, Cells.decimal(wide), any, "DECIMAL " + wide),
        of("65 digits back", any, Cells.decimal(wide), maria, "DECIMAL " + wide),
        of("131 digits", any, Cells.decimal("1".repeat(131)), maria, "OUT_OF_RANGE"),
        of("100 decimals", any, Cells.decimal("0." + "1".repeat(100)), maria, "TOO_PRECISE"),
        of("19.999", any, Cells.decimal("19.999"), money, "TOO_PRECISE"),
        of("-0.005", any, Cells.decimal("-0.005"), money, "TOO_PRECISE"),
        of("19.990", any, Cells.decimal("19.990"), money, "DECIMAL 19.99"),
        of("7.000", any, Cells.decimal("7.000"), "postgresql decimal(10,0)", "DECIMAL 7"),
        of("0.000", any, Cells.decimal("0.000"), money, "DECIMAL 0.00"),
        of("nine digits before the point", any, Cells.decimal("123456789"), money, "OUT_OF_RANGE"),
        of(
            "eight digits before the point",
            any,
            Cells.decimal("12345678.9"),
            money,
            "DECIMAL 12345678.9"),
        of(
            "leading zeros of ZEROFILL",
            "mariadb decimal(10,2)",
            Cells.decimal("00012.50"),
            money,
            "DECIMAL 00012.50"));
  }

  static Stream<Case> oddScales() {
    String any = "postgresql decimal";
    return Stream.of(
        of(
            "more scale than precision",
            any,
            Cells.decimal("0.0123"),
            "postgresql decimal(2,4)",
            "OUT_OF_RANGE"),
        of(
            "fits more scale than precision",
            any,
            Cells.decimal("0.0012"),
            "postgresql decimal(2,4)",
            "DECIMAL 0.0012"),
        of(
            "hundreds only",
            any,
            Cells.decimal("12300"),
            "postgresql decimal(3,-2)",
            "DECIMAL 12300"),
        of(
            "not only hundreds",
            any,
            Cells.decimal("12340"),
            "postgresql decimal(3,-2)",
            "TOO_PRECISE"));
  }

  static Stream<Case> notANumber() {
    String money = "postgresql decimal(10,2)";
    String any = "postgresql decimal";
    String maria = "mariadb decimal(65,30)";
    return Stream.of(
        of("NaN to PostgreSQL", any, Cells.decimal("NaN"), money, "DECIMAL NaN"),
        of("Infinity to plain numeric", any, Cells.decimal("-Infinity"), any, "DECIMAL -Infinity"),
        of("Infinity to numeric(10,2)", any, Cells.decimal("Infinity"), money, "INFINITE"),
        of("NaN to MariaDB", any, Cells.decimal("NaN"), maria, "INFINITE"),
        of("NaN to SQLite", any, Cells.decimal("NaN"), "sqlite decimal(10,2)", "INFINITE"));
  }

  static Stream<Case> decimalsFromOthers() {
    String money = "postgresql decimal(10,2)";
    return Stream.of(
        of("a whole number", "mariadb int32", Cells.whole(-42), money, "DECIMAL -42"),
        of(
            "a large whole number",
            "mariadb int64",
            Cells.whole(Long.MIN_VALUE),
            money,
            "OUT_OF_RANGE"),
        of("1,234.50", "sqlite text", Cells.text("1,234.50"), money, "NOT_A_NUMBER"),
        of("1.234,50", "sqlite text", Cells.text("1.234,50"), money, "NOT_A_NUMBER"),
        of("12.50 in a text column", "sqlite text", Cells.text("12.50"), money, "DECIMAL 12.50"),
        of(
            "a decimal kept as text by SQLite",
            "sqlite decimal(30,2)",
            Cells.text("12345678901234567890.25"),
            "postgresql decimal(30,2)",
            "DECIMAL 12345678901234567890.25"),
        of(
            "text in a DECIMAL column",
            "sqlite decimal(10,2)",
            Cells.text("n/a"),
            money,
            "NOT_A_NUMBER"),
        of(
            "a blob in a DECIMAL column",
            "sqlite decimal(10,2)",
            Cells.bytes("00"),
            money,
            "WRONG_CLASS"));
  }

  static Stream<Case> decimalsFromReal() {
    String lite = "sqlite decimal(20,4)";
    String any = "postgresql decimal";
    return Stream.of(
        of("0.1", lite, Cells.real(0.1), any, "DECIMAL 0.1"),
        of("19.99", lite, Cells.real(19.99), "postgresql decimal(10,2)", "DECIMAL 19.99"),
        of(
            "a REAL finer than the scale",
            lite,
            Cells.real(19.999),
            "postgresql decimal(10,2)",
            "TOO_PRECISE"),
        of("fifteen digits", lite, Cells.real(12345678901.2345), any, "DECIMAL 12345678901.2345"),
        of("0.30000000000000004", lite, Cells.real(0.1 + 0.2), any, "TOO_PRECISE"),
        of("2^63 as REAL", lite, Cells.real(0x1p63), any, "DECIMAL 9223372036854775808"),
        of(
            "a half with seventeen digits",
            lite,
            Cells.real(2251799813685249.5),
            any,
            "DECIMAL 2251799813685249.5"),
        of("1e23", lite, Cells.real(1e23), any, "DECIMAL 100000000000000000000000"),
        of("1e-7", lite, Cells.real(1e-7), any, "DECIMAL 0.0000001"),
        of("-5.0", lite, Cells.real(-5), any, "DECIMAL -5"),
        of("-0.0", lite, Cells.real(-0.0), any, "DECIMAL 0"));
  }

  static Stream<Case> decimalsFromInfinityAndFloat() {
    String lite = "sqlite decimal(20,4)";
    String any = "postgresql decimal";
    String single = "mariadb float32";
    return Stream.of(
        of(
            "infinite REAL",
            lite,
            Cells.real(Double.POSITIVE_INFINITY),
            "mariadb decimal(10,2)",
            "INFINITE"),
        of(
            "infinite double to numeric",
            "postgresql float64",
            Cells.real(Double.NEGATIVE_INFINITY),
            any,
            "DECIMAL -Infinity"),
        of("a FLOAT of 0.1", single, Cells.real(0.1f), any, "DECIMAL 0.1"),
        of("a FLOAT of 16777217", single, Cells.real(16777216f), any, "DECIMAL 16777216"));
  }
}
