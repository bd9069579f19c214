package dev.turnstone.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.ByteBuilder;
import dev.turnstone.support.Cells;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CanonicalTest {

  private static String bytes(String type, Cell... cells) {
    Canonical canonical = new Canonical(Tables.column("c " + type).type());
    ByteBuilder out = new ByteBuilder(16);
    for (Cell cell : cells) canonical.append(cell, out);
    return HexFormat.of().formatHex(out.copy());
  }

  private static void same(String type, Cell... cells) {
    String first = bytes(type, cells[0]);
    for (Cell cell : cells) assertEquals(first, bytes(type, cell), Cells.show(cell));
  }

  private static void differ(String type, Cell... cells) {
    List<String> forms = Arrays.stream(cells).map(c -> bytes(type, c)).toList();
    assertEquals(forms.size(), forms.stream().distinct().count(), forms.toString());
  }

  @Test
  void equalNumbersAreEqualHoweverWritten() {
    same(
        "decimal", Cells.whole(5), Cells.decimal("5"), Cells.decimal("5.00"), Cells.decimal("005"));
    same("decimal", Cells.whole(0), Cells.decimal("0.00"), Cells.decimal("-0"));
    same("decimal", Cells.decimal("-12.5"), Cells.decimal("-12.500"));
    same("decimal", Cells.decimal("9223372036854775807"), Cells.whole(Long.MAX_VALUE));
    same(
        "decimal", Cells.decimal("1" + "0".repeat(20)), Cells.decimal("1" + "0".repeat(20) + ".0"));
    same("float64", Cells.real(0.0), Cells.real(-0.0));
    same(
        "float64",
        Cells.real(Double.NaN),
        Cells.real(Double.longBitsToDouble(0x7ff8000000000001L)));
    same("float32", Cells.real(-0.0), Cells.real(0.0));
  }

  @Test
  void otherNumbersDiffer() {
    differ(
        "decimal",
        Cells.whole(5),
        Cells.whole(-5),
        Cells.decimal("0.5"),
        Cells.decimal("0.05"),
        Cells.decimal("50"),
        Cells.decimal("5.0000000000000000001"),
        Cells.decimal("9223372036854775808"),
        Cells.decimal("-9223372036854775809"),
        Cells.decimal("NaN"),
        Cells.decimal("Infinity"),
        Cells.decimal("-Infinity"),
        Cells.nothing());
  }

  @Test
  void trailingSpacesCountInTextButNotInChar() {
    differ("text", Cells.text("a"), Cells.text("a "), Cells.text(""), Cells.nothing());
    same("char(3)", Cells.text("a"), Cells.text("a "), Cells.text("a  "));
    differ("char(3)", Cells.text("a"), Cells.text(" a"));
  }

  @Test
  void textBytesAndNumbersAreToldApart() {
    differ("dynamic", Cells.text("1"), Cells.bytes("31"), Cells.whole(1), Cells.real(1));
  }

  @Test
  void valuesDoNotRunIntoEachOther() {
    assertNotEquals(
        bytes("text", Cells.text("ab"), Cells.text("c")),
        bytes("text", Cells.text("a"), Cells.text("bc")));
    assertNotEquals(
        bytes("text", Cells.text(""), Cells.nothing()),
        bytes("text", Cells.nothing(), Cells.text("")));
  }

  @Test
  void jsonThatTheServerNormalisesIsComparedByValue() {
    same(
        "jsonb",
        Cells.text("{\"a\": 1.0, \"b\": [true, null, \"x\\u00e9\\n\"]}"),
        Cells.text("{\"b\":[true,null,\"xé\\n\"],\"a\":1}"),
        Cells.text("{\"a\":0, \"b\":[true,null,\"x\\u00E9\\u000a\"],\"a\":1e0}"));
    same(
        "jsonb",
        Cells.text("100"),
        Cells.text("1E2"),
        Cells.text("1.00e+2"),
        Cells.text("1000e-1"));
    same("jsonb", Cells.text("0"), Cells.text("-0"), Cells.text("0.000"), Cells.text("0e5"));
    same("jsonb", Cells.text("0.05"), Cells.text("5e-2"), Cells.text("0.50e-1"));
    same("jsonb", Cells.text("\"\\ud83d\\ude00\\/\""), Cells.text("\"😀/\""));
    same("jsonb", Cells.text("{}"), Cells.text(" { } "));
    differ(
        "jsonb",
        Cells.text("{}"),
        Cells.text("[]"),
        Cells.text("[[]]"),
        Cells.text("[1,2]"),
        Cells.text("[12]"),
        Cells.text("[2,1]"),
        Cells.text("\"1\""),
        Cells.text("1"),
        Cells.text("-1"),
        Cells.text("10"),
        Cells.text("0.1"),
        Cells.text("null"),
        Cells.text("true"),
        Cells.text("false"),
        Cells.text("{\"a\":{\"b\":1}}"),
        Cells.text("{\"a\":{},\"b\":1}"),
        Cells.text("{\"aa\":1,\"b\":2}"),
        Cells.text("{\"b\":1,\"aa\":2}"));
  }

  @Test
  void jsonTextIsComparedByteForByte() {
    differ("json", Cells.text("{\"a\":1}"), Cells.text("{\"a\": 1}"));
  }

  @Test
  void setsAreComparedWithoutOrder() {
    same("set('a','b','c')", Cells.text("b,a"), Cells.text("a,b"));
    differ("set('a','b')", Cells.text("a"), Cells.text("b"), Cells.text("a,b"), Cells.text(""));
  }

  @Test
  void longValuesAreComparedByDigest() {
    String long1 = "x".repeat(5000);
    differ(
        "text", Cells.text(long1), Cells.text(long1 + "x"), Cells.text("y" + long1.substring(1)));
    assertEquals(2 * (1 + 4 + 16), bytes("text", Cells.text(long1)).length());
    differ(
        "dynamic",
        Cells.text(long1),
        Cells.slice(Kind.BYTES, long1.getBytes(StandardCharsets.UTF_8)));
  }

  @Provide
  Arbitrary<BigDecimal> numbers() {
    Arbitrary<BigInteger> small = Arbitraries.bigIntegers();
    Arbitrary<BigInteger> large =
        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(65).map(BigInteger::new);
    return Combinators.combine(
            Arbitraries.oneOf(small, large), Arbitraries.integers().between(0, 30))
        .as(BigDecimal::new);
  }

  @Property
  void decimalsAreEqualExactlyWhenTheirValuesAre(
      @ForAll("numbers") BigDecimal a, @ForAll("numbers") BigDecimal b) {
    boolean equal = a.compareTo(b) == 0;
    String left = bytes("decimal", Cells.decimal(a.toPlainString()));
    assertEquals(equal, left.equals(bytes("decimal", Cells.decimal(b.toPlainString()))));
    BigDecimal padded = a.setScale(a.scale() + 3);
    assertEquals(left, bytes("decimal", Cells.decimal(padded.toPlainString())));
  }

  @Property
  void doublesAreEqualExactlyWhenTheirBitsAre(@ForAll long a, @ForAll long b) {
    double left = Double.longBitsToDouble(a);
    double right = Double.longBitsToDouble(b);
    boolean equal = left == right || (Double.isNaN(left) && Double.isNaN(right));
    assertEquals(
        equal, bytes("float64", Cells.real(left)).equals(bytes("float64", Cells.real(right))));
  }
}
