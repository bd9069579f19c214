package dev.turnstone.jdbc.postgres.copy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.row.Cell;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Decimals in the server's own form: the same whichever way they are held. */
class NumericFormTest {
  private static final int LENGTH = 4;
  private static final long MOST = 999_999_999_999_999_999L;

  @Property
  void aScaledNumberIsWrittenAsItsDigitsAre(
      @ForAll @LongRange(min = -MOST, max = MOST) long unscaled,
      @ForAll @IntRange(max = 18) int scale) {
    BigDecimal number = BigDecimal.valueOf(unscaled, scale);

    assertArrayEquals(written(number.toPlainString()), written(unscaled, scale));
  }

  @Property
  void whatWasWrittenIsReadWithEveryDigit(
      @ForAll @BigRange(min = "-1e25", max = "1e25") @Scale(22) BigDecimal number) {
    for (BigDecimal value :
        List.of(number, number.movePointLeft(20), number.stripTrailingZeros().setScale(30))) {
      assertEquals(value.toPlainString(), read(written(value.toPlainString())).sliceAsText());
    }
  }

  @Test
  void theServersOddFormsAreReadAsTheyAre() {
    assertEquals("0", read(form(0, 0, 0)).sliceAsText());
    assertEquals("0.00", read(form(0, 0, 2)).sliceAsText());
    assertEquals("10000", read(form(1, 0, 0, 1)).sliceAsText(), "zeros at the end are not sent");
    assertEquals("0.0001", read(form(-1, 0, 4, 1)).sliceAsText());
    assertEquals("0.00000001", read(form(-2, 0, 8, 1)).sliceAsText());
    assertEquals("-1.5", read(form(0, 0x4000, 1, 1, 5000)).sliceAsText());
    assertEquals("1" + "0".repeat(20), read(form(5, 0, 0, 1)).sliceAsText());
    assertEquals("1" + "0".repeat(16), read(form(4, 0, 0, 1)).sliceAsText());
    assertEquals("NaN", read(form(0, 0xC000, 0)).sliceAsText());
    assertEquals("-Infinity", read(form(0, 0xF000, 0)).sliceAsText());
  }

  private static Cell read(byte[] form) {
    Cell cell = new Cell();
    NumericForm.read(form, LENGTH, cell);
    return cell;
  }

  private static byte[] form(int weight, int sign, int scale, int... groups) {
    RowBuffer buffer = new RowBuffer();
    buffer.put4(8 + 2 * groups.length);
    for (int head : new int[] {groups.length, weight, sign, scale}) buffer.put2(head);
    for (int group : groups) buffer.put2(group);
    return Arrays.copyOf(buffer.bytes(), buffer.length());
  }

  private static byte[] written(String digits) {
    RowBuffer buffer = new RowBuffer();
    byte[] text = digits.getBytes(US_ASCII);
    NumericForm.write(text, 0, text.length, buffer);
    return Arrays.copyOf(buffer.bytes(), buffer.length());
  }

  private static byte[] written(long unscaled, int scale) {
    RowBuffer buffer = new RowBuffer();
    NumericForm.write(unscaled, scale, buffer);
    return Arrays.copyOf(buffer.bytes(), buffer.length());
  }
}
