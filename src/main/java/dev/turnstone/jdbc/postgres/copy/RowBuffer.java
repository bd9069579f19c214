package dev.turnstone.jdbc.postgres.copy;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.Arrays;

/** Encoded rows one after the other in one growing array, so that any stretch can be sent alone. */
public final class RowBuffer {
  private static final int FULL = 1 << 20;
  private static final int USUAL = FULL + FULL / 4;
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private byte[] bytes = new byte[USUAL];
  private int length;
  private int[] starts = new int[1024];
  private long[] ordinals = new long[1024];
  private int count;

  void beginRow(long ordinal) {
    if (count + 1 == starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
      ordinals = Arrays.copyOf(ordinals, ordinals.length * 2);
    }
    starts[count] = length;
    ordinals[count] = ordinal;
  }

  void endRow() {
    count++;
    starts[count] = length;
  }

  void abandonRow() {
    length = starts[count];
  }

  /** Forgets all rows; an array that one large row made grow is given back. */
  public void clear() {
    length = 0;
    count = 0;
    starts[0] = 0;
    if (bytes.length > 4 * USUAL) {
      bytes = new byte[USUAL];
    }
  }

  boolean full() {
    return length >= FULL;
  }

  /** Complete rows. */
  public int count() {
    return count;
  }

  /** The array the rows are in; never change it. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where a row starts; for {@link #count} where the last one ends. */
  public int start(int row) {
    return starts[row];
  }

  /** The row's position in its chunk. */
  public long ordinal(int row) {
    return ordinals[row];
  }

  int length() {
    return length;
  }

  /** Makes room for so many more bytes. */
  void need(long more) {
    long wanted = length + more;
    if (wanted <= bytes.length) return;
    if (wanted > LARGEST) {
      throw new EngineException.ServerRefused(
          Problem.blocker(Code.VALUE_TOO_LARGE, Location.EVERYWHERE, "2 GiB"),
          new IllegalStateException("a row of more than 2 GiB"));
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(wanted, bytes.length * 2L)));
  }

  void put1(int value) {
    need(1);
    bytes[length++] = (byte) value;
  }

  void put2(int value) {
    need(2);
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) value;
  }

  void put4(int value) {
    need(4);
    BigEndian.INTS.set(bytes, length, value);
    length += 4;
  }

  void put8(long value) {
    need(8);
    BigEndian.LONGS.set(bytes, length, value);
    length += 8;
  }

  void put(byte[] array, int from, int size) {
    need(size);
    System.arraycopy(array, from, bytes, length, size);
    length += size;
  }

  /** Overwrites four bytes written before. */
  void set4(int at, int value) {
    BigEndian.INTS.set(bytes, at, value);
  }

  /** Overwrites two bytes written before. */
  void set2(int at, int value) {
    BigEndian.SHORTS.set(bytes, at, (short) value);
  }
}
