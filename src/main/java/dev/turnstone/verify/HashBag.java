package dev.turnstone.verify;

/**
 * A bag of (row id, row hash) pairs in flat arrays; the same id may be in it more than once. Open
 * addressing.
 */
final class HashBag {
  /** What taking a row out found. */
  enum Found {
    SAME,
    OTHER,
    ABSENT
  }

  private static final byte FREE = 0;
  private static final byte USED = 1;
  private static final byte TAKEN = 2;
  private long[] ids;
  private long[] hashes;
  private byte[] states;
  private int size;
  private int occupied;

  HashBag(int expected) {
    int capacity = Integer.highestOneBit(Math.max(16, expected) * 2 - 1) * 2;
    ids = new long[capacity];
    hashes = new long[capacity];
    states = new byte[capacity];
  }

  int size() {
    return size;
  }

  void add(long id, long hash) {
    if (occupied * 4L >= ids.length * 3L) {
      grow();
    }
    int at = slot(id);
    while (states[at] != FREE) {
      at = (at + 1) & (ids.length - 1);
    }
    ids[at] = id;
    hashes[at] = hash;
    states[at] = USED;
    size++;
    occupied++;
  }

  /** Takes out a row with this id, one with the same hash where there is one. */
  Found take(long id, long hash) {
    int other = -1;
    for (int at = slot(id); states[at] != FREE; at = (at + 1) & (ids.length - 1)) {
      if (states[at] == USED && ids[at] == id) {
        other = at;
        if (hashes[at] == hash) {
          break;
        }
      }
    }
    if (other < 0) {
      return Found.ABSENT;
    }
    states[other] = TAKEN;
    size--;
    return hashes[other] == hash ? Found.SAME : Found.OTHER;
  }

  private int slot(long id) {
    return (int) ((id * 0x9E3779B97F4A7C15L) >>> 32) & (ids.length - 1);
  }

  private void grow() {
    HashBag larger = new HashBag(ids.length * 2);
    for (int i = 0; i < ids.length; i++) {
      if (states[i] == USED) {
        larger.add(ids[i], hashes[i]);
      }
    }
    ids = larger.ids;
    hashes = larger.hashes;
    states = larger.states;
    size = larger.size;
    occupied = larger.occupied;
  }
}
