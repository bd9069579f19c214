package dev.turnstone.jdbc.mariadb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What is written is read back as the same, and looks as java.time says it looks. */
class TextFormsTest {
  private static final long FIRST_DAY = -719_528;
  private static final long LAST_DAY = 2_932_896;
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final long LONGEST_TIME = 3_020_399_999_999L;

  private final LoadText text = new LoadText();
  private final Cell cell = new Cell();

  @Property
  void wholeNumbers(@ForAll long value) {
    text.number(value);

    assertEquals(String.valueOf(value), written());
    AsciiForms.whole(bytes(), cell);
    assertEquals(value, cell.number());
  }

  @Property
  void unsignedNumbers(@ForAll long bits) {
    String digits = Long.toUnsignedString(bits);
    AsciiForms.whole(digits.getBytes(StandardCharsets.US_ASCII), cell);

    assertEquals(bits >= 0 ? Kind.LONG : Kind.DECIMAL, cell.kind());
    assertEquals(digits, bits >= 0 ? String.valueOf(cell.number()) : cell.sliceAsText());
  }

  @Property
  void doubles(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isFinite(value)) {
      text.number(value);
      assertEquals(value, Double.parseDouble(written()));
      text.cutTo(0);
    }
  }

  @Property
  void dates(@ForAll @LongRange(min = FIRST_DAY, max = LAST_DAY) long days) {
    text.date(days);

    assertEquals(LocalDate.ofEpochDay(days).toString(), written());
    AsciiForms.date(bytes(), cell);
    assertEquals(Kind.DATE, cell.kind());
    assertEquals(days, cell.number());
  }

  @Property
  void moments(
      @ForAll @LongRange(min = FIRST_DAY * MICROS_PER_DAY, max = LAST_DAY * MICROS_PER_DAY)
          long micros) {
    text.moment(micros);

    LocalDateTime seen = LocalDateTime.parse(written().replace(' ', 'T'));
    assertEquals(Math.floorDiv(micros, 1_000_000L), seen.toEpochSecond(ZoneOffset.UTC));
    assertEquals(Math.floorMod(micros, 1_000_000L) * 1_000, seen.getNano());
    AsciiForms.moment(bytes(), Kind.INSTANT, cell);
    assertEquals(micros, cell.number());
  }

  @Property
  void times(@ForAll @LongRange(min = -LONGEST_TIME, max = LONGEST_TIME) long micros) {
    text.time(micros);

    AsciiForms.time(bytes(), cell);
    assertEquals(micros, cell.number());
  }

  @Property
  void uuids(@ForAll @Size(16) byte[] value) {
    text.uuid(value, 0);

    AsciiForms.uuid(bytes(), cell);
    assertArrayEquals(
        value, Arrays.copyOfRange(cell.bytes(), cell.offset(), cell.offset() + cell.length()));
  }

  @Property
  void fieldsOfAnyBytes(@ForAll byte[] first, @ForAll byte[] second) {
    text.escaped(first, 0, first.length);
    text.put('\t');
    text.nullField();
    text.put('\t');
    text.escaped(second, 0, second.length);

    byte[][] fields = LoadFields.split(text.bytes(), 0, text.length(), 3);
    assertArrayEquals(first, fields[0]);
    assertEquals(null, fields[1]);
    assertArrayEquals(second, fields[2]);
    text.cutTo(0);
  }

  private String written() {
    return new String(text.bytes(), 0, text.length(), StandardCharsets.US_ASCII);
  }

  private byte[] bytes() {
    byte[] bytes = Arrays.copyOf(text.bytes(), text.length());
    text.cutTo(0);
    return bytes;
  }
}
