package dev.turnstone.rehearse.keys;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;

/**
 * Keys of some rows as flat numbers: four for each, the key's 128-bit hash, the row, and a number
 * that goes with it. Owned by one thread.
 */
public final class Entries {
  static final int STRIDE = 4;
  private static final Hasher128 HASHER = Hashing.xxh3_128();
  private static final int FIRST = 256;
  private long[] numbers = new long[FIRST * STRIDE];
  private int length;

  /**
   * Adds the key of a row.
   *
   * @param row see {@link RowSet}
   * @param extra what goes with it
   */
  public void add(byte[] key, long row, long extra) {
    HashValue128 hash = HASHER.hashBytesTo128Bits(key, 0, key.length);
    add(hash.getMostSignificantBits(), hash.getLeastSignificantBits(), row, extra);
  }

  void add(long high, long low, long row, long extra) {
    if (length == numbers.length) {
      numbers = Arrays.copyOf(numbers, length * 2);
    }
    numbers[length] = high;
    numbers[length + 1] = low;
    numbers[length + 2] = row;
    numbers[length + 3] = extra;
    length += STRIDE;
  }

  /** A number that stands for a key where a small chance of two being the same does no harm. */
  public static long mark(byte[] key) {
    return Hashing.xxh3_64().hashBytesToLong(key, 0, key.length);
  }

  int count() {
    return length / STRIDE;
  }

  long high(int entry) {
    return numbers[entry * STRIDE];
  }

  long low(int entry) {
    return numbers[entry * STRIDE + 1];
  }

  long row(int entry) {
    return numbers[entry * STRIDE + 2];
  }

  long extra(int entry) {
    return numbers[entry * STRIDE + 3];
  }

  long[] numbers() {
    return numbers;
  }

  /** Numbers in use. */
  int length() {
    return length;
  }

  /** Room for so many more numbers; returns where they start. */
  int extend(int more) {
    int from = length;
    if (length + more > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(length + more, numbers.length * 2));
    }
    length += more;
    return from;
  }

  /** Forgets all; an array that grew large is given back. */
  public void clear() {
    length = 0;
    if (numbers.length > FIRST * STRIDE * 64) {
      numbers = new long[FIRST * STRIDE];
    }
  }
}
