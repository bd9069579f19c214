package dev.turnstone.row;

import static dev.turnstone.row.Case.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.plan.Decoder;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
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
  @MethodSource({"numbers", "zeroDates", "texts", "truths"})
  void valuesAreReadAsThePlanDecided(Case it) {
    assertEquals(it.expected(), it.outcome());
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

  static Stream<Case> zeroDates() {
    Decoder zero = new Decoder.ZeroDateToNull();
    String maria = "mariadb timestamp(6)";
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
            .read(zero));
  }

  static Stream<Case> texts() {
    Decoder strip = new Decoder.StripNul();
    Decoder latin = new Decoder.Charset("windows-1252");
    Decoder cut = new Decoder.Truncate();
    return Stream.of(
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
            .read(cut));
  }

  static Stream<Case> truths() {
    Decoder truth = new Decoder.NonZeroIsTrue();
    String bool = "postgresql bool";
    return Stream.of(
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
