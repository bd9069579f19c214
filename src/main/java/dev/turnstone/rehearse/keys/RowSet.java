package dev.turnstone.rehearse.keys;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * Some rows of a table, one bit each. A row is a number that tells its range and its position
 * there. Thread safe.
 */
public final class RowSet {
  private static final int POSITION_BITS = 40;
  private final TreeMap<Integer, BitSet> ranges = new TreeMap<>();
  private long size;

  /** The row at this position of a range, both from 0. */
  public static long row(int range, long position) {
    return ((long) range << POSITION_BITS) | position;
  }

  static int range(long row) {
    return (int) (row >>> POSITION_BITS);
  }

  static int position(long row) {
    return Math.toIntExact(row & ((1L << POSITION_BITS) - 1));
  }

  /** True when it was not in the set. */
  public synchronized boolean add(long row) {
    BitSet bits = ranges.computeIfAbsent(range(row), r -> new BitSet());
    int position = position(row);
    if (bits.get(position)) {
      return false;
    }
    bits.set(position);
    size++;
    return true;
  }

  public synchronized void addAll(RowSet others) {
    others
        .byRange()
        .forEach((range, bits) -> bits.stream().forEach(position -> add(row(range, position))));
  }

  public synchronized boolean contains(long row) {
    BitSet bits = ranges.get(range(row));
    return bits != null && bits.get(position(row));
  }

  public synchronized long size() {
    return size;
  }

  /** How many of the rows are not in the other set. */
  public synchronized long sizeWithout(RowSet others) {
    long[] left = {0};
    ranges.forEach(
        (range, bits) ->
            bits.stream().filter(p -> !others.contains(row(range, p))).forEach(p -> left[0]++));
    return left[0];
  }

  /** Positions by range, in order. */
  public synchronized Map<Integer, BitSet> byRange() {
    Map<Integer, BitSet> copies = new TreeMap<>();
    ranges.forEach((range, bits) -> copies.put(range, (BitSet) bits.clone()));
    return copies;
  }
}
