package dev.turnstone.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.row.Cell;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01",
    "-1, 1969-12-31",
    "19782, 2024-02-29",
    "-719528, 0000-01-01",
    "-719529, -0001-12-31",
    "2932896, 9999-12-31",
    "2932897, +10000-01-01",
    "9223372036854775807, infinity",
    "-9223372036854775808, -infinity",
  })
  void dates(long days, String expected) {
    assertEquals(expected, text(Cell.Kind.DATE, days));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00:00:00",
    "86399999999, 23:59:59.999999",
    "86400000000, 24:00:00",
    "-1, -00:00:00.000001",
    "3020399000000, 838:59:59",
    "-3020399500000, -838:59:59.5",
  })
  void timesAndDurations(long micros, String expected) {
    assertEquals(expected, text(Cell.Kind.TIME, micros));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01 00:00:00",
    "-1, 1969-12-31 23:59:59.999999",
    "1709251199120000, 2024-02-29 23:59:59.12",
    "9223372036854775807, infinity",
    "9223372036854775806, +294247-01-10 04:00:54.775806",
    "-9223372036854775807, -290308-12-21 19:59:05.224193",
  })
  void timestamps(long micros, String expected) {
    assertEquals(expected, text(Cell.Kind.TIMESTAMP, micros));
    String suffix = expected.endsWith("infinity") ? "" : "Z";
    assertEquals(expected + suffix, text(Cell.Kind.INSTANT, micros));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, PT0S",
    "14, 3, 14706700000, P1Y2M3DT4H5M6.7S",
    "-14, 3, -1, P-1Y-2M3DT-0.000001S",
    "0, 0, -60000000, PT-1M",
    "12, 0, 0, P1Y",
    "0, -2147483648, -9223372036854775808, P-2147483648DT-2562047788H-54.775808S",
  })
  void intervals(int months, int days, long micros, String expected) {
    byte[] bytes = ByteBuffer.allocate(16).putInt(months).putInt(days).putLong(micros).array();
    Cell cell = new Cell();
    cell.setSlice(Cell.Kind.INTERVAL, bytes, 0, 16);
    assertEquals(expected, text(cell));
  }

  @Test
  void uuidsAreLowerCase() {
    UUID uuid = UUID.fromString("00FFAbcd-1234-5678-9abc-DEF012345678");
    byte[] bytes =
        ByteBuffer.allocate(17)
            .put((byte) 9)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array();
    Cell cell = new Cell();
    cell.setSlice(Cell.Kind.UUID, bytes, 1, 16);
    assertEquals(uuid.toString(), text(cell));
  }

  @Property
  void datesAreThoseOfTheIsoCalendar(@ForAll @LongRange(min = -3_000_000, max = 3_000_000) long d) {
    assertEquals(LocalDate.ofEpochDay(d).toString(), text(Cell.Kind.DATE, d));
  }

  @Property
  void timestampsReadBackTheSame(
      @ForAll @LongRange(min = -60_000_000_000_000_000L, max = 250_000_000_000_000_000L) long at) {
    String text = text(Cell.Kind.TIMESTAMP, at);
    LocalDateTime back =
        LocalDateTime.parse(text.replace(' ', 'T'), DateTimeFormatter.ISO_DATE_TIME);
    long micros = back.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + back.getNano() / 1_000;
    assertEquals(at, micros, text);
    assertTrue(!text.contains(".") || !text.endsWith("0"), text);
  }

  private static String text(Cell.Kind kind, long number) {
    Cell cell = new Cell();
    cell.setNumber(kind, number);
    return text(cell);
  }

  private static String text(Cell cell) {
    ValueText text = new ValueText();
    int length = text.format(cell);
    return new String(text.bytes(), 0, length, StandardCharsets.US_ASCII);
  }
}
