package dev.turnstone.verify;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.turnstone.row.RowFingerprint;

/**
 * One of the parts that the rows of a table are divided into by the hash of their key, or of the
 * whole row where they have none.
 *
 * @param number from 0
 * @param of how many there are, at least 1
 */
record RowPart(long number, long of) {
  private static final Hasher64 HASHER = Hashing.xxh3_64();

  boolean holds(long id) {
    return Long.remainderUnsigned(id, of) == number;
  }

  static long id(RowFingerprint row) {
    return id(row.key(), 0, row.keyLength(), row.hash());
  }

  static long id(byte[] keys, int offset, int length, long hash) {
    return length == 0 ? hash : HASHER.hashBytesToLong(keys, offset, length);
  }
}
