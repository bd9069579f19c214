package dev.turnstone.row;

import static dev.turnstone.row.Case.of;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.support.Cells;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsTextConversionsTest {
  private static final String LITE = "sqlite text";
  private static final String PG = "postgresql text";
  private static final String MARIA = "mariadb text";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"numbersAsText", "datesAsText", "timesAsText", "othersAsText"})
  void otherTypesBecomeTheTextTheyAreShownAs(Case it) {
    assertEquals(it.expected(), it.outcome());
  }

  static Stream<Case> numbersAsText() {
    String dynamic = "sqlite dynamic";
    return Stream.of(
        of("a blob in a TEXT column", LITE, Cells.bytes("61"), PG, "WRONG_CLASS"),
        of("a whole number", dynamic, Cells.whole(5), PG, "TEXT 5"),
        of("a REAL", dynamic, Cells.real(1.5), PG, "TEXT 1.5"),
        of("a whole REAL", dynamic, Cells.real(5), PG, "TEXT 5.0"),
        of("a large REAL", dynamic, Cells.real(1e23), PG, "TEXT 1e23"),
        of("a FLOAT", "mariadb float32", Cells.real(0.1f), PG, "TEXT 0.1"),
        of("NaN", "postgresql float64", Cells.real(Double.NaN), LITE, "TEXT NaN"),
        of("a decimal", "postgresql decimal", Cells.decimal("5.00"), LITE, "TEXT 5.00"),
        of("a boolean", "postgresql bool", Cells.whole(1), MARIA, "TEXT true"),
        of("another number in a BOOLEAN column", "sqlite bool", Cells.whole(2), PG, "TEXT 2"));
  }

  static Stream<Case> datesAsText() {
    return Stream.of(
        of("a date", "postgresql date", Cells.date("2024-02-29"), LITE, "TEXT 2024-02-29"),
        of(
            "a date of five digits",
            "postgresql date",
            Cells.date("+12024-02-29"),
            LITE,
            "TEXT 12024-02-29"),
        of(
            "a date before our era",
            "postgresql date",
            Cells.date("-0043-03-15"),
            LITE,
            "TEXT -0043-03-15"),
        of(
            "the last date",
            "postgresql date",
            Cells.date("+5874897-12-31"),
            LITE,
            "TEXT 5874897-12-31"),
        of(
            "an infinite date",
            "postgresql date",
            Cells.number(Cell.Kind.DATE, Cell.POSITIVE_INFINITY),
            LITE,
            "TEXT infinity"));
  }

  static Stream<Case> timesAsText() {
    return Stream.of(
        of(
            "a wall time",
            "mariadb timestamp(6)",
            Cells.timestamp("2024-03-31T02:30:00.5"),
            LITE,
            "TEXT 2024-03-31 02:30:00.5"),
        of(
            "an instant",
            "postgresql instant(6)",
            Cells.instant("1969-12-31T23:59:59.999999Z"),
            LITE,
            "TEXT 1969-12-31 23:59:59.999999Z"),
        of(
            "a negative duration",
            "mariadb time(6)",
            Cells.time(-3_020_399_000_001L),
            PG,
            "TEXT -838:59:59.000001"),
        of("24:00:00", "postgresql time(6)", Cells.time(86_400_000_000L), LITE, "TEXT 24:00:00"));
  }

  static Stream<Case> othersAsText() {
    return Stream.of(
        of(
            "a UUID",
            "postgresql uuid",
            Cells.uuid("0188D5A2-0000-4000-8000-0000000000FF"),
            LITE,
            "TEXT 0188d5a2-0000-4000-8000-0000000000ff"),
        of(
            "an interval",
            "postgresql interval",
            Cells.interval(14, -3, 3_600_500_000L),
            LITE,
            "TEXT P1Y2M-3DT1H0.5S"),
        of("no interval at all", "postgresql interval", Cells.interval(0, 0, 0), LITE, "TEXT PT0S"),
        of(
            "an infinite interval",
            "postgresql interval",
            Cells.interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE),
            LITE,
            "TEXT -infinity"),
        of(
            "the error value of an enumeration",
            "mariadb enum('a','b')",
            Cells.text(""),
            PG,
            "TEXT "),
        of("a bit string", "mariadb bits(3)", Cells.text("101"), PG, "TEXT 101"),
        of(
            "an array",
            "postgresql array(int32)",
            Cells.text("[0:2]={1,NULL,\"NULL\"}"),
            LITE,
            "TEXT [0:2]={1,NULL,\"NULL\"}"));
  }
}
