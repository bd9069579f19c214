package dev.turnstone.row;

import static dev.turnstone.row.Case.of;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.row.Cell.Kind;
import dev.turnstone.support.Cells;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimeConversionsTest {
  private static final String LITE = "sqlite timestamp(6)";
  private static final String PG_DATE = "postgresql date";
  private static final String PG = "postgresql timestamp(6)";
  private static final String MARIA = "mariadb timestamp(6)";
  private static final String UTC = "postgresql instant(6)";

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "wallTimes",
    "oddWallTimes",
    "wallTimesOfServers",
    "wallTimesOfInstants",
    "instants",
    "instantsWithoutAZone",
    "edgesOfInstants",
    "times",
    "intervals"
  })
  void datesAndTimesArriveOrAreSetAside(Case it) {
    assertEquals(it.expected(), it.outcome());
  }

  static Stream<Case> wallTimes() {
    return Stream.of(
        of(
            "date and time",
            LITE,
            Cells.text("2024-02-29 12:34:56"),
            PG,
            "TIMESTAMP 2024-02-29T12:34:56"),
        of(
            "T between them",
            LITE,
            Cells.text("2024-02-29T12:34:56.789012"),
            PG,
            "TIMESTAMP 2024-02-29T12:34:56.789012"),
        of(
            "before 1970",
            LITE,
            Cells.text("1969-12-31 23:59:59.999999"),
            PG,
            "TIMESTAMP 1969-12-31T23:59:59.999999"),
        of("without seconds", LITE, Cells.text("2024-02-29 12:34"), PG, "NOT_A_DATE"),
        of("a date in a DATETIME column", LITE, Cells.text("2024-02-29"), PG, "NOT_A_DATE"),
        of("the hour 24", LITE, Cells.text("2024-02-29 24:00:00"), PG, "NOT_A_DATE"),
        of("the second 60", LITE, Cells.text("2024-02-29 12:34:60"), PG, "NOT_A_DATE"),
        of("two spaces", LITE, Cells.text("2024-02-29  12:34:56"), PG, "NOT_A_DATE"),
        of("a point without digits", LITE, Cells.text("2024-02-29 12:34:56."), PG, "NOT_A_DATE"),
        of("nanoseconds", LITE, Cells.text("2024-02-29 12:34:56.1234567"), PG, "TOO_PRECISE"));
  }

  static Stream<Case> oddWallTimes() {
    return Stream.of(
        of(
            "zeros behind microseconds",
            LITE,
            Cells.text("2024-02-29 12:34:56.123456000"),
            PG,
            "TIMESTAMP 2024-02-29T12:34:56.123456"),
        of(
            "an offset in a wall time column",
            LITE,
            Cells.text("2024-02-29T12:34:56+05:30"),
            PG,
            "ZONE_AMBIGUOUS"),
        of(
            "Z in a wall time column",
            LITE,
            Cells.text("2024-02-29 12:34:56Z"),
            PG,
            "ZONE_AMBIGUOUS"),
        of("epoch seconds", LITE, Cells.whole(0), PG, "NOT_A_DATE"),
        of("the zero date", MARIA, Cells.text("0000-00-00 00:00:00"), PG, "ZERO_DATE"));
  }

  static Stream<Case> wallTimesOfServers() {
    return Stream.of(
        of(
            "a time that Berlin skips",
            MARIA,
            Cells.timestamp("2024-03-31T02:30"),
            PG,
            "TIMESTAMP 2024-03-31T02:30"),
        of(
            "microseconds into seconds",
            PG,
            Cells.timestamp("2024-02-29T00:00:00.5"),
            "mariadb timestamp(0)",
            "TOO_PRECISE"),
        of(
            "milliseconds into milliseconds",
            PG,
            Cells.timestamp("2024-02-29T00:00:00.5"),
            "mariadb timestamp(3)",
            "TIMESTAMP 2024-02-29T00:00:00.500"),
        of(
            "a date as a timestamp",
            "mariadb date",
            Cells.date("2024-02-29"),
            PG,
            "TIMESTAMP 2024-02-29T00:00"),
        of("a date beyond timestamps", PG_DATE, Cells.date("+5000000-01-01"), PG, "OUT_OF_RANGE"));
  }

  static Stream<Case> wallTimesOfInstants() {
    Cell past = Cells.number(Kind.TIMESTAMP, Cell.NEGATIVE_INFINITY);
    return Stream.of(
        of(
            "an instant as UTC wall time",
            UTC,
            Cells.instant("2040-01-01T00:00:00Z"),
            MARIA,
            "TIMESTAMP 2040-01-01T00:00"),
        of(
            "an instant of SQLite as UTC wall time",
            "sqlite instant(6)",
            Cells.text("2040-01-01 05:30:00+05:30"),
            MARIA,
            "TIMESTAMP 2040-01-01T00:00"),
        of("-infinity to PostgreSQL", PG, past, PG, "TIMESTAMP -infinity"),
        of("-infinity to MariaDB", PG, past, MARIA, "INFINITE"),
        of(
            "the year 10000 to MariaDB",
            PG,
            Cells.timestamp("+10000-01-01T00:00"),
            MARIA,
            "OUT_OF_RANGE"));
  }

  static Stream<Case> instants() {
    String maria = "mariadb instant(6)";
    String lite = "sqlite instant(6)";
    return Stream.of(
        of(
            "an instant",
            UTC,
            Cells.instant("2024-02-29T12:00:00.000001Z"),
            maria,
            "INSTANT 2024-02-29T12:00:00.000001"),
        of("Z", lite, Cells.text("2024-02-29T12:00:00Z"), UTC, "INSTANT 2024-02-29T12:00"),
        of(
            "+05:30",
            lite,
            Cells.text("2024-02-29 12:00:00+05:30"),
            UTC,
            "INSTANT 2024-02-29T06:30"),
        of("-08", lite, Cells.text("2024-02-29 12:00:00-08"), UTC, "INSTANT 2024-02-29T20:00"),
        of("+0530", lite, Cells.text("2024-02-29 12:00:00+0530"), UTC, "INSTANT 2024-02-29T06:30"),
        of(
            "an offset of 19 hours",
            lite,
            Cells.text("2024-02-29 12:00:00+19:00"),
            UTC,
            "NOT_A_DATE"));
  }

  static Stream<Case> instantsWithoutAZone() {
    String lite = "sqlite instant(6)";
    return Stream.of(
        of("no offset", lite, Cells.text("2024-02-29 12:00:00"), UTC, "ZONE_AMBIGUOUS"),
        of(
            "a wall time without a zone",
            MARIA,
            Cells.timestamp("2024-02-29T12:00"),
            UTC,
            "ZONE_AMBIGUOUS"),
        of("a date without a zone", PG_DATE, Cells.date("2024-02-29"), UTC, "ZONE_AMBIGUOUS"));
  }

  static Stream<Case> edgesOfInstants() {
    String maria = "mariadb instant(6)";
    String lite = "sqlite instant(6)";
    return Stream.of(
        of(
            "2040 to MariaDB TIMESTAMP",
            UTC,
            Cells.instant("2040-01-01T00:00:00Z"),
            maria,
            "OUT_OF_RANGE"),
        of(
            "the last second of MariaDB TIMESTAMP",
            UTC,
            Cells.instant("2038-01-19T03:14:07.999999Z"),
            maria,
            "INSTANT 2038-01-19T03:14:07.999999"),
        of(
            "1970-01-01T00:00:00Z to MariaDB TIMESTAMP",
            UTC,
            Cells.instant("1970-01-01T00:00:00Z"),
            maria,
            "OUT_OF_RANGE"),
        of("epoch seconds", lite, Cells.whole(1), UTC, "NOT_A_DATE"));
  }

  static Stream<Case> times() {
    String maria = "mariadb time(6)";
    String pg = "postgresql time(6)";
    String lite = "sqlite time(6)";
    long longest = ((838L * 60 + 59) * 60 + 59) * 1_000_000;
    return Stream.of(
        of("24:00:00", pg, Cells.time(86_400_000_000L), pg, "TIME 86400000000"),
        of("24:00:00 to MariaDB", pg, Cells.time(86_400_000_000L), maria, "TIME 86400000000"),
        of("24:00:00.000001", maria, Cells.time(86_400_000_001L), pg, "NOT_A_TIME"),
        of("25:00:00", maria, Cells.time(90_000_000_000L), pg, "NOT_A_TIME"),
        of("838:59:59", maria, Cells.time(longest), pg, "NOT_A_TIME"),
        of("838:59:59 to MariaDB", lite, Cells.text("838:59:59"), maria, "TIME " + longest),
        of("839:00:00 to MariaDB", lite, Cells.text("839:00:00"), maria, "NOT_A_TIME"),
        of("-00:00:01", lite, Cells.text("-00:00:01"), maria, "TIME -1000000"),
        of("a negative time", maria, Cells.time(-1), pg, "NOT_A_TIME"),
        of("the minute 60", lite, Cells.text("10:60:00"), pg, "NOT_A_TIME"),
        of("without seconds", lite, Cells.text("10:30"), pg, "NOT_A_TIME"),
        of("a number", lite, Cells.whole(36_000), pg, "NOT_A_TIME"),
        of("microseconds into seconds", pg, Cells.time(1), "mariadb time(0)", "TOO_PRECISE"),
        of(
            "an interval of hours",
            "postgresql interval",
            Cells.interval(0, 0, 3_600_000_000L),
            maria,
            "TIME 3600000000"),
        of(
            "an interval of days",
            "postgresql interval",
            Cells.interval(0, 1, 0),
            maria,
            "NOT_A_TIME"));
  }

  static Stream<Case> intervals() {
    String pg = "postgresql interval";
    String shown = "INTERVAL 0000000efffffffd00000000d69ac3a0";
    return Stream.of(
        of(
            "a duration",
            "mariadb time(6)",
            Cells.time(-1),
            pg,
            "INTERVAL 0000000000000000ffffffffffffffff"),
        of("an interval", pg, Cells.interval(14, -3, 3_600_466_848L), pg, shown),
        of("an ISO duration", "sqlite interval", Cells.text("P1Y2M-3DT1H0.466848S"), pg, shown),
        of("nothing", "sqlite interval", Cells.text("PT0S"), pg, "INTERVAL " + "0".repeat(32)),
        of("units out of order", "sqlite interval", Cells.text("P1M1Y"), pg, "NOT_A_TIME"),
        of("a word", "sqlite interval", Cells.text("1 day"), pg, "NOT_A_TIME"),
        of("half a day", "sqlite interval", Cells.text("P0.5D"), pg, "NOT_A_TIME"),
        of(
            "months beyond range",
            "sqlite interval",
            Cells.text("P999999999999Y"),
            pg,
            "NOT_A_TIME"));
  }
}
