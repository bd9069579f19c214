package dev.turnstone.row.codec;

import java.util.Arrays;

/**
 * Where the members of the objects still open stand in what was written, to sort those of an object
 * once it ends. Nothing is done where they came in order, as those of a jsonb value do.
 */
final class JsonMembers {
  private static final int LARGE = 1 << 20;
  private static final int FEW = 32;
  private static final int MANY = 1 << 16;

  private int[] nameFrom = new int[FEW];
  private int[] nameTo = new int[FEW];
  private int count;
  private int[] firsts = new int[16];
  private boolean[] unsorted = new boolean[16];
  private int depth;
  private final ByteBuilder before = new ByteBuilder(256);
  private Integer[] order = new Integer[FEW];

  /** Gives back what a text of very many members took. */
  void clear() {
    count = 0;
    depth = 0;
    if (nameFrom.length > MANY) {
      nameFrom = new int[FEW];
      nameTo = new int[FEW];
      order = new Integer[FEW];
    }
  }

  /** An object begins whose first member will stand behind the output. */
  void open() {
    if (depth == firsts.length) {
      firsts = Arrays.copyOf(firsts, depth * 2);
      unsorted = Arrays.copyOf(unsorted, depth * 2);
    }
    firsts[depth] = count;
    unsorted[depth++] = false;
  }

  /** A name was written from there to the end of the output. */
  void add(int from, ByteBuilder out) {
    if (count == nameFrom.length) {
      nameFrom = Arrays.copyOf(nameFrom, count * 2);
      nameTo = Arrays.copyOf(nameTo, count * 2);
    }
    nameFrom[count] = from;
    nameTo[count] = out.length();
    boolean first = count == firsts[depth - 1];
    if (!first && compareNames(count - 1, count, out.array(), 0) >= 0) unsorted[depth - 1] = true;
    count++;
  }

  /** The innermost object ends with the output: its members are put in order. */
  void close(ByteBuilder out) {
    int first = firsts[--depth];
    if (unsorted[depth]) sort(first, out);
    count = first;
  }

  private void sort(int first, ByteBuilder out) {
    int start = nameFrom[first];
    int end = out.length();
    int size = count - first;
    before.truncate(0);
    before.put(out.array(), start, end - start);
    if (order.length < size) order = new Integer[Math.max(size, order.length * 2)];
    for (int i = 0; i < size; i++) order[i] = first + i;
    Arrays.sort(order, 0, size, (a, b) -> compareNames(a, b, before.array(), start));
    out.truncate(start);
    for (int i = 0; i < size; i++) {
      int member = order[i];
      boolean repeated =
          i + 1 < size && compareNames(member, order[i + 1], before.array(), start) == 0;
      int behind = member + 1 < count ? nameFrom[member + 1] : end;
      if (!repeated) {
        out.put(before.array(), nameFrom[member] - start, behind - nameFrom[member]);
      }
    }
    before.shrink(LARGE);
  }

  /** In the order of their canonical bytes; the array begins so far into the output. */
  private int compareNames(int a, int b, byte[] array, int start) {
    return Arrays.compareUnsigned(
        array,
        nameFrom[a] - start,
        nameTo[a] - start,
        array,
        nameFrom[b] - start,
        nameTo[b] - start);
  }
}
