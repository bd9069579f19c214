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
  @MethodSource({
    "wholeNumbers",
    "wholeNumbersOfServers",
    "wholeNumbersOfOthers",
    "unsigned",
    "unsignedFromOthers",
    "booleans"
  })
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
        of("-2^31 in 32 bits", LITE_INT, Cells.whole(-1L << 31), PG_INT, "LONG -2147483648"));
  }

  static Stream<Case> wholeNumbersOfServers() {
    return Stream.of(
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
        of("numeric NaN", "postgresql decimal", Cells.decimal("NaN"), PG_BIG, "INFINITE"));
  }

  static Stream<Case> wholeNumbersOfOthers() {
    return Stream.of(
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
            "LONG 7"));
  }

  static Stream<Case> unsignedFromOthers() {
    String big = "mariadb uint64";
    String max = "18446744073709551615";
    return Stream.of(
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
}
