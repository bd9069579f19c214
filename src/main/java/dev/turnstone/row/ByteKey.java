package dev.turnstone.row;

import java.util.Arrays;

/** Bytes as a key of a map; a probe can be pointed at other bytes so that asking makes nothing. */
final class ByteKey {
  private byte[] bytes;
  private int offset;
  private int length;
  private int hash;

  private ByteKey(byte[] bytes) {
    this.bytes = bytes;
    pointAt(bytes, 0, bytes.length);
  }

  /** A key to be kept in a map; the array must not change. */
  static ByteKey of(byte[] bytes) {
    return new ByteKey(bytes);
  }

  /** A key to ask with. */
  static ByteKey probe() {
    return new ByteKey(new byte[0]);
  }

  /** Points a probe at a slice. */
  ByteKey pointAt(byte[] array, int from, int size) {
    bytes = array;
    offset = from;
    length = size;
    int mixed = 1;
    for (int i = from; i < from + size; i++) mixed = 31 * mixed + array[i];
    hash = mixed;
    return this;
  }

  /** The bytes as an array of their own. */
  byte[] copy() {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteKey key
        && Arrays.equals(
            bytes, offset, offset + length, key.bytes, key.offset, key.offset + key.length);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
