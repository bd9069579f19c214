package dev.turnstone.row;

import static dev.turnstone.row.Case.of;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.plan.Decoder;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.support.Cells;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DateDecodersTest {
  private static final String LITE = "sqlite timestamp(6)";
  private static final String TEXT = "sqlite text";
  private static final String PG = "postgresql timestamp(6)";
  private static final String UTC = "postgresql instant(6)";

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "epochSeconds",
    "otherEpochs",
    "patterns",
    "wallTimes",
    "wallTimesWithoutDoubt",
    "instantsAsWallTimes"
  })
  void datesAreReadAsThePlanDecided(Case it) {
    assertEquals(it.expected(), it.outcome());
  }

  static Stream<Case> epochSeconds() {
    Decoder seconds = new Decoder.EpochSeconds();
    return Stream.of(
        of("epoch seconds", LITE, Cells.whole(1_709_210_096), PG, "TIMESTAMP 2024-02-29T12:34:56")
            .read(seconds),
        of("negative epoch seconds", LITE, Cells.whole(-1), UTC, "INSTANT 1969-12-31T23:59:59")
            .read(seconds),
        of("whole REAL epoch seconds", LITE, Cells.real(86400), UTC, "INSTANT 1970-01-02T00:00")
            .read(seconds),
        of("half epoch seconds", LITE, Cells.real(0.5), UTC, "NOT_WHOLE").read(seconds),
        of(
                "epoch seconds of midnight as a date",
                "sqlite date",
                Cells.whole(86400),
                "postgresql date",
                "DATE 1970-01-02")
            .read(seconds),
        of(
                "epoch seconds of noon as a date",
                "sqlite date",
                Cells.whole(43200),
                "postgresql date",
                "NOT_A_DATE")
            .read(seconds),
        of("text among epoch seconds", LITE, Cells.text("2024-02-29"), PG, "NOT_A_NUMBER")
            .read(seconds),
        of("epoch seconds beyond all time", LITE, Cells.whole(Long.MAX_VALUE), PG, "OUT_OF_RANGE")
            .read(seconds),
        of("the smallest epoch seconds", LITE, Cells.whole(Long.MIN_VALUE), PG, "OUT_OF_RANGE")
            .read(seconds));
  }

  static Stream<Case> otherEpochs() {
    Decoder seconds = new Decoder.EpochSeconds();
    Decoder millis = new Decoder.EpochMillis();
    Decoder julian = new Decoder.JulianDay();
    return Stream.of(
        of(
                "epoch milliseconds",
                LITE,
                Cells.whole(1_709_210_096_789L),
                UTC,
                "INSTANT 2024-02-29T12:34:56.789")
            .read(millis),
        of(
                "epoch milliseconds into seconds",
                LITE,
                Cells.whole(1),
                "mariadb timestamp(0)",
                "TOO_PRECISE")
            .read(millis),
        of("a Julian day", LITE, Cells.real(2460370.02425926), PG, "TIMESTAMP 2024-02-29T12:34:56")
            .read(julian),
        of("a whole Julian day", LITE, Cells.whole(2440588), PG, "TIMESTAMP 1970-01-01T12:00")
            .read(julian),
        of("a negative Julian day", LITE, Cells.real(-1), PG, "OUT_OF_RANGE").read(julian),
        of("NaN as a Julian day", LITE, Cells.real(Double.NaN), PG, "OUT_OF_RANGE").read(julian));
  }

  static Stream<Case> patterns() {
    Decoder day = new Decoder.Pattern("dd/MM/yyyy");
    Decoder full = new Decoder.Pattern("dd.MM.uuuu HH:mm");
    Decoder offset = new Decoder.Pattern("uuuu-MM-dd'T'HH:mmXXX");
    Decoder name = new Decoder.Pattern("d MMM uuuu");
    String date = "postgresql date";
    return Stream.of(
        of("29/02/2024", TEXT, Cells.text("29/02/2024"), date, "DATE 2024-02-29").read(day),
        of("30/02/2024", TEXT, Cells.text("30/02/2024"), date, "NOT_A_DATE").read(day),
        of("02/29/2024", TEXT, Cells.text("02/29/2024"), date, "NOT_A_DATE").read(day),
        of("something behind it", TEXT, Cells.text("29/02/2024 "), date, "NOT_A_DATE").read(day),
        of("a number", LITE, Cells.whole(29022024), date, "NOT_A_DATE").read(day),
        of(
                "a time without seconds",
                TEXT,
                Cells.text("29.02.2024 23:59"),
                PG,
                "TIMESTAMP 2024-02-29T23:59")
            .read(full),
        of("an offset", TEXT, Cells.text("2024-02-29T12:00+05:30"), UTC, "INSTANT 2024-02-29T06:30")
            .read(offset),
        of("an English month", TEXT, Cells.text("9 Feb 2024"), date, "DATE 2024-02-09").read(name),
        of("a German month", TEXT, Cells.text("9 Mär 2024"), date, "NOT_A_DATE").read(name),
        of("Arabic digits", TEXT, Cells.text("٢٩/٠٢/٢٠٢٤"), date, "NOT_A_DATE").read(day));
  }

  static Stream<Case> wallTimes() {
    Decoder berlin = new Decoder.Zone("Europe/Berlin");
    return Stream.of(
        of(
                "summer in Berlin",
                "mariadb timestamp(6)",
                Cells.timestamp("2024-07-01T12:00"),
                UTC,
                "INSTANT 2024-07-01T10:00")
            .read(berlin),
        of(
                "winter in Berlin as text",
                LITE,
                Cells.text("2024-01-01 12:00:00.5"),
                UTC,
                "INSTANT 2024-01-01T11:00:00.500")
            .read(berlin),
        of(
                "a skipped time",
                "mariadb timestamp(6)",
                Cells.timestamp("2024-03-31T02:30"),
                UTC,
                "ZONE_AMBIGUOUS")
            .read(berlin),
        of(
                "a repeated time",
                "mariadb timestamp(6)",
                Cells.timestamp("2024-10-27T02:30"),
                UTC,
                "ZONE_AMBIGUOUS")
            .read(berlin));
  }

  static Stream<Case> wallTimesWithoutDoubt() {
    Decoder berlin = new Decoder.Zone("Europe/Berlin");
    Decoder utc = new Decoder.Zone("UTC");
    return Stream.of(
        of("an offset of its own", LITE, Cells.text("2024-01-01 12:00:00Z"), UTC, "ZONE_AMBIGUOUS")
            .read(berlin),
        of(
                "UTC never repeats",
                "mariadb timestamp(6)",
                Cells.timestamp("2024-10-27T02:30"),
                UTC,
                "INSTANT 2024-10-27T02:30")
            .read(utc));
  }

  static Stream<Case> instantsAsWallTimes() {
    Decoder berlin = new Decoder.Zone("Europe/Berlin");
    Cell infinity = Cells.number(Kind.TIMESTAMP, Cell.POSITIVE_INFINITY);
    return Stream.of(
        of(
                "an instant as Berlin wall time",
                UTC,
                Cells.instant("2024-07-01T10:00:00Z"),
                "mariadb timestamp(6)",
                "TIMESTAMP 2024-07-01T12:00")
            .read(berlin),
        of(
                "the first of two equal wall times",
                UTC,
                Cells.instant("2024-10-27T00:30:00Z"),
                "mariadb timestamp(6)",
                "ZONE_AMBIGUOUS")
            .read(berlin),
        of(
                "the second of two equal wall times",
                UTC,
                Cells.instant("2024-10-27T01:30:00Z"),
                "mariadb timestamp(6)",
                "ZONE_AMBIGUOUS")
            .read(berlin),
        of("infinity", PG, infinity, UTC, "INSTANT infinity").read(berlin));
  }
}
