package dev.turnstone.row;

import static dev.turnstone.row.Case.of;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.support.Cells;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonConversionsTest {
  private static final String LITE = "sqlite text";

  private static Cell raw(String hex) {
    return Cells.text(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"json", "jsonEscapes", "jsonLimits"})
  void jsonArrivesAsItWasOrIsSetAside(Case it) {
    assertEquals(it.expected(), it.outcome());
  }

  static Stream<Case> json() {
    String jsonb = "postgresql jsonb";
    String json = "postgresql json";
    String maria = "mariadb json";
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
        of("an unknown escape", LITE, Cells.text("\"\\x\""), json, "NOT_JSON"));
  }

  static Stream<Case> jsonEscapes() {
    String jsonb = "postgresql jsonb";
    String json = "postgresql json";
    return Stream.of(
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
            "TEXT \"\\ud83d\\ude00\""));
  }

  static Stream<Case> jsonLimits() {
    String jsonb = "postgresql jsonb";
    String json = "postgresql json";
    String maria = "mariadb json";
    String deep = "[".repeat(32) + "]".repeat(32);
    String deeper = "[".repeat(1001) + "]".repeat(1001);
    return Stream.of(
        of("a number beyond numeric", LITE, Cells.text("1e400000"), jsonb, "OUT_OF_RANGE"),
        of("thirty-two levels to MariaDB", LITE, Cells.text(deep), maria, "NOT_JSON"),
        of("thirty-two levels to PostgreSQL", LITE, Cells.text(deep), jsonb, "TEXT " + deep),
        of("more than 1,000 levels", LITE, Cells.text(deeper), jsonb, "NOT_JSON"),
        of("what another jsonb holds", jsonb, Cells.text(deeper), jsonb, "TEXT " + deeper),
        of("what json holds and jsonb not", json, Cells.text("\"\\u0000\""), jsonb, "HAS_NUL"),
        of("a number that SQLite keeps as one", "sqlite json", Cells.whole(5), jsonb, "TEXT 5"),
        of("a blob", "sqlite json", Cells.bytes("7b7d"), jsonb, "WRONG_CLASS"),
        of("invalid UTF-8", LITE, raw("22ff22"), json, "NOT_UTF8"));
  }
}
