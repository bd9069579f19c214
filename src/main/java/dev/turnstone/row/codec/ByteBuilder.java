package dev.turnstone.row.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing, reused array of bytes; numbers are appended big endian. Not thread safe. */
public final class ByteBuilder {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private byte[] bytes;
  private int length;

  public ByteBuilder(int capacity) {
    bytes = new byte[capacity];
  }

  /** The array that holds the bytes; it is replaced when it grows. */
  public byte[] array() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Forgets everything behind this length. */
  public void truncate(int newLength) {
    length = newLength;
  }

  public void putByte(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  public void putInt(int value) {
    reserve(Integer.BYTES);
    INTS.set(bytes, length, value);
    length += Integer.BYTES;
  }

  public void putLong(long value) {
    reserve(Long.BYTES);
    LONGS.set(bytes, length, value);
    length += Long.BYTES;
  }

  /** Appends a byte and eight more. */
  public void put(int first, long value) {
    reserve(1 + Long.BYTES);
    bytes[length] = (byte) first;
    LONGS.set(bytes, length + 1, value);
    length += 1 + Long.BYTES;
  }

  public void put(byte[] array, int offset, int size) {
    reserve(size);
    System.arraycopy(array, offset, bytes, length, size);
    length += size;
  }

  /** Makes room, so that so many bytes can be written into {@link #array} behind the length. */
  public void reserve(int size) {
    if (bytes.length - length < size) {
      long wanted = (long) length + size;
      if (wanted > LARGEST) throw new OutOfMemoryError("more than 2 GiB in one array");
      bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(wanted, bytes.length * 2L)));
    }
  }

  /** Forgets everything, and gives back an array that grew beyond this capacity. */
  public void shrink(int capacity) {
    length = 0;
    if (bytes.length > capacity) bytes = new byte[Math.min(capacity, 512)];
  }

  /** The bytes in an array of their own. */
  public byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }
}
