package dev.turnstone.row;

import static dev.turnstone.row.Case.of;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.row.Cell.Kind;
import dev.turnstone.support.Cells;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DateConversionsTest {
  private static final String LITE_DATE = "sqlite date";
  private static final String LITE = "sqlite timestamp(6)";
  private static final String PG_DATE = "postgresql date";
  private static final String PG = "postgresql timestamp(6)";
  private static final String MARIA_DATE = "mariadb date";

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "dates",
    "datesOfOtherKinds",
    "datesFromTimestamps",
    "edgesOfDates",
    "longYears",
    "ancientAndInfiniteDates"
  })
  void datesArriveOrAreSetAside(Case it) {
    assertEquals(it.expected(), it.outcome());
  }

  static Stream<Case> dates() {
    return Stream.of(
        of("a date", LITE_DATE, Cells.text("2024-02-29"), PG_DATE, "DATE 2024-02-29"),
        of("30 February", LITE_DATE, Cells.text("2024-02-30"), PG_DATE, "NOT_A_DATE"),
        of("31 April", LITE_DATE, Cells.text("2024-04-31"), PG_DATE, "NOT_A_DATE"),
        of("29 February 2023", LITE_DATE, Cells.text("2023-02-29"), PG_DATE, "NOT_A_DATE"),
        of("29/02/2024", LITE_DATE, Cells.text("29/02/2024"), PG_DATE, "NOT_A_DATE"),
        of("a month of one digit", LITE_DATE, Cells.text("2024-2-9"), PG_DATE, "NOT_A_DATE"),
        of("a space behind the date", LITE_DATE, Cells.text("2024-02-29 "), PG_DATE, "NOT_A_DATE"),
        of("empty text", LITE_DATE, Cells.text(""), PG_DATE, "NOT_A_DATE"),
        of("a lone minus", LITE_DATE, Cells.text("-"), PG_DATE, "NOT_A_DATE"),
        of("Arabic digits", LITE_DATE, Cells.text("٢٠٢٤-٠٢-٢٩"), PG_DATE, "NOT_A_DATE"));
  }

  static Stream<Case> datesOfOtherKinds() {
    return Stream.of(
        of(
            "epoch seconds in a DATE column",
            LITE_DATE,
            Cells.whole(1_700_000_000),
            PG_DATE,
            "NOT_A_DATE"),
        of(
            "a Julian day in a DATE column",
            LITE_DATE,
            Cells.real(2460310.5),
            PG_DATE,
            "NOT_A_DATE"),
        of("a blob in a DATE column", LITE_DATE, Cells.bytes("00"), PG_DATE, "WRONG_CLASS"),
        of(
            "a time of day in a DATE column",
            LITE_DATE,
            Cells.text("2024-02-29 10:00:00"),
            PG_DATE,
            "NOT_A_DATE"),
        of(
            "midnight in a DATE column",
            LITE_DATE,
            Cells.text("2024-02-29 00:00:00"),
            PG_DATE,
            "NOT_A_DATE"));
  }

  static Stream<Case> datesFromTimestamps() {
    return Stream.of(
        of(
            "midnight of a DATETIME column",
            LITE,
            Cells.text("2024-02-29 00:00:00"),
            PG_DATE,
            "DATE 2024-02-29"),
        of(
            "midnight of a timestamp",
            PG,
            Cells.timestamp("1969-12-31T00:00"),
            MARIA_DATE,
            "DATE 1969-12-31"),
        of(
            "noon of a timestamp",
            PG,
            Cells.timestamp("2024-02-29T12:00"),
            MARIA_DATE,
            "NOT_A_DATE"),
        of("the zero date", MARIA_DATE, Cells.text("0000-00-00"), PG_DATE, "ZERO_DATE"),
        of("a date without a day", MARIA_DATE, Cells.text("2024-05-00"), PG_DATE, "ZERO_DATE"));
  }

  static Stream<Case> edgesOfDates() {
    return Stream.of(
        of("the year 9", MARIA_DATE, Cells.date("0009-12-04"), PG_DATE, "DATE 0009-12-04"),
        of(
            "the sentinel 9999-12-31",
            MARIA_DATE,
            Cells.date("9999-12-31"),
            PG_DATE,
            "DATE 9999-12-31"),
        of(
            "the year 10000 to PostgreSQL",
            PG_DATE,
            Cells.date("+10000-01-01"),
            PG_DATE,
            "DATE +10000-01-01"),
        of(
            "the year 10000 to MariaDB",
            PG_DATE,
            Cells.date("+10000-01-01"),
            MARIA_DATE,
            "OUT_OF_RANGE"),
        of(
            "the year 10000 to SQLite",
            PG_DATE,
            Cells.date("+10000-01-01"),
            LITE_DATE,
            "OUT_OF_RANGE"));
  }

  static Stream<Case> longYears() {
    return Stream.of(
        of(
            "the year 10000 as text",
            "sqlite text",
            Cells.text("10000-01-01"),
            PG_DATE,
            "DATE +10000-01-01"),
        of(
            "the last date of PostgreSQL",
            "sqlite text",
            Cells.text("5874897-12-31"),
            PG_DATE,
            "DATE +5874897-12-31"),
        of("the day after", "sqlite text", Cells.text("5874898-01-01"), PG_DATE, "OUT_OF_RANGE"));
  }

  static Stream<Case> ancientAndInfiniteDates() {
    Cell infinity = Cells.number(Kind.DATE, Cell.POSITIVE_INFINITY);
    return Stream.of(
        of(
            "the Ides of March to PostgreSQL",
            PG_DATE,
            Cells.date("-0043-03-15"),
            PG_DATE,
            "DATE -0043-03-15"),
        of(
            "the Ides of March to MariaDB",
            PG_DATE,
            Cells.date("-0043-03-15"),
            MARIA_DATE,
            "OUT_OF_RANGE"),
        of("the year 0 to MariaDB", PG_DATE, Cells.date("0000-06-01"), MARIA_DATE, "OUT_OF_RANGE"),
        of("infinity to PostgreSQL", PG_DATE, infinity, PG_DATE, "DATE infinity"),
        of("infinity to MariaDB", PG_DATE, infinity, MARIA_DATE, "INFINITE"),
        of("infinity to SQLite", PG_DATE, infinity, LITE_DATE, "INFINITE"),
        of("October 1582", MARIA_DATE, Cells.date("1582-10-10"), PG_DATE, "DATE 1582-10-10"));
  }
}
