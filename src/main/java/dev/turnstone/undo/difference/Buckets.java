package dev.turnstone.undo.difference;

import java.util.BitSet;

/**
 * Rows divided by the hash of their key into a fixed number of buckets, of each its rows and the
 * sum of their hashes: where two tables differ little, few buckets differ, and only the rows in
 * those need be looked at one by one. Owned by one thread.
 */
final class Buckets {
  private static final int BITS = 16;
  static final int COUNT = 1 << BITS;

  private final long[] sums = new long[COUNT];
  private final int[] rows = new int[COUNT];

  /** The bucket of a row's id. */
  static int of(long id) {
    return (int) (id >>> (Long.SIZE - BITS));
  }

  void add(long id, long hash) {
    int bucket = of(id);
    sums[bucket] += hash;
    rows[bucket]++;
  }

  /** Takes a row out that was added. */
  void remove(long id, long hash) {
    int bucket = of(id);
    sums[bucket] -= hash;
    rows[bucket]--;
  }

  void add(Buckets other) {
    for (int i = 0; i < COUNT; i++) {
      sums[i] += other.sums[i];
      rows[i] += other.rows[i];
    }
  }

  /** The buckets that do not hold the same here and there. */
  BitSet differing(Buckets other) {
    BitSet differing = new BitSet(COUNT);
    for (int i = 0; i < COUNT; i++) {
      differing.set(i, sums[i] != other.sums[i] || rows[i] != other.rows[i]);
    }
    return differing;
  }

  /** Rows in these buckets. */
  long rows(BitSet wanted) {
    return wanted.stream().mapToLong(i -> Integer.toUnsignedLong(rows[i])).sum();
  }

  /** Rows in all buckets. */
  long rows() {
    long all = 0;
    for (int count : rows) {
      all += Integer.toUnsignedLong(count);
    }
    return all;
  }

  /** The sum of all hashes modulo 2^64. */
  long digest() {
    long all = 0;
    for (long sum : sums) {
      all += sum;
    }
    return all;
  }
}
