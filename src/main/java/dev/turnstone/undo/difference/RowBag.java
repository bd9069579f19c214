package dev.turnstone.undo.difference;

import java.util.Arrays;

/**
 * Rows of one side by id and hash, each with how often it is there and where its first is kept.
 * Open addressing in flat arrays; a million rows that are all the same take the room of one.
 */
final class RowBag {
  static final int NONE = -1;
  private static final long FREE = -1;

  private long[] ids;
  private long[] hashes;
  private long[] counts;
  private long[] places;
  private long[] orders;
  private int occupied;

  /** A bag that holds so many different rows without growing. */
  RowBag(int expected) {
    int slots = Integer.highestOneBit(Math.max(16, expected) * 2 - 1) * 2;
    ids = new long[slots];
    hashes = new long[slots];
    counts = new long[slots];
    places = new long[slots];
    orders = new long[slots];
    Arrays.fill(counts, FREE);
  }

  /**
   * Adds a row.
   *
   * @param place where it is kept
   * @param order its position among the rows of its side
   */
  void add(long id, long hash, long place, long order) {
    if (occupied * 4L >= ids.length * 3L) {
      grow();
    }
    int at = slotOf(id, hash);
    if (counts[at] == FREE) {
      put(at, id, hash, place, order);
    }
    counts[at]++;
  }

  /** The slot that holds such a row, or the free one for it. */
  private int slotOf(long id, long hash) {
    int at = slot(id);
    while (counts[at] != FREE && (ids[at] != id || hashes[at] != hash)) {
      at = (at + 1) & (ids.length - 1);
    }
    return at;
  }

  private void put(int at, long id, long hash, long place, long order) {
    ids[at] = id;
    hashes[at] = hash;
    places[at] = place;
    orders[at] = order;
    counts[at] = 0;
    occupied++;
  }

  /** Takes out a row of this id and hash; false when there is none. */
  boolean take(long id, long hash) {
    for (int at = slot(id); counts[at] != FREE; at = (at + 1) & (ids.length - 1)) {
      if (ids[at] == id && hashes[at] == hash) {
        boolean there = counts[at] > 0;
        counts[at] -= there ? 1 : 0;
        return there;
      }
    }
    return false;
  }

  /** Takes out any row of this id; gives a handle to it, or {@link #NONE}. */
  int takeAny(long id) {
    for (int at = slot(id); counts[at] != FREE; at = (at + 1) & (ids.length - 1)) {
      if (counts[at] > 0 && ids[at] == id) {
        counts[at]--;
        return at;
      }
    }
    return NONE;
  }

  /** The place of a row that {@link #takeAny} gave. */
  long place(int handle) {
    return places[handle];
  }

  /** Its position among the rows of its side. */
  long order(int handle) {
    return orders[handle];
  }

  /** Told of what is left. */
  interface Visitor {
    void row(long place, long order);
  }

  /** Visits the rows that are left, each as often as it is there. */
  void each(Visitor visitor) {
    for (int i = 0; i < ids.length; i++) {
      for (long left = counts[i]; left > 0; left--) {
        visitor.row(places[i], orders[i]);
      }
    }
  }

  private int slot(long id) {
    return (int) ((id * 0x9E3779B97F4A7C15L) >>> 32) & (ids.length - 1);
  }

  private void grow() {
    RowBag larger = new RowBag(ids.length);
    for (int i = 0; i < ids.length; i++) {
      if (counts[i] > 0) {
        int at = larger.slotOf(ids[i], hashes[i]);
        larger.put(at, ids[i], hashes[i], places[i], orders[i]);
        larger.counts[at] = counts[i];
      }
    }
    ids = larger.ids;
    hashes = larger.hashes;
    counts = larger.counts;
    places = larger.places;
    orders = larger.orders;
    occupied = larger.occupied;
  }
}
