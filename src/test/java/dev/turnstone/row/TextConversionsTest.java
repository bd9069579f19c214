package dev.turnstone.row;

import static dev.turnstone.row.Case.of;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.support.Cells;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextConversionsTest {
  private static final String LITE = "sqlite text";
  private static final String PG = "postgresql text";
  private static final String MARIA = "mariadb text";

  private static Cell raw(String hex) {
    return Cells.text(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"characters", "lengths"})
  void textArrivesByteForByteOrIsSetAside(Case it) {
    assertEquals(it.expected(), it.outcome());
  }

  static Stream<Case> characters() {
    String marks = "\uFEFFe\u0301 é \u200D\u202E\u2028 😀";
    String controls = "a\r\nb\tc\\d\\.\\N 'NULL'";
    return Stream.of(
        of("U+0000 to PostgreSQL", LITE, Cells.text("a\0b"), PG, "HAS_NUL"),
        of("U+0000 in long text", LITE, Cells.text("abcdefghijklmnop\0"), PG, "HAS_NUL"),
        of("U+0000 to MariaDB", LITE, Cells.text("a\0b"), MARIA, "TEXT a\0b"),
        of("U+0000 to SQLite", MARIA, Cells.text("a\0b"), LITE, "TEXT a\0b"),
        of("a stray byte", LITE, raw("ff"), PG, "NOT_UTF8"),
        of("a stray byte behind ASCII", LITE, raw("6162636465666768ff"), PG, "NOT_UTF8"),
        of("a surrogate as UTF-8", LITE, raw("eda080"), MARIA, "NOT_UTF8"),
        of("an overlong NUL", LITE, raw("c080"), PG, "NOT_UTF8"),
        of("an overlong slash", LITE, raw("e0809f"), LITE, "NOT_UTF8"),
        of("beyond U+10FFFF", LITE, raw("f4908080"), PG, "NOT_UTF8"),
        of("a cut character", LITE, raw("61e282"), PG, "NOT_UTF8"),
        of("the last code point", LITE, raw("f48fbfbf"), PG, "TEXT \uDBFF\uDFFF"),
        of(
            "composed and decomposed, BOM, overrides, emoji",
            LITE,
            Cells.text(marks),
            PG,
            "TEXT " + marks),
        of(
            "control characters and NULL words",
            LITE,
            Cells.text(controls),
            MARIA,
            "TEXT " + controls),
        of("empty text", LITE, Cells.text(""), PG, "TEXT "),
        of("double encoded text", "mariadb text", Cells.text("Ã©"), PG, "TEXT Ã©"),
        of(
            "text of another vendor's own type",
            "postgresql other(tsvector)",
            Cells.text("'a':1"),
            LITE,
            "TEXT 'a':1"));
  }

  static Stream<Case> lengths() {
    String vendor = "postgresql text(3)";
    return Stream.of(
        of("three characters of four bytes", LITE, Cells.text("😀😀😀"), vendor, "TEXT 😀😀😀"),
        of("four characters", LITE, Cells.text("abcd"), vendor, "TOO_LONG"),
        of(
            "ten characters of many bytes",
            LITE,
            Cells.text("ééééééééé😀"),
            "mariadb text(9)",
            "TOO_LONG"),
        of("longer than SQLite declares", LITE, Cells.text("abcd"), "sqlite text(3)", "TEXT abcd"),
        of("trailing spaces of VARCHAR", LITE, Cells.text("ab  "), vendor, "TOO_LONG"),
        of(
            "trailing spaces into CHAR",
            LITE,
            Cells.text("ab  "),
            "postgresql char(3)",
            "TRAILING_SPACES"),
        of("padding of CHAR", "postgresql char(10)", Cells.text("ab        "), vendor, "TEXT ab"),
        of(
            "a space behind text into CHAR",
            LITE,
            Cells.text("a "),
            "mariadb char(3)",
            "TRAILING_SPACES"),
        of(
            "padding of CHAR into CHAR",
            "postgresql char(10)",
            Cells.text("ab        "),
            "mariadb char(3)",
            "TEXT ab"),
        of("only padding", "postgresql char(4)", Cells.text("    "), vendor, "TEXT "));
  }

  private static Conversion intoCharset(String collation, String type, String nativeType) {
    Column plain = Tables.column("c " + type);
    Column column =
        new Column(
            "c",
            plain.type(),
            nativeType,
            true,
            Optional.of(collation),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Conversions.between(
        Tables.place("text", Vendor.SQLITE), new Place(column, Vendor.MARIADB));
  }

  private static String outcome(Conversion conversion, String text) {
    Refusal refusal = conversion.convert(Cells.text(text));
    return refusal == null ? "kept" : refusal.code() + " " + refusal.detail();
  }

  @Test
  void aColumnTakesTheCharactersOfItsCharset() {
    Conversion latin1 = intoCharset("latin1_swedish_ci", "text(20)", "varchar(20)");
    assertEquals("kept", outcome(latin1, "Grüße, 5 €"));
    assertEquals("NOT_IN_CHARSET latin1", outcome(latin1, "Łódź"));
    assertEquals("NOT_IN_CHARSET latin1", outcome(latin1, "😀"));
    Conversion basic = intoCharset("utf8mb3_general_ci", "text(20)", "varchar(20)");
    assertEquals("kept", outcome(basic, "Łódź"));
    assertEquals("NOT_IN_CHARSET utf8mb3", outcome(basic, "😀"));
    assertEquals("kept", outcome(intoCharset("utf8mb4_bin", "text", "longtext"), "😀"));
    assertEquals(
        "NOT_IN_CHARSET ascii", outcome(intoCharset("ascii_general_ci", "text", "text"), "é"));
  }

  @Test
  void aColumnTakesTheBytesOfItsType() {
    String eighty = "x".repeat(80_000);
    assertEquals("TOO_LONG text", outcome(intoCharset("utf8mb4_bin", "text", "text"), eighty));
    assertEquals("kept", outcome(intoCharset("utf8mb4_bin", "text", "longtext"), eighty));
    assertEquals(
        "TOO_LONG text", outcome(intoCharset("utf8mb4_bin", "text", "tinytext"), "é".repeat(128)));
  }
}
