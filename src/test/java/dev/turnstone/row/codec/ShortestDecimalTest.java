package dev.turnstone.row.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ShortestDecimalTest {
  private final ShortestDecimal shortest = new ShortestDecimal();
  private final byte[] bytes = new byte[400];

  private String text(double value) {
    shortest.of(value);
    return new String(bytes, 0, shortest.write(bytes, 0), StandardCharsets.US_ASCII);
  }

  private String plain(double value) {
    shortest.of(value);
    return new String(bytes, 0, shortest.writePlain(bytes, 0), StandardCharsets.US_ASCII);
  }

  @Test
  void writesTheFewestDigits() {
    assertEquals("0.1", text(0.1));
    assertEquals("0.30000000000000004", text(0.1 + 0.2));
    assertEquals("5e-324", text(5e-324));
    assertEquals("1e23", text(1e23));
    assertEquals("2e-44", text(2e-44));
    assertEquals("2e23", text(2e23));
    assertEquals("8.41e21", text(8.41e21));
    assertEquals("1.7976931348623157e308", text(Double.MAX_VALUE));
    assertEquals("2.2250738585072014e-308", text(Double.MIN_NORMAL));
    assertEquals("9007199254740992.0", text(0x1p53));
    assertEquals("2251799813685249.5", text(2251799813685249.5));
    assertEquals("9223372036854776000.0", text(0x1p63));
    assertEquals("-5.0", text(-5));
    assertEquals("0.0", text(0));
    assertEquals("-0.0", text(-0.0));
    assertEquals("123456789012345680000.0", text(1.2345678901234568e20));
    assertEquals("0.000001", text(1e-6));
    assertEquals("1.5e-7", text(1.5e-7));
  }

  @Test
  void writesPlainDigitsWithoutExponent() {
    assertEquals("100000000000000000000000", plain(1e23));
    assertEquals("0.00000015", plain(1.5e-7));
    assertEquals("-12.5", plain(-12.5));
    assertEquals("0", plain(-0.0));
    assertEquals("1000", plain(1000));
  }

  @Test
  void writesTheFewestDigitsOfAFloat() {
    shortest.of(0.1f);
    assertEquals("0.1", new String(bytes, 0, shortest.write(bytes, 0), StandardCharsets.US_ASCII));
    shortest.of(16777216f);
    assertEquals(16777216L, shortest.digits());
    shortest.of(Float.MIN_VALUE);
    assertEquals(
        "1e-45", new String(bytes, 0, shortest.write(bytes, 0), StandardCharsets.US_ASCII));
  }

  @Provide
  Arbitrary<Double> anyBits() {
    return Arbitraries.longs()
        .map(Double::longBitsToDouble)
        .filter(d -> !Double.isNaN(d) && !Double.isInfinite(d));
  }

  @Provide
  Arbitrary<Double> prices() {
    return Arbitraries.longs()
        .between(-1_000_000_000_000_000L, 1_000_000_000_000_000L)
        .map(n -> new BigDecimal(BigInteger.valueOf(n), 4).doubleValue());
  }

  @Property(tries = 3000)
  void readsBackAsTheSameBits(@ForAll("anyBits") double value) {
    assertEquals(
        Double.doubleToRawLongBits(value),
        Double.doubleToRawLongBits(Double.parseDouble(text(value))));
  }

  @Property(tries = 3000)
  void hasNoShorterForm(@ForAll("anyBits") double value) {
    hasNoShorterFormThan(value);
  }

  @Property(tries = 2000)
  void hasNoShorterFormForPrices(@ForAll("prices") double value) {
    assertEquals(value, Double.parseDouble(text(value)));
    hasNoShorterFormThan(value);
  }

  @Test
  void isTheShortestAndClosestAroundEveryPowerOfTwo() {
    for (int power = -1074; power < 1024; power++) {
      double value = Math.scalb(1.0, power);
      for (double near : new double[] {Math.nextDown(value), value, Math.nextUp(value)}) {
        assertEquals(near, Double.parseDouble(text(near)));
        hasNoShorterFormThan(near);
        isTheClosestOfItsLength(near);
      }
    }
  }

  @Property(tries = 3000)
  void isTheClosestOfItsLength(@ForAll("anyBits") double value) {
    shortest.of(value);
    if (value == 0) return;
    BigDecimal exact = new BigDecimal(Math.abs(value));
    BigDecimal chosen =
        BigDecimal.valueOf(shortest.digits()).scaleByPowerOfTen(shortest.exponent());
    BigDecimal distance = chosen.subtract(exact).abs();
    for (int step : new int[] {-1, 1}) {
      BigDecimal other =
          BigDecimal.valueOf(shortest.digits() + step).scaleByPowerOfTen(shortest.exponent());
      boolean closer = other.subtract(exact).abs().compareTo(distance) < 0;
      assertTrue(!closer || other.doubleValue() != Math.abs(value), () -> text(value));
    }
  }

  @Property(tries = 3000)
  void aFloatReadsBackAndHasNoShorterForm(@ForAll int bits) {
    float value = Float.intBitsToFloat(bits);
    if (Float.isNaN(value) || Float.isInfinite(value)) return;
    shortest.of(value);
    String text = new String(bytes, 0, shortest.write(bytes, 0), StandardCharsets.US_ASCII);
    assertEquals(bits, Float.floatToRawIntBits(Float.parseFloat(text)), text);
    int count = shortest.count();
    if (value == 0 || count == 1) return;
    BigDecimal exact = new BigDecimal(value);
    BigDecimal down = exact.round(new MathContext(count - 1, RoundingMode.FLOOR));
    BigDecimal up = exact.round(new MathContext(count - 1, RoundingMode.CEILING));
    assertTrue(
        Float.parseFloat(down.toString()) != value && Float.parseFloat(up.toString()) != value);
  }

  private void hasNoShorterFormThan(double value) {
    shortest.of(value);
    int count = shortest.count();
    if (value == 0 || count == 1) return;
    BigDecimal exact = new BigDecimal(value);
    BigDecimal down = exact.round(new MathContext(count - 1, RoundingMode.FLOOR));
    BigDecimal up = exact.round(new MathContext(count - 1, RoundingMode.CEILING));
    assertTrue(down.doubleValue() != value && up.doubleValue() != value, () -> text(value));
  }
}
