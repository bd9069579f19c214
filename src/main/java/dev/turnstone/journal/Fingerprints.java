package dev.turnstone.journal;

import dev.turnstone.row.RowFingerprint;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.Supplier;

/**
 * The fingerprints of one chunk's rows until it is prepared: per row its key bytes and 64-bit hash,
 * in the order they were written. They are packed into blocks of about a megabyte, all but the last
 * of which wait in a file: however many rows there are, they take little memory. Owned by one
 * thread.
 */
public final class Fingerprints implements AutoCloseable {
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

  private final Supplier<Spool> room;
  private final FingerprintBlock last = new FingerprintBlock();
  private Spool full;
  private long rows;
  private long digest;

  Fingerprints(Supplier<Spool> room) {
    this.room = room;
    this.full = room.get();
  }

  /**
   * Adds the last row of a program.
   *
   * @param ordinal the row's position in its chunk, larger than those before
   */
  public void add(long ordinal, RowFingerprint fingerprint) {
    add(ordinal, fingerprint.key(), fingerprint.keyLength(), fingerprint.hash());
  }

  void add(long ordinal, byte[] key, int length, long hash) {
    if (last.full()) {
      setDown();
    }
    last.add(ordinal, key, length, hash);
    rows++;
    digest += hash;
  }

  /** Puts the last block with those before it. */
  private void setDown() {
    full.add(
        out -> {
          Spool.bytes(out, last.compressed());
          Spool.bytes(out, last.packedOrdinals());
        });
    last.clear();
  }

  /** Rows added and not taken out again. */
  public long rows() {
    return rows;
  }

  /** Sum of all row hashes modulo 2^64. */
  public long digest() {
    return digest;
  }

  /** Forgets all rows. */
  public void clear() {
    full.clear();
    last.clear();
    rows = 0;
    digest = 0;
  }

  /**
   * Takes out the rows with these ordinals, which the target refused.
   *
   * @param refused ascending
   */
  public void remove(PrimitiveIterator.OfLong refused) {
    if (!refused.hasNext()) {
      return;
    }
    setDown();
    rows = 0;
    digest = 0;
    try (Spool all = full) {
      full = room.get();
      Refused ordinals = new Refused(refused);
      DataInputStream in = all.read();
      for (long left = all.records(); left > 0; left--) {
        keep(Spool.bytes(in), FingerprintBlock.ordinals(Spool.bytes(in)), ordinals);
      }
    } catch (IOException e) {
      throw Spool.full(e);
    }
  }

  private void keep(byte[] block, long[] ordinals, Refused refused) {
    int[] row = {0};
    FingerprintBlock.visit(
        block,
        (keys, offset, length, hash) -> {
          long ordinal = ordinals[row[0]++];
          if (!refused.has(ordinal)) {
            add(ordinal, Arrays.copyOfRange(keys, offset, offset + length), length, hash);
          }
        });
  }

  /** Asked of ascending ordinals. */
  private static final class Refused {
    private final PrimitiveIterator.OfLong ordinals;
    private long next = -1;

    Refused(PrimitiveIterator.OfLong ordinals) {
      this.ordinals = ordinals;
    }

    boolean has(long ordinal) {
      while (next < ordinal && ordinals.hasNext()) {
        next = ordinals.nextLong();
      }
      return next == ordinal;
    }
  }

  /** The rows as compressed blocks in their order, each but the last read when it is asked for. */
  Iterable<byte[]> blocks() {
    byte[] tail = last.empty() ? new byte[0] : last.compressed();
    return () -> new Blocks(tail);
  }

  private final class Blocks implements Iterator<byte[]> {
    private final DataInputStream in = full.read();
    private long left = full.records();
    private byte[] tail;

    Blocks(byte[] tail) {
      this.tail = tail;
    }

    @Override
    public boolean hasNext() {
      return left > 0 || tail.length > 0;
    }

    @Override
    public byte[] next() {
      if (left > 0) {
        left--;
        try {
          byte[] block = Spool.bytes(in);
          byte[] unused = Spool.bytes(in);
          return block;
        } catch (IOException e) {
          throw Spool.full(e);
        }
      }
      if (tail.length == 0) {
        throw new NoSuchElementException();
      }
      byte[] block = tail;
      tail = new byte[0];
      return block;
    }
  }

  @Override
  public void close() {
    full.close();
  }
}
