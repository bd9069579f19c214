package dev.turnstone.rehearse;

import java.util.Arrays;

/** Numbers that leave in the order they came. Owned by one thread. */
final class LongQueue {
  private long[] numbers = new long[64];
  private int first;
  private int size;

  void add(long number) {
    if (size == numbers.length) {
      long[] larger = Arrays.copyOf(numbers, size * 2);
      System.arraycopy(numbers, first, larger, 0, size - first);
      System.arraycopy(numbers, 0, larger, size - first, first);
      first = 0;
      numbers = larger;
    }
    numbers[(first + size++) % numbers.length] = number;
  }

  long remove() {
    if (size == 0) {
      throw new IllegalStateException("nothing is left");
    }
    long number = numbers[first];
    first = (first + 1) % numbers.length;
    size--;
    return number;
  }

  void clear() {
    first = 0;
    size = 0;
  }
}
