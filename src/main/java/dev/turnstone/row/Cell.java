package dev.turnstone.row;

import dev.turnstone.row.codec.Digits;
import java.nio.charset.StandardCharsets;

/**
 * One value on its way from a source to a target: the only currency between cursors, conversions,
 * fingerprints and writers. A cell is reused for every value of a run, so nothing is allocated per
 * value; byte slices point into buffers that belong to the cursor or to this cell and are valid
 * until the cursor's next row. Not thread safe.
 *
 * <p>A cursor may hand over any kind for any column (SQLite values bring their own class; MariaDB
 * hands a zero date over as {@link Kind#TEXT}); it is the conversion that accepts or refuses.
 */
public final class Cell {
  /** What the cell holds and where: in {@link #number} or in the byte slice. */
  public enum Kind {
    NULL,
    /** Whole number, also booleans as 0 and 1: number. */
    LONG,
    /** IEEE 754 double: number holds its raw bits. */
    DOUBLE,
    /**
     * Exact decimal: slice of ASCII digits, optional leading '-', optional '.', no exponent; or
     * NaN, Infinity, -Infinity. One that is {@link Cell#scaled} is at hand as a number, too.
     */
    DECIMAL,
    /** Text: slice of bytes that should be UTF-8; a cursor does not check them. */
    TEXT,
    /** Bytes: slice. */
    BYTES,
    /** Days since 1970-01-01, proleptic Gregorian: number; see {@link #POSITIVE_INFINITY}. */
    DATE,
    /**
     * Microseconds since midnight, or a signed duration beyond a day (MariaDB TIME); 24:00:00 is
     * 86,400,000,000: number.
     */
    TIME,
    /**
     * Wall time as microseconds since 1970-01-01T00:00:00 of the same wall clock: number; see
     * {@link #POSITIVE_INFINITY}.
     */
    TIMESTAMP,
    /** Microseconds since 1970-01-01T00:00:00Z: number; see {@link #POSITIVE_INFINITY}. */
    INSTANT,
    /** Slice of 16 bytes, big endian. */
    UUID,
    /** Slice of 16 bytes: months (4), days (4), microseconds (8), big endian. */
    INTERVAL
  }

  /**
   * The number of an infinite DATE, TIMESTAMP or INSTANT; the negative one is {@link
   * #NEGATIVE_INFINITY}.
   */
  public static final long POSITIVE_INFINITY = Long.MAX_VALUE;

  public static final long NEGATIVE_INFINITY = Long.MIN_VALUE;
  private static final byte[] EMPTY = new byte[0];
  private static final int LARGE = 1 << 20;

  private Kind kind = Kind.NULL;
  private long number;
  private byte[] bytes = EMPTY;
  private int offset;
  private int length;
  private byte[] scratch = new byte[128];
  private boolean scaled;
  private boolean unwritten;
  private int scale;

  public Kind kind() {
    return kind;
  }

  public boolean isNull() {
    return kind == Kind.NULL;
  }

  public long number() {
    return number;
  }

  public double asDouble() {
    return Double.longBitsToDouble(number);
  }

  /** The array the slice points into; never change it. */
  public byte[] bytes() {
    if (unwritten) write();
    return bytes;
  }

  public int offset() {
    if (unwritten) write();
    return offset;
  }

  public int length() {
    if (unwritten) write();
    return length;
  }

  /**
   * True for a DECIMAL of at most 18 digits that is also at hand as {@link #number} divided by 10
   * to the power of {@link #scale}; its slice is only written when somebody asks for it.
   */
  public boolean scaled() {
    return scaled;
  }

  /** Digits behind the point, 0 to 18, trailing zeros included; only when {@link #scaled}. */
  public int scale() {
    return scale;
  }

  public void setNull() {
    kind = Kind.NULL;
    scaled = false;
    unwritten = false;
  }

  /** Sets one of the kinds whose value is {@link #number}. */
  public void setNumber(Kind newKind, long value) {
    setNull();
    kind = newKind;
    number = value;
  }

  public void setDouble(double value) {
    setNumber(Kind.DOUBLE, Double.doubleToRawLongBits(value));
  }

  /**
   * Sets a DECIMAL by its digits without the point.
   *
   * @param unscaled at most 18 digits
   * @param digitsBehind how many of them, 0 to 18, stand behind the point
   */
  public void setScaled(long unscaled, int digitsBehind) {
    kind = Kind.DECIMAL;
    number = unscaled;
    scale = digitsBehind;
    scaled = true;
    unwritten = true;
  }

  /** Puts the digits into the slice. */
  private void write() {
    byte[] text = scratch(Digits.LONGEST + 2);
    long size = Math.abs(number);
    int at = 0;
    if (number < 0) text[at++] = '-';
    at = Digits.write(size / Digits.power(scale), text, at);
    if (scale > 0) {
      text[at++] = '.';
      at = Digits.padded(size % Digits.power(scale), scale, text, at);
    }
    bytes = text;
    offset = 0;
    length = at;
    unwritten = false;
  }

  /** Sets one of the kinds whose value is a slice; the array is not copied. */
  public void setSlice(Kind newKind, byte[] array, int from, int size) {
    setNull();
    kind = newKind;
    bytes = array;
    offset = from;
    length = size;
  }

  /**
   * Changes what the present slice or number means, for example TEXT to DECIMAL once it was
   * checked.
   */
  public void become(Kind newKind) {
    if (unwritten) write();
    scaled = false;
    kind = newKind;
  }

  /**
   * This cell's own buffer of at least this size, to build a slice in; its content is lost on the
   * next call.
   */
  public byte[] scratch(int size) {
    if (scratch.length < size) {
      scratch = new byte[Math.max(size, Math.min(scratch.length * 2, LARGE))];
    }
    return scratch;
  }

  /** Lets go of the value and of a buffer that one large value made grow. */
  public void release() {
    setNull();
    bytes = EMPTY;
    if (scratch.length > LARGE) scratch = EMPTY;
  }

  /** Takes over kind, number and slice of another cell (the slice is shared, not copied). */
  public void set(Cell other) {
    if (other.unwritten) other.write();
    kind = other.kind;
    scaled = other.scaled;
    scale = other.scale;
    unwritten = false;
    number = other.number;
    bytes = other.bytes;
    offset = other.offset;
    length = other.length;
  }

  /** The slice as text, malformed bytes shown as U+FFFD; for messages and tests, not for rows. */
  public String sliceAsText() {
    return new String(bytes(), offset, length, StandardCharsets.UTF_8);
  }
}
