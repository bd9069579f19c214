package dev.turnstone.row;

import static dev.turnstone.row.Case.of;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.support.Cells;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NumberConversionsTest {
  private static final String LITE_INT = "sqlite int64";
  private static final String PG_BIG = "postgresql int64";
  private static final String PG_INT = "postgresql int32";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"wholeNumbers", "unsigned", "booleans"})
  void wholeNumbersArriveOrAreSetAside(Case it) {
    assertEquals(it.expected(), it.outcome());
  }

  static Stream<Case> wholeNumbers() {
    return Stream.of(
        of("text in an INTEGER column", LITE_INT, Cells.text("abc"), PG_BIG, "NOT_A_NUMBER"),
        of(
            "digits as text in an INTEGER column",
            LITE_INT,
            Cells.text("12"),
            PG_BIG,
            "WRONG_CLASS"),
        of("12.5 in an INTEGER column", LITE_INT, Cells.real(12.5), PG_BIG, "NOT_WHOLE"),
        of("the empty text in an INTEGER column", LITE_INT, Cells.text(""), PG_BIG, "NOT_A_NUMBER"),
        of("a space before digits", "sqlite text", Cells.text(" 1"), PG_BIG, "NOT_A_NUMBER"),
        of("a blob in an INTEGER column", LITE_INT, Cells.bytes("31"), PG_BIG, "WRONG_CLASS"),
        of("2^63-1", LITE_INT, Cells.whole(Long.MAX_VALUE), PG_BIG, "LONG 9223372036854775807"),
        of("-2^63", LITE_INT, Cells.whole(Long.MIN_VALUE), PG_BIG, "LONG -9223372036854775808"),
        of("2^63 that became REAL", LITE_INT, Cells.real(0x1p63), PG_BIG, "OUT_OF_RANGE"),
        of("-2^63 as REAL", LITE_INT, Cells.real(-0x1p63), PG_BIG, "LONG -9223372036854775808"),
        of("3.7", LITE_INT, Cells.real(3.7), PG_BIG, "NOT_WHOLE"),
        of("1e20", LITE_INT, Cells.real(1e20), PG_BIG, "OUT_OF_RANGE"),
        of("NaN", "postgresql float64", Cells.real(Double.NaN), PG_BIG, "INFINITE"),
        of("2^53+1", LITE_INT, Cells.whole((1L << 53) + 1), PG_BIG, "LONG 9007199254740993"),
        of("a whole REAL", "sqlite float64", Cells.real(-3), PG_INT, "LONG -3"),
        of("2^31 in 32 bits", LITE_INT, Cells.whole(1L << 31), PG_INT, "OUT_OF_RANGE"),
        of("-2^31 in 32 bits", LITE_INT, Cells.whole(-1L << 31), PG_INT, "LONG -2147483648"),
        of(
            "4294967295 of INT UNSIGNED",
            "mariadb uint32",
            Cells.whole(4294967295L),
            PG_BIG,
            "LONG 4294967295"),
        of("5.00 as a decimal", "mariadb decimal(5,2)", Cells.decimal("5.00"), PG_INT, "LONG 5"),
        of("5.01 as a decimal", "mariadb decimal(5,2)", Cells.decimal("5.01"), PG_INT, "NOT_WHOLE"),
        of(
            "a decimal beyond 64 bits",
            "postgresql decimal",
            Cells.decimal("9223372036854775808"),
            PG_BIG,
            "OUT_OF_RANGE"),
        of("numeric NaN", "postgresql decimal", Cells.decimal("NaN"), PG_BIG, "INFINITE"),
        of("digits in a text column", "sqlite text", Cells.text("-17"), PG_INT, "LONG -17"),
        of(
            "leading zeros in a text column",
            "sqlite text",
            Cells.text("007"),
            PG_INT,
            "NOT_A_NUMBER"),
        of("a plus sign in a text column", "sqlite text", Cells.text("+7"), PG_INT, "NOT_A_NUMBER"),
        of("Arabic digits", "sqlite text", Cells.text("٤٢"), PG_INT, "NOT_A_NUMBER"),
        of(
            "an exponent in a text column",
            "sqlite text",
            Cells.text("1e3"),
            PG_INT,
            "NOT_A_NUMBER"),
        of(
            "text in a column without a type",
            "sqlite dynamic",
            Cells.text("5"),
            PG_INT,
            "WRONG_CLASS"),
        of("a boolean", "postgresql bool", Cells.whole(1), "mariadb int8", "LONG 1"),
        of("a bit string", "mariadb bits(8)", Cells.text("00000101"), PG_INT, "LONG 5"),
        of("a date", "postgresql date", Cells.date("2024-01-01"), PG_INT, "WRONG_CLASS"));
  }

  static Stream<Case> unsigned() {
    String big = "mariadb uint64";
    String max = "18446744073709551615";
    return Stream.of(
        of(
            "BIGINT UNSIGNED max to numeric",
            big,
            Cells.decimal(max),
            "postgresql decimal(20,0)",
            "DECIMAL " + max),
        of(
            "BIGINT UNSIGNED max to BIGINT UNSIGNED",
            big,
            Cells.decimal(max),
            big,
            "DECIMAL " + max),
        of("BIGINT UNSIGNED max to bigint", big, Cells.decimal(max), PG_BIG, "OUT_OF_RANGE"),
        of(
            "2^64 to BIGINT UNSIGNED",
            "postgresql decimal",
            Cells.decimal("18446744073709551616"),
            big,
            "OUT_OF_RANGE"),
        of(
            "a small decimal to BIGINT UNSIGNED",
            "postgresql decimal",
            Cells.decimal("7.000"),
            big,
            "LONG 7"),
        of(
            "a negative number to UNSIGNED",
            PG_INT,
            Cells.whole(-1),
            "mariadb uint32",
            "OUT_OF_RANGE"),
        of(
            "a negative decimal to BIGINT UNSIGNED",
            "postgresql decimal",
            Cells.decimal("-1"),
            big,
            "OUT_OF_RANGE"),
        of(
            "64 bits to BIGINT UNSIGNED",
            "mariadb bits(64)",
            Cells.text("1".repeat(64)),
            big,
            "DECIMAL " + max),
        of(
            "64 bits to bigint",
            "mariadb bits(64)",
            Cells.text("1".repeat(64)),
            PG_BIG,
            "OUT_OF_RANGE"));
  }

  static Stream<Case> booleans() {
    String lite = "sqlite bool";
    String pg = "postgresql bool";
    return Stream.of(
        of("boolean 0", lite, Cells.whole(0), pg, "LONG 0"),
        of("boolean 1", lite, Cells.whole(1), pg, "LONG 1"),
        of("boolean 2", lite, Cells.whole(2), pg, "NOT_A_BOOLEAN"),
        of("boolean -1", lite, Cells.whole(-1), pg, "NOT_A_BOOLEAN"),
        of("boolean yes", lite, Cells.text("yes"), pg, "NOT_A_BOOLEAN"),
        of("boolean true as text", lite, Cells.text("true"), pg, "NOT_A_BOOLEAN"),
        of("boolean as empty text", lite, Cells.text(""), pg, "NOT_A_BOOLEAN"),
        of("boolean 0.5", lite, Cells.real(0.5), pg, "NOT_A_BOOLEAN"),
        of("boolean 1.0", lite, Cells.real(1), pg, "LONG 1"),
        of("boolean NaN", lite, Cells.real(Double.NaN), pg, "NOT_A_BOOLEAN"),
        of("boolean blob", lite, Cells.bytes("01"), pg, "WRONG_CLASS"),
        of("TINYINT 127", "mariadb int8", Cells.whole(127), pg, "NOT_A_BOOLEAN"),
        of("TINYINT 2 to smallint", "mariadb int8", Cells.whole(2), "postgresql int16", "LONG 2"),
        of("true in a text column", "mariadb text", Cells.text("true"), pg, "LONG 1"),
        of("0 in a text column", "mariadb text", Cells.text("0"), pg, "LONG 0"),
        of("TRUE in a text column", "mariadb text", Cells.text("TRUE"), pg, "NOT_A_BOOLEAN"),
        of("BIT(1)", "mariadb bits(1)", Cells.text("1"), pg, "LONG 1"),
        of("decimal 1", "postgresql decimal", Cells.decimal("1"), pg, "LONG 1"),
        of("decimal 2", "postgresql decimal", Cells.decimal("2"), pg, "NOT_A_BOOLEAN"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"decimals", "decimalsFromFloating"})
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
            "DECIMAL 00012.50"),
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
            "TOO_PRECISE"),
        of("NaN to PostgreSQL", any, Cells.decimal("NaN"), money, "DECIMAL NaN"),
        of("Infinity to plain numeric", any, Cells.decimal("-Infinity"), any, "DECIMAL -Infinity"),
        of("Infinity to numeric(10,2)", any, Cells.decimal("Infinity"), money, "INFINITE"),
        of("NaN to MariaDB", any, Cells.decimal("NaN"), maria, "INFINITE"),
        of("NaN to SQLite", any, Cells.decimal("NaN"), "sqlite decimal(10,2)", "INFINITE"),
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

  static Stream<Case> decimalsFromFloating() {
    String lite = "sqlite decimal(20,4)";
    String any = "postgresql decimal";
    String single = "mariadb float32";
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
        of("-0.0", lite, Cells.real(-0.0), any, "DECIMAL 0"),
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("floatings")
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
            "DOUBLE 0.10000000149011612"),
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
        of("NaN to SQLite", pg, Cells.real(Double.NaN), lite, "INFINITE"),
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
        of("2^24+1 in 32 bits", "sqlite int64", Cells.whole((1L << 24) + 1), real, "TOO_PRECISE"),
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
            "TOO_PRECISE"),
        of(
            "shortest text",
            "sqlite text",
            Cells.text("0.30000000000000004"),
            pg,
            "DOUBLE 0.30000000000000004"),
        of("5e-324 in a text column", "sqlite text", Cells.text("5e-324"), pg, "DOUBLE 4.9E-324"),
        of("a word", "sqlite text", Cells.text("Infinity"), pg, "NOT_A_NUMBER"),
        of("a hexadecimal number", "sqlite text", Cells.text("0x1p3"), pg, "NOT_A_NUMBER"),
        of("text in a REAL column", lite, Cells.text("abc"), pg, "NOT_A_NUMBER"));
  }
}
