package dev.turnstone.row;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Decimal;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.ByteBuilder;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A decimal held as a number means in every respect what its digits mean. */
class ScaledDecimalTest {
  private static final long MOST = 999_999_999_999_999_999L;

  @Property
  void itsTextIsThatOfTheNumber(
      @ForAll @LongRange(min = -MOST, max = MOST) long unscaled,
      @ForAll @IntRange(max = 18) int scale) {
    assertEquals(
        BigDecimal.valueOf(unscaled, scale).toPlainString(), scaled(unscaled, scale).sliceAsText());
  }

  @Property
  void itsFingerprintIsThatOfItsDigits(
      @ForAll @LongRange(min = -MOST, max = MOST) long unscaled,
      @ForAll @IntRange(max = 18) int scale,
      @ForAll @IntRange(max = 12) int zeros) {
    long power = Math.round(Math.pow(10, zeros));
    long number = unscaled / power * power;

    assertArrayEquals(canonical(digits(number, scale)), canonical(scaled(number, scale)));
  }

  @Property(tries = 3000)
  void aColumnTakesItExactlyWhenItTakesItsDigits(
      @ForAll @LongRange(min = -MOST, max = MOST) long unscaled,
      @ForAll @IntRange(max = 18) int shift,
      @ForAll @IntRange(max = 18) int scale,
      @ForAll @IntRange(min = 0, max = 20) int precision,
      @ForAll @IntRange(min = -3, max = 20) int places) {
    long number = unscaled / Math.round(Math.pow(10, shift));
    Decimal type = precision == 0 ? Decimal.UNLIMITED : new Decimal(precision, places);
    Cell one = scaled(number, scale);
    Cell other = digits(number, scale);

    assertEquals(refusal(type, other), refusal(type, one), type.text());
    assertEquals(other.sliceAsText(), one.sliceAsText(), type.text());
    assertArrayEquals(canonical(other), canonical(one));
  }

  @Test
  void whateverTheCellHoldsNextIsNoLongerScaled() {
    Cell cell = scaled(125, 2);
    cell.become(Kind.TEXT);
    assertEquals("1.25", cell.sliceAsText());
    assertFalse(cell.scaled());

    cell.setScaled(125, 2);
    cell.setSlice(Kind.DECIMAL, "7".getBytes(US_ASCII), 0, 1);
    assertFalse(cell.scaled());
    assertEquals("7", cell.sliceAsText());

    Cell copy = new Cell();
    copy.set(scaled(-5, 1));
    assertEquals("-0.5", copy.sliceAsText());
    copy.setNull();
    assertFalse(copy.scaled());
  }

  private static Cell scaled(long unscaled, int scale) {
    Cell cell = new Cell();
    cell.setScaled(unscaled, scale);
    return cell;
  }

  private static Cell digits(long unscaled, int scale) {
    byte[] text = BigDecimal.valueOf(unscaled, scale).toPlainString().getBytes(US_ASCII);
    Cell cell = new Cell();
    cell.setSlice(Kind.DECIMAL, text, 0, text.length);
    return cell;
  }

  private static byte[] canonical(Cell cell) {
    ByteBuilder out = new ByteBuilder(64);
    new Canonical(new Decimal(20, 4)).append(cell, out);
    return out.copy();
  }

  private static @Nullable Refusal refusal(Decimal type, Cell cell) {
    LogicalType from = Decimal.UNLIMITED;
    Place source = new Place(Column.of("a", from, "numeric", true), Vendor.POSTGRESQL);
    Place target = new Place(Column.of("a", type, type.text(), true), Vendor.POSTGRESQL);
    return new DecimalConversion(source, target, type).convert(cell);
  }
}
