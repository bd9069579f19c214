package dev.turnstone.row;

import static dev.turnstone.row.Case.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.plan.Decoder;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.support.Cells;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecodersTest {
  private static final String LITE = "sqlite timestamp(6)";
  private static final String TEXT = "sqlite text";
  private static final String PG = "postgresql timestamp(6)";
  private static final String UTC = "postgresql instant(6)";
  private static final String MONEY = "postgresql decimal(10,2)";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"epochs", "patterns", "zones", "numbers", "others"})
  void valuesAreReadAsThePlanDecided(Case it) {
    assertEquals(it.expected(), it.outcome());
  }

  static Stream<Case> epochs() {
    Decoder seconds = new Decoder.EpochSeconds();
    Decoder millis = new Decoder.EpochMillis();
    Decoder julian = new Decoder.JulianDay();
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
            .read(seconds),
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

  static Stream<Case> zones() {
    Decoder berlin = new Decoder.Zone("Europe/Berlin");
    Decoder utc = new Decoder.Zone("UTC");
    Cell infinity = Cells.number(Kind.TIMESTAMP, Cell.POSITIVE_INFINITY);
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
            .read(berlin),
        of("an offset of its own", LITE, Cells.text("2024-01-01 12:00:00Z"), UTC, "ZONE_AMBIGUOUS")
            .read(berlin),
        of(
                "UTC never repeats",
                "mariadb timestamp(6)",
                Cells.timestamp("2024-10-27T02:30"),
                UTC,
                "INSTANT 2024-10-27T02:30")
            .read(utc),
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

  static Stream<Case> numbers() {
    Decoder english = new Decoder.NumberFormat(".", ",");
    Decoder german = new Decoder.NumberFormat(",", ".");
    Decoder french = new Decoder.NumberFormat(",", "\u202F");
    Decoder round = new Decoder.Round();
    String any = "postgresql decimal";
    return Stream.of(
        of("1,234.50", TEXT, Cells.text("1,234.50"), MONEY, "DECIMAL 1234.50").read(english),
        of("-1,234,567", TEXT, Cells.text("-1,234,567"), MONEY, "DECIMAL -1234567").read(english),
        of("1234.50", TEXT, Cells.text("1234.50"), MONEY, "DECIMAL 1234.50").read(english),
        of("1,23.50", TEXT, Cells.text("1,23.50"), MONEY, "NOT_A_NUMBER").read(english),
        of("1234,567", TEXT, Cells.text("1234,567"), MONEY, "NOT_A_NUMBER").read(english),
        of("1.234,50", TEXT, Cells.text("1.234,50"), MONEY, "DECIMAL 1234.50").read(german),
        of("1,234.50 in German", TEXT, Cells.text("1,234.50"), MONEY, "NOT_A_NUMBER").read(german),
        of("a narrow space", TEXT, Cells.text("1\u202F234,50"), MONEY, "DECIMAL 1234.50")
            .read(french),
        of("an empty fraction", TEXT, Cells.text("1."), MONEY, "NOT_A_NUMBER").read(english),
        of("a lone separator", TEXT, Cells.text(","), MONEY, "NOT_A_NUMBER").read(english),
        of("a lone minus", TEXT, Cells.text("-"), MONEY, "NOT_A_NUMBER").read(english),
        of("too many decimals", TEXT, Cells.text("1.005"), MONEY, "TOO_PRECISE").read(english),
        of("a number already", "sqlite decimal(10,2)", Cells.real(1.5), MONEY, "DECIMAL 1.5")
            .read(english),
        of("19.999 rounded", any, Cells.decimal("19.999"), MONEY, "DECIMAL 20.00").read(round),
        of("2.675 rounded", "sqlite decimal(10,3)", Cells.real(2.675), MONEY, "DECIMAL 2.68")
            .read(round),
        of("2.665 rounded to even", any, Cells.decimal("2.665"), MONEY, "DECIMAL 2.66").read(round),
        of("-0.005 rounded", any, Cells.decimal("-0.005"), MONEY, "DECIMAL 0.00").read(round),
        of(
                "2.5 rounded to a whole number",
                "sqlite float64",
                Cells.real(2.5),
                "postgresql int32",
                "LONG 2")
            .read(round),
        of("NaN rounded", any, Cells.decimal("NaN"), "mariadb decimal(10,2)", "INFINITE")
            .read(round),
        of("text rounded", "sqlite float64", Cells.text("abc"), "postgresql int32", "NOT_A_NUMBER")
            .read(round));
  }

  static Stream<Case> others() {
    Decoder zero = new Decoder.ZeroDateToNull();
    Decoder strip = new Decoder.StripNul();
    Decoder latin = new Decoder.Charset("windows-1252");
    Decoder cut = new Decoder.Truncate();
    Decoder truth = new Decoder.NonZeroIsTrue();
    String maria = "mariadb timestamp(6)";
    String bool = "postgresql bool";
    return Stream.of(
        of("the zero date", "mariadb date", Cells.text("0000-00-00"), "postgresql date", "NULL")
            .read(zero),
        of("the zero timestamp", maria, Cells.text("0000-00-00 00:00:00"), PG, "NULL").read(zero),
        of(
                "a date without a day",
                "mariadb date",
                Cells.text("2024-05-00"),
                "postgresql date",
                "ZERO_DATE")
            .read(zero),
        of("a date", "mariadb date", Cells.date("2024-05-01"), "postgresql date", "DATE 2024-05-01")
            .read(zero),
        of("NUL stripped", TEXT, Cells.text("\0a\0b\0"), "postgresql text", "TEXT ab").read(strip),
        of("no NUL to strip", TEXT, Cells.text("ab"), "postgresql text", "TEXT ab").read(strip),
        of(
                "cp1252 text",
                TEXT,
                Cells.text(HexFormat.of().parseHex("80e9")),
                "postgresql text",
                "TEXT €é")
            .read(latin),
        of("UTF-8 among cp1252", TEXT, Cells.text("€é"), "postgresql text", "TEXT €é").read(latin),
        of("bytes as cp1252", "sqlite bytes", Cells.bytes("e9"), "postgresql text", "TEXT é")
            .read(latin),
        of(
                "a byte that cp1252 does not have",
                TEXT,
                Cells.text(HexFormat.of().parseHex("81")),
                "postgresql text",
                "NOT_UTF8")
            .read(latin),
        of("cut to three characters", TEXT, Cells.text("a😀éz"), "postgresql text(3)", "TEXT a😀é")
            .read(cut),
        of("nothing to cut", TEXT, Cells.text("ab"), "postgresql text(3)", "TEXT ab").read(cut),
        of(
                "invalid text is not cut",
                TEXT,
                Cells.text(HexFormat.of().parseHex("61626364ff")),
                "postgresql text(3)",
                "NOT_UTF8")
            .read(cut),
        of("2 is true", "mariadb int8", Cells.whole(2), bool, "LONG 1").read(truth),
        of("-0.0 is false", "sqlite float64", Cells.real(-0.0), bool, "LONG 0").read(truth),
        of("0.5 is true", "sqlite bool", Cells.real(0.5), bool, "LONG 1").read(truth),
        of("0.00 is false", "mariadb decimal(5,2)", Cells.decimal("0.00"), bool, "LONG 0")
            .read(truth),
        of("text is neither", "sqlite bool", Cells.text("1"), bool, "NOT_A_BOOLEAN").read(truth));
  }

  @Test
  void refusesDecodersThatCannotWork() {
    List<Case> wrong =
        List.of(
            of("no zone", LITE, Cells.nothing(), UTC, "").read(new Decoder.Zone("Mars/Olympus")),
            of("no instant", LITE, Cells.nothing(), PG, "").read(new Decoder.Zone("UTC")),
            of("no pattern", TEXT, Cells.nothing(), PG, "").read(new Decoder.Pattern("dd/QQQQQQQ")),
            of("a zone letter", TEXT, Cells.nothing(), UTC, "")
                .read(new Decoder.Pattern("uuuu-MM-dd HH:mm VV")),
            of("an offset alone", TEXT, Cells.nothing(), UTC, "").read(new Decoder.Pattern("XXX")),
            of("no charset", TEXT, Cells.nothing(), "postgresql text", "")
                .read(new Decoder.Charset("klingon")),
            of("no charset name", TEXT, Cells.nothing(), "postgresql text", "")
                .read(new Decoder.Charset("?")),
            of("nothing to cut", TEXT, Cells.nothing(), PG, "").read(new Decoder.Truncate()),
            of("no scale", TEXT, Cells.nothing(), "postgresql decimal", "")
                .read(new Decoder.Round()));
    for (Case it : wrong) {
      EngineException.Refused refused =
          assertThrows(EngineException.Refused.class, it::conversion, it.sentence());
      assertEquals(Code.RULE_INVALID, refused.problems().get(0).code(), it.sentence());
    }
  }
}
