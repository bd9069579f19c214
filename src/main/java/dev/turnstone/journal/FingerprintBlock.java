package dev.turnstone.journal;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Some fingerprints in memory, one after the other: per row its hash, the length of its key and the
 * key. As a block of the journal it is the number of rows, the hashes as they are, because nothing
 * makes them shorter, and the rest compressed. Owned by one thread.
 */
final class FingerprintBlock {
  private static final int FULL = 1 << 20;

  /** The length of packed ordinals without a gap; those with one are a multiple of 8. */
  private static final int UNBROKEN = Long.BYTES + Integer.BYTES;

  private byte[] keys = new byte[1 << 16];
  private int size;
  private long[] hashes = new long[1024];
  private long[] ordinals = new long[1024];
  private int rows;

  /**
   * Adds a row.
   *
   * @param key its key in the first {@code length} bytes
   */
  void add(long ordinal, byte[] key, int length, long hash) {
    int needed = Math.addExact(size, length + Integer.BYTES);
    if (needed > keys.length) {
      keys = Arrays.copyOf(keys, Math.max(keys.length * 2, needed));
    }
    if (rows == ordinals.length) {
      ordinals = Arrays.copyOf(ordinals, rows * 2);
      hashes = Arrays.copyOf(hashes, rows * 2);
    }
    ordinals[rows] = ordinal;
    hashes[rows++] = hash;
    ByteBuffer.wrap(keys, size, length + Integer.BYTES).putInt(length).put(key, 0, length);
    size = needed;
  }

  boolean empty() {
    return rows == 0;
  }

  /** True when another row belongs into another block. */
  boolean full() {
    return size + rows * Long.BYTES >= FULL;
  }

  void clear() {
    size = 0;
    rows = 0;
  }

  /** The rows without their ordinals, for {@link #visit}. */
  byte[] compressed() {
    byte[] packed = Packed.of(keys, size);
    int before = Integer.BYTES + rows * Long.BYTES;
    ByteBuffer block = ByteBuffer.allocate(Math.addExact(before, packed.length)).putInt(rows);
    block.asLongBuffer().put(hashes, 0, rows);
    return block.position(before).put(packed).array();
  }

  /** The ordinals, for {@link #ordinals}: the first and how many where no row was left out. */
  byte[] packedOrdinals() {
    if (rows > 0 && ordinals[rows - 1] - ordinals[0] == rows - 1) {
      return ByteBuffer.allocate(UNBROKEN).putLong(ordinals[0]).putInt(rows).array();
    }
    ByteBuffer all = ByteBuffer.allocate(rows * Long.BYTES);
    all.asLongBuffer().put(ordinals, 0, rows);
    return all.array();
  }

  static long[] ordinals(byte[] packed) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    if (packed.length == UNBROKEN) {
      long first = in.getLong();
      return LongStream.range(first, first + in.getInt()).toArray();
    }
    long[] ordinals = new long[packed.length / Long.BYTES];
    in.asLongBuffer().get(ordinals);
    return ordinals;
  }

  /** Visits the rows in the order they were added. */
  static void visit(byte[] compressed, Fingerprints.Visitor visitor) {
    ByteBuffer in = ByteBuffer.wrap(compressed);
    int rows = in.getInt();
    LongBuffer hashes = in.asLongBuffer();
    byte[] keys = Packed.open(compressed, Integer.BYTES + rows * Long.BYTES);
    ByteBuffer lengths = ByteBuffer.wrap(keys);
    for (int row = 0; row < rows; row++) {
      int length = lengths.getInt();
      visitor.row(keys, lengths.position(), length, hashes.get());
      lengths.position(lengths.position() + length);
    }
  }
}
