package dev.turnstone.row;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.turnstone.row.codec.ByteBuilder;

/**
 * Key and hash of the last row a {@link RowProgram} wrote or read back: equal rows of a target have
 * equal fingerprints whichever way they came. Reused for every row; not thread safe.
 */
public final class RowFingerprint {
  private static final Hasher128 HASHER = Hashing.xxh3_128();
  private static final Hasher64 SHORT = Hashing.xxh3_64();
  private final ByteBuilder row = new ByteBuilder(512);
  private final ByteBuilder key = new ByteBuilder(64);
  private int[] ends = new int[16];
  private int columns;
  private long low;
  private long high;

  /**
   * The canonical bytes of the target's identity columns, in key order: the first {@link
   * #keyLength} bytes of an array that the next row overwrites.
   */
  public byte[] key() {
    return key.array();
  }

  /** 0 when the target has no identity or not all of its columns are written. */
  public int keyLength() {
    return key.length();
  }

  /** Canonical bytes of all written columns of the last row: what it weighs, for rate limits. */
  public int size() {
    return row.length();
  }

  /** The low 64 bits of the 128-bit xxh3 of the canonical bytes of all written columns. */
  public long hash() {
    return low;
  }

  /** The high 64 bits of the same. */
  public long high() {
    return high;
  }

  /** A hash of the canonical bytes of one written column of the last row, counted from 0. */
  public long columnHash(int column) {
    int from = column == 0 ? 0 : ends[column - 1];
    return SHORT.hashBytesToLong(row.array(), from, ends[column] - from);
  }

  /** One number for the row's key, or for the row itself where it has no key. */
  public long id() {
    return id(key.array(), 0, key.length(), low);
  }

  /** The {@link #id} of a row by the canonical bytes of its key, or by its hash without one. */
  public static long id(byte[] key, int offset, int length, long hash) {
    return length == 0 ? hash : id(key, offset, length);
  }

  /** The {@link #id} of a row by the canonical bytes of its key, of which there is at least one. */
  public static long id(byte[] key, int offset, int length) {
    return SHORT.hashBytesToLong(key, offset, length);
  }

  void begin(int columnCount) {
    row.truncate(0);
    key.truncate(0);
    columns = 0;
    if (ends.length < columnCount) ends = new int[columnCount];
  }

  void put(Canonical canonical, Cell cell) {
    canonical.append(cell, row);
    ends[columns++] = row.length();
  }

  /** Completes the row; {@code identity} holds positions of columns in key order. */
  void finish(int[] identity) {
    for (int column : identity) {
      int from = column == 0 ? 0 : ends[column - 1];
      key.put(row.array(), from, ends[column] - from);
    }
    HashValue128 hash = HASHER.hashBytesTo128Bits(row.array(), 0, row.length());
    low = hash.getLeastSignificantBits();
    high = hash.getMostSignificantBits();
  }
}
