package dev.turnstone.journal;

import com.github.luben.zstd.Zstd;
import dev.turnstone.row.RowFingerprint;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The fingerprints of one chunk's rows in memory: per row its key bytes and 64-bit hash, in the
 * order they were written. Packed and compressed it is a blob of the journal. Owned by one thread.
 */
public final class Fingerprints {
  /** Told of each row of a block. */
  public interface Visitor {
    /**
     * One row.
     *
     * @param keys array that holds the row's key bytes, valid during the call only
     * @param hash 64-bit hash of the row's canonical values
     */
    void row(byte[] keys, int offset, int length, long hash);
  }

  private byte[] packed = new byte[1 << 16];
  private int size;
  private int rows;
  private long digest;
  private long[] ordinals = new long[1024];

  /** Adds the last row of a program. */
  public void add(long ordinal, RowFingerprint fingerprint) {
    add(ordinal, fingerprint.key(), fingerprint.keyLength(), fingerprint.hash());
  }

  void add(long ordinal, byte[] key, int length, long hash) {
    if (packed.length - size < length + 16) {
      packed = Arrays.copyOf(packed, Math.max(packed.length * 2, size + length + 16));
    }
    if (rows == ordinals.length) {
      ordinals = Arrays.copyOf(ordinals, rows * 2);
    }
    ordinals[rows] = ordinal;
    rows++;
    ByteBuffer out = ByteBuffer.wrap(packed, size, length + 12);
    out.putInt(length).put(key, 0, length).putLong(hash);
    size = out.position();
    digest += hash;
  }

  public int rows() {
    return rows;
  }

  /** Bytes that the rows take in memory. */
  public long bytes() {
    return size + (long) Long.BYTES * rows;
  }

  /** Sum of all row hashes modulo 2^64. */
  public long digest() {
    return digest;
  }

  /** Forgets all rows. */
  public void clear() {
    size = 0;
    rows = 0;
    digest = 0;
  }

  /** Takes out the rows with these ordinals, which the target refused. */
  public void remove(BitSet refused) {
    if (refused.isEmpty()) {
      return;
    }
    Fingerprints kept = new Fingerprints();
    int[] row = {0};
    visit(
        packed,
        size,
        (keys, offset, length, hash) -> {
          long ordinal = ordinals[row[0]++];
          if (!refused.get(Math.toIntExact(ordinal))) {
            kept.add(ordinal, Arrays.copyOfRange(keys, offset, offset + length), length, hash);
          }
        });
    packed = kept.packed;
    size = kept.size;
    rows = kept.rows;
    digest = kept.digest;
    ordinals = kept.ordinals;
  }

  /** The rows as a compressed block. */
  public byte[] block() {
    byte[] raw = Arrays.copyOf(packed, size);
    byte[] compressed = Zstd.compress(raw, 1);
    return ByteBuffer.allocate(4 + compressed.length).putInt(size).put(compressed).array();
  }

  /** Visits the rows of a block made by {@link #block}. */
  public static void visit(byte[] block, Visitor visitor) {
    int size = ByteBuffer.wrap(block).getInt();
    byte[] raw = Zstd.decompress(Arrays.copyOfRange(block, 4, block.length), size);
    visit(raw, size, visitor);
  }

  private static void visit(byte[] raw, int size, Visitor visitor) {
    ByteBuffer in = ByteBuffer.wrap(raw, 0, size);
    while (in.hasRemaining()) {
      int length = in.getInt();
      int offset = in.position();
      visitor.row(raw, offset, length, in.getLong(offset + length));
      in.position(offset + length + 8);
    }
  }
}
