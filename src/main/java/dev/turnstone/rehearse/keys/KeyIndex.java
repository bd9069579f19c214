package dev.turnstone.rehearse.keys;

/** Gives each different key of a part a small number. Open addressing; owned by one thread. */
final class KeyIndex {
  private final long[] highs;
  private final long[] lows;
  private final int[] numbers;
  private int size;

  /** Room for so many different keys. */
  KeyIndex(int most) {
    int slots = Integer.highestOneBit(Math.max(16, most) * 2 - 1) * 2;
    highs = new long[slots];
    lows = new long[slots];
    numbers = new int[slots];
  }

  /** The number of this key, from 0; a new one where it was not met before. */
  int put(long high, long low) {
    int at = slot(high, low);
    if (numbers[at] == 0) {
      highs[at] = high;
      lows[at] = low;
      numbers[at] = ++size;
    }
    return numbers[at] - 1;
  }

  /** The number of this key; -1 when it was not met. */
  int find(long high, long low) {
    return numbers[slot(high, low)] - 1;
  }

  private int slot(long high, long low) {
    int at = (int) ((low * 0x9E3779B97F4A7C15L) >>> 32) & (highs.length - 1);
    while (numbers[at] != 0 && (highs[at] != high || lows[at] != low)) {
      at = (at + 1) & (highs.length - 1);
    }
    return at;
  }
}
