package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.row.codec.Digits;
import dev.turnstone.row.codec.IsoInterval;
import dev.turnstone.row.codec.IsoText;
import dev.turnstone.row.codec.ShortestDecimal;
import dev.turnstone.row.codec.UuidText;
import java.nio.charset.StandardCharsets;

/**
 * The canonical text of a cell: integers and decimals in plain digits, floating point numbers by
 * their shortest digits, dates and times in ISO 8601 (instants with Z), UUIDs in lower case,
 * intervals as ISO durations, bytes in lower case hex, booleans as true and false. Reused; not
 * thread safe.
 */
public final class CellText {
  private static final int ENOUGH = 96;
  private final byte separator;
  private final boolean single;
  private final boolean bool;
  private final ShortestDecimal shortest = new ShortestDecimal();
  private final IsoInterval interval = new IsoInterval();
  private byte[] own = new byte[ENOUGH];
  private byte[] bytes = own;
  private int offset;
  private int length;

  /**
   * For the values of a column of this type.
   *
   * @param separator between date and time: 'T' or ' '
   */
  public CellText(LogicalType type, char separator) {
    this.separator = (byte) separator;
    this.single = type instanceof LogicalType.Floating f && f.bits() == 32;
    this.bool = type instanceof LogicalType.Bool;
  }

  /** Makes the text of a cell that is not NULL; text and decimals are not copied. */
  public void of(Cell cell) {
    switch (cell.kind()) {
      case TEXT, DECIMAL -> {
        bytes = cell.bytes();
        offset = cell.offset();
        length = cell.length();
      }
      case BYTES -> hex(cell);
      default -> {
        bytes = own;
        offset = 0;
        length = write(cell);
      }
    }
  }

  private int write(Cell cell) {
    long number = cell.number();
    return switch (cell.kind()) {
      case LONG -> whole(number);
      case DOUBLE -> floating(cell.asDouble());
      case TIME -> IsoText.time(number, own, 0);
      case UUID -> UuidText.write(cell.bytes(), cell.offset(), own, 0);
      case INTERVAL -> {
        interval.of(cell.bytes(), cell.offset());
        yield interval.infinite() ? infinity(interval.micros()) : interval.write(own, 0);
      }
      case DATE -> infinite(number) ? infinity(number) : IsoText.date(number, own, 0);
      case TIMESTAMP -> infinite(number) ? infinity(number) : wall(number);
      case INSTANT -> {
        if (infinite(number)) yield infinity(number);
        int end = wall(number);
        own[end] = 'Z';
        yield end + 1;
      }
      default -> 0;
    };
  }

  /** A boolean column of SQLite may hold other numbers than 0 and 1. */
  private int whole(long number) {
    boolean word = bool && (number == 0 || number == 1);
    return word ? word(number == 0 ? "false" : "true") : Digits.write(number, own, 0);
  }

  private int wall(long micros) {
    return IsoText.timestamp(micros, separator, own, 0);
  }

  private static boolean infinite(long number) {
    return number == Cell.POSITIVE_INFINITY || number == Cell.NEGATIVE_INFINITY;
  }

  private int infinity(long number) {
    return word(number > 0 ? "infinity" : "-infinity");
  }

  private int word(String word) {
    for (int i = 0; i < word.length(); i++) own[i] = (byte) word.charAt(i);
    return word.length();
  }

  private int floating(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) return word(Double.toString(value));
    if (single) {
      shortest.of((float) value);
    } else {
      shortest.of(value);
    }
    return shortest.write(own, 0);
  }

  private void hex(Cell cell) {
    offset = 0;
    length = 2 * cell.length();
    if (own.length < length) own = new byte[length];
    bytes = own;
    for (int i = 0; i < cell.length(); i++) {
      byte value = cell.bytes()[cell.offset() + i];
      own[2 * i] = Digits.hex((value >> 4) & 15);
      own[2 * i + 1] = Digits.hex(value & 15);
    }
  }

  /** The array that holds the text; valid until the next one. */
  public byte[] bytes() {
    return bytes;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  @Override
  public String toString() {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }
}
