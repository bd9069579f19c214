package dev.turnstone.row;

import static dev.turnstone.row.Case.of;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.support.Cells;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelConversionsTest {
  private static final String LITE = "sqlite text";

  private static Cell raw(String hex) {
    return Cells.text(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"bytes", "uuids", "almostUuids", "labels", "bits", "dynamic"})
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
            shown));
  }

  static Stream<Case> almostUuids() {
    String pg = "postgresql uuid";
    return Stream.of(
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
}
