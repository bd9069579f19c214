package dev.turnstone.row;

import java.util.Arrays;

/**
 * A bag of (row id, row hash) pairs in flat arrays, each pair once with how often it is in the bag:
 * a million rows that are all the same take the room of one. Open addressing.
 */
public final class HashBag {
  /** What taking a row out found. */
  public enum Found {
    SAME,
    OTHER,
    ABSENT
  }

  /** Slots are free, or hold a pair, which stays where it is when none of it is left. */
  private static final long FREE = -1;

  private long[] ids;
  private long[] hashes;
  private long[] counts;
  private long size;
  private int occupied;

  /** A bag that holds so many different pairs without growing. */
  public HashBag(int expected) {
    int slots = Integer.highestOneBit(Math.max(16, expected) * 2 - 1) * 2;
    ids = new long[slots];
    hashes = new long[slots];
    counts = new long[slots];
    Arrays.fill(counts, FREE);
  }

  /** Rows in the bag. */
  public long size() {
    return size;
  }

  /** Puts a pair in. */
  public void add(long id, long hash) {
    if (occupied * 4L >= ids.length * 3L) {
      grow();
    }
    put(id, hash, 1);
  }

  private void put(long id, long hash, long count) {
    int at = slot(id);
    while (counts[at] != FREE && (ids[at] != id || hashes[at] != hash)) {
      at = (at + 1) & (ids.length - 1);
    }
    if (counts[at] == FREE) {
      ids[at] = id;
      hashes[at] = hash;
      counts[at] = 0;
      occupied++;
    }
    counts[at] += count;
    size += count;
  }

  /** Takes out a row with this id, one with the same hash where there is one. */
  public Found take(long id, long hash) {
    int other = -1;
    for (int at = slot(id); counts[at] != FREE; at = (at + 1) & (ids.length - 1)) {
      if (counts[at] > 0 && ids[at] == id) {
        other = at;
        if (hashes[at] == hash) {
          break;
        }
      }
    }
    if (other < 0) {
      return Found.ABSENT;
    }
    counts[other]--;
    size--;
    return hashes[other] == hash ? Found.SAME : Found.OTHER;
  }

  private int slot(long id) {
    return (int) ((id * 0x9E3779B97F4A7C15L) >>> 32) & (ids.length - 1);
  }

  private void grow() {
    HashBag larger = new HashBag(ids.length);
    for (int i = 0; i < ids.length; i++) {
      if (counts[i] > 0) {
        larger.put(ids[i], hashes[i], counts[i]);
      }
    }
    ids = larger.ids;
    hashes = larger.hashes;
    counts = larger.counts;
    size = larger.size;
    occupied = larger.occupied;
  }
}
