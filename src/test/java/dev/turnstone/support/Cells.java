package dev.turnstone.support;

import dev.turnstone.row.Cell;
import dev.turnstone.row.Cell.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/** Cells as tests write them, and cells as tests read them. */
public final class Cells {
  private static final long SECOND = 1_000_000;

  private Cells() {}

  public static Cell nothing() {
    return new Cell();
  }

  public static Cell whole(long value) {
    return number(Kind.LONG, value);
  }

  public static Cell real(double value) {
    Cell cell = new Cell();
    cell.setDouble(value);
    return cell;
  }

  public static Cell decimal(String digits) {
    return slice(Kind.DECIMAL, digits.getBytes(StandardCharsets.US_ASCII));
  }

  public static Cell text(String text) {
    return slice(Kind.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Text of any bytes, well-formed or not. */
  public static Cell text(byte[] bytes) {
    return slice(Kind.TEXT, bytes);
  }

  public static Cell bytes(String hex) {
    return slice(Kind.BYTES, HexFormat.of().parseHex(hex));
  }

  public static Cell date(String iso) {
    return number(Kind.DATE, LocalDate.parse(iso).toEpochDay());
  }

  /** Microseconds since midnight. */
  public static Cell time(long micros) {
    return number(Kind.TIME, micros);
  }

  public static Cell timestamp(String iso) {
    return number(Kind.TIMESTAMP, micros(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)));
  }

  public static Cell instant(String iso) {
    return number(Kind.INSTANT, micros(Instant.parse(iso)));
  }

  public static Cell uuid(String text) {
    UUID uuid = UUID.fromString(text);
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    return slice(Kind.UUID, bytes.array());
  }

  public static Cell interval(int months, int days, long micros) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    return slice(Kind.INTERVAL, bytes.putInt(months).putInt(days).putLong(micros).array());
  }

  public static Cell number(Kind kind, long value) {
    Cell cell = new Cell();
    cell.setNumber(kind, value);
    return cell;
  }

  /** A slice that does not start at 0 and does not end with its array, as cursors hand them. */
  public static Cell slice(Kind kind, byte[] bytes) {
    byte[] array = new byte[bytes.length + 8];
    Arrays.fill(array, (byte) '7');
    System.arraycopy(bytes, 0, array, 3, bytes.length);
    Cell cell = new Cell();
    cell.setSlice(kind, array, 3, bytes.length);
    return cell;
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * SECOND + instant.getNano() / 1000;
  }

  /**
   * Kind and value in words: {@code LONG 5}, {@code TEXT abc}, {@code BYTES 00ff}, {@code NULL}.
   */
  public static String show(Cell cell) {
    return switch (cell.kind()) {
      case NULL -> "NULL";
      case TEXT, DECIMAL -> cell.kind() + " " + cell.sliceAsText();
      case BYTES, UUID, INTERVAL -> cell.kind() + " " + hex(cell);
      case DOUBLE -> "DOUBLE " + cell.asDouble();
      case DATE -> cell.kind() + " " + day(cell.number());
      case TIMESTAMP, INSTANT -> cell.kind() + " " + moment(cell.number());
      default -> cell.kind() + " " + cell.number();
    };
  }

  private static String day(long day) {
    return infinite(day) ? infinity(day) : LocalDate.ofEpochDay(day).toString();
  }

  private static boolean infinite(long number) {
    return number == Cell.POSITIVE_INFINITY || number == Cell.NEGATIVE_INFINITY;
  }

  private static String infinity(long number) {
    return number > 0 ? "infinity" : "-infinity";
  }

  private static String moment(long micros) {
    if (infinite(micros)) return infinity(micros);
    Instant instant =
        Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  private static String hex(Cell cell) {
    return HexFormat.of().formatHex(cell.bytes(), cell.offset(), cell.offset() + cell.length());
  }
}
