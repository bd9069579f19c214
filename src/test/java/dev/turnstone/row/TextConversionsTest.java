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
  @MethodSource({"characters", "lengths", "otherKinds"})
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

  static Stream<Case> otherKinds() {
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
            "TEXT infinity"),
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
        of("24:00:00", "postgresql time(6)", Cells.time(86_400_000_000L), LITE, "TEXT 24:00:00"),
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

  @ParameterizedTest(name = "{0}")
  @MethodSource({"bytes", "uuids", "labels", "bits", "json", "dynamic"})
  void otherTypesArriveOrAreSetAside(Case it) {
    assertEquals(it.expected(), it.outcome());
  }

  static Stream<Case> bytes() {
    return Stream.of(
        of("bytes", "sqlite bytes", Cells.bytes("00ff"), "postgresql bytes", "BYTES 00ff"),
        of(
            "text in a BLOB column",
            "sqlite bytes",
            Cells.text("a"),
            "postgresql bytes",
            "WRONG_CLASS"),
        of("a text column read as bytes", LITE, raw("61ff00"), "postgresql bytes", "BYTES 61ff00"),
        of(
            "a number in a BLOB column",
            "sqlite bytes",
            Cells.whole(1),
            "postgresql bytes",
            "WRONG_CLASS"),
        of(
            "more bytes than declared",
            "sqlite bytes",
            Cells.bytes("010203"),
            "mariadb bytes(2)",
            "TOO_LONG"),
        of(
            "fewer bytes than BINARY(4), which pads",
            "sqlite bytes",
            Cells.bytes("010203"),
            "mariadb binary(4)",
            "OUT_OF_RANGE"),
        of(
            "a UUID as BINARY(16)",
            "postgresql uuid",
            Cells.uuid("00112233-4455-6677-8899-aabbccddeeff"),
            "mariadb binary(16)",
            "BYTES 00112233445566778899aabbccddeeff"));
  }

  static Stream<Case> uuids() {
    String pg = "postgresql uuid";
    String shown = "UUID 00112233445566778899aabbccddeeff";
    return Stream.of(
        of(
            "a UUID in mixed case",
            LITE,
            Cells.text("00112233-4455-6677-8899-AABBccddeeff"),
            pg,
            shown),
        of(
            "a UUID from BINARY(16)",
            "mariadb binary(16)",
            Cells.bytes("00112233445566778899aabbccddeeff"),
            pg,
            shown),
        of(
            "a UUID with braces",
            LITE,
            Cells.text("{00112233-4455-6677-8899-aabbccddeeff}"),
            pg,
            "NOT_A_UUID"),
        of(
            "a UUID without dashes",
            LITE,
            Cells.text("00112233445566778899aabbccddeeff0000"),
            pg,
            "NOT_A_UUID"),
        of(
            "a letter that is no digit",
            LITE,
            Cells.text("g0112233-4455-6677-8899-aabbccddeeff"),
            pg,
            "NOT_A_UUID"),
        of(
            "fifteen bytes",
            "mariadb binary(16)",
            Cells.bytes("112233445566778899aabbccddeeff"),
            pg,
            "NOT_A_UUID"),
        of("empty text", LITE, Cells.text(""), pg, "NOT_A_UUID"));
  }

  static Stream<Case> labels() {
    String pg = "postgresql enum('a','b c')";
    String set = "mariadb set('a','b')";
    return Stream.of(
        of("a label", "mariadb enum('a','b c')", Cells.text("b c"), pg, "TEXT b c"),
        of("a label in another case", LITE, Cells.text("A"), pg, "NOT_A_LABEL"),
        of("the error value", "mariadb enum('a','b c')", Cells.text(""), pg, "NOT_A_LABEL"),
        of("a number", LITE, Cells.whole(1), pg, "WRONG_CLASS"),
        of("a set", set, Cells.text("b,a"), set, "TEXT b,a"),
        of(
            "a label with a comma is no set",
            "mariadb enum('a,b')",
            Cells.text("a,b"),
            set,
            "NOT_A_LABEL"),
        of("the empty set", set, Cells.text(""), set, "TEXT "),
        of("a set with a stranger", set, Cells.text("a,c"), set, "NOT_A_LABEL"),
        of("a set with an empty member", set, Cells.text("a,"), set, "NOT_A_LABEL"));
  }

  static Stream<Case> bits() {
    return Stream.of(
        of("a bit string", "mariadb bits(3)", Cells.text("011"), "postgresql bits(3)", "TEXT 011"),
        of(
            "a shorter bit string, which would be padded",
            "postgresql bits(3)",
            Cells.text("11"),
            "mariadb bits(3)",
            "OUT_OF_RANGE"),
        of(
            "a longer bit string",
            "postgresql bits(4)",
            Cells.text("1111"),
            "mariadb bits(3)",
            "OUT_OF_RANGE"),
        of(
            "a digit that is no bit",
            LITE,
            Cells.text("012"),
            "postgresql bits(3)",
            "NOT_A_NUMBER"));
  }

  static Stream<Case> json() {
    String jsonb = "postgresql jsonb";
    String json = "postgresql json";
    String maria = "mariadb json";
    String deep = "[".repeat(32) + "]".repeat(32);
    return Stream.of(
        of(
            "JSON",
            LITE,
            Cells.text(" {\"a\": [1, 2.5e3, null, \"x\\u00e9\"]} "),
            jsonb,
            "TEXT  {\"a\": [1, 2.5e3, null, \"x\\u00e9\"]} "),
        of("not JSON", "mariadb json", Cells.text("not json"), jsonb, "NOT_JSON"),
        of("empty text", LITE, Cells.text(""), maria, "NOT_JSON"),
        of("JSON with something behind it", LITE, Cells.text("{} x"), json, "NOT_JSON"),
        of("a comma too many", LITE, Cells.text("[1,]"), json, "NOT_JSON"),
        of("a leading zero", LITE, Cells.text("01"), json, "NOT_JSON"),
        of("a raw line break in a string", LITE, Cells.text("\"a\nb\""), json, "NOT_JSON"),
        of("a name without quotes", LITE, Cells.text("{a:1}"), json, "NOT_JSON"),
        of("an unknown escape", LITE, Cells.text("\"\\x\""), json, "NOT_JSON"),
        of("JSON with \\u0000 to jsonb", LITE, Cells.text("{\"a\":\"\\u0000\"}"), jsonb, "HAS_NUL"),
        of("JSON with \\u0000 to json", LITE, Cells.text("\"\\u0000\""), json, "TEXT \"\\u0000\""),
        of(
            "an escaped backslash before u0000",
            LITE,
            Cells.text("\"\\\\u0000\""),
            jsonb,
            "TEXT \"\\\\u0000\""),
        of("half a surrogate pair to jsonb", LITE, Cells.text("\"\\ud83d\""), jsonb, "NOT_JSON"),
        of("the other half to jsonb", LITE, Cells.text("\"\\ude00\""), jsonb, "NOT_JSON"),
        of(
            "a whole surrogate pair to jsonb",
            LITE,
            Cells.text("\"\\ud83d\\ude00\""),
            jsonb,
            "TEXT \"\\ud83d\\ude00\""),
        of("a number beyond numeric", LITE, Cells.text("1e400000"), jsonb, "OUT_OF_RANGE"),
        of("thirty-two levels to MariaDB", LITE, Cells.text(deep), maria, "NOT_JSON"),
        of("thirty-two levels to PostgreSQL", LITE, Cells.text(deep), jsonb, "TEXT " + deep),
        of("a number that SQLite keeps as one", "sqlite json", Cells.whole(5), jsonb, "TEXT 5"),
        of("a blob", "sqlite json", Cells.bytes("7b7d"), jsonb, "WRONG_CLASS"),
        of("invalid UTF-8", LITE, raw("22ff22"), json, "NOT_UTF8"));
  }

  static Stream<Case> dynamic() {
    String dynamic = "sqlite dynamic";
    return Stream.of(
        of("a whole number", dynamic, Cells.whole(5), dynamic, "LONG 5"),
        of("a REAL", dynamic, Cells.real(0.5), dynamic, "DOUBLE 0.5"),
        of("text", dynamic, Cells.text("x"), dynamic, "TEXT x"),
        of("a blob", dynamic, Cells.bytes("00"), dynamic, "BYTES 00"),
        of(
            "a decimal that is whole",
            "postgresql decimal",
            Cells.decimal("5.00"),
            dynamic,
            "LONG 5"),
        of("another decimal", "postgresql decimal", Cells.decimal("5.10"), dynamic, "TEXT 5.10"),
        of("a date", "postgresql date", Cells.date("2024-02-29"), dynamic, "TEXT 2024-02-29"));
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
