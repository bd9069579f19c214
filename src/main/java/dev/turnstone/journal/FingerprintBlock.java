package dev.turnstone.journal;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Some fingerprints in memory, one after the other: per row the length of its key, the key and its
 * hash. Compressed it is a block of the journal. Owned by one thread.
 */
final class FingerprintBlock {
  private static final int FULL = 1 << 20;
  private static final int BESIDE_KEY = Integer.BYTES + Long.BYTES;
  private byte[] packed = new byte[1 << 16];
  private int size;
  private long[] ordinals = new long[1024];
  private int rows;

  /**
   * Adds a row.
   *
   * @param key its key in the first {@code length} bytes
   */
  void add(long ordinal, byte[] key, int length, long hash) {
    int needed = Math.addExact(size, length + BESIDE_KEY);
    if (needed > packed.length) {
      packed = Arrays.copyOf(packed, Math.max(packed.length * 2, needed));
    }
    if (rows == ordinals.length) {
      ordinals = Arrays.copyOf(ordinals, rows * 2);
    }
    ordinals[rows++] = ordinal;
    ByteBuffer.wrap(packed, size, length + BESIDE_KEY)
        .putInt(length)
        .put(key, 0, length)
        .putLong(hash);
    size = needed;
  }

  boolean empty() {
    return rows == 0;
  }

  /** True when another row belongs into another block. */
  boolean full() {
    return size >= FULL;
  }

  void clear() {
    size = 0;
    rows = 0;
  }

  /** The rows without their ordinals, for {@link #visit}. */
  byte[] compressed() {
    return compressed(packed, size);
  }

  /**
   * The ordinals, for {@link #ordinals}: kept as differences, which take next to nothing where no
   * row was left out.
   */
  byte[] compressedOrdinals() {
    ByteBuffer differences = ByteBuffer.allocate(rows * Long.BYTES);
    long before = 0;
    for (int i = 0; i < rows; i++) {
      differences.putLong(ordinals[i] - before);
      before = ordinals[i];
    }
    return compressed(differences.array(), differences.position());
  }

  static long[] ordinals(byte[] compressed) {
    ByteBuffer differences = ByteBuffer.wrap(uncompressed(compressed));
    long[] ordinals = new long[differences.remaining() / Long.BYTES];
    long before = 0;
    for (int i = 0; i < ordinals.length; i++) {
      before += differences.getLong();
      ordinals[i] = before;
    }
    return ordinals;
  }

  /** Visits the rows in the order they were added. */
  static void visit(byte[] compressed, Fingerprints.Visitor visitor) {
    byte[] raw = uncompressed(compressed);
    ByteBuffer in = ByteBuffer.wrap(raw);
    while (in.hasRemaining()) {
      int length = in.getInt();
      int offset = in.position();
      visitor.row(raw, offset, length, in.getLong(offset + length));
      in.position(offset + length + Long.BYTES);
    }
  }

  private static byte[] compressed(byte[] raw, int size) {
    byte[] room = new byte[Math.toIntExact(Integer.BYTES + Zstd.compressBound(size))];
    ByteBuffer.wrap(room).putInt(size);
    long length =
        Zstd.compressByteArray(room, Integer.BYTES, room.length - Integer.BYTES, raw, 0, size, 1);
    if (Zstd.isError(length)) {
      throw new IllegalStateException(Zstd.getErrorName(length));
    }
    return Arrays.copyOf(room, Math.toIntExact(Integer.BYTES + length));
  }

  private static byte[] uncompressed(byte[] compressed) {
    byte[] raw = new byte[ByteBuffer.wrap(compressed).getInt()];
    long length =
        Zstd.decompressByteArray(
            raw, 0, raw.length, compressed, Integer.BYTES, compressed.length - Integer.BYTES);
    if (length != raw.length) {
      throw new IllegalStateException("a block of fingerprints cannot be unpacked");
    }
    return raw;
  }
}
