package dev.turnstone.undo.difference;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The differing rows of one table, numbered: in the order of the left side's rows, those that are
 * only on the right behind them. Sorted outside of memory; any page is read without those before
 * it.
 */
final class DifferenceIndex {
  /**
   * A differing row.
   *
   * @param left place among the left side's candidates; of no meaning when it was added
   * @param right place among the right side's candidates; of no meaning when it was removed
   */
  record Entry(RowDifference.Kind kind, long left, long right) {}

  private static final int RUN_BITS = 17;
  private static final int RUN = 1 << RUN_BITS;
  private static final int KIND_BITS = 2;
  private static final long BEHIND = 1L << 42;
  private static final int ENTRY = 3 * Long.BYTES;
  private static final int READ_ENTRIES = 1024;

  private final Scratch file;
  private final List<Run> runs = new ArrayList<>();
  private long[] keys = new long[64];
  private long[] places = new long[128];
  private int pending;
  private long size;
  private long begin;

  private record Run(long at, int entries) {}

  DifferenceIndex(Scratch file) {
    this.file = file;
  }

  /**
   * Adds a row.
   *
   * @param order its position on the left; on the right when it is only there
   */
  void add(RowDifference.Kind kind, long order, long left, long right) {
    if (pending == keys.length) {
      keys = Arrays.copyOf(keys, pending * 2);
      places = Arrays.copyOf(places, pending * 4);
    }
    long behind = kind == RowDifference.Kind.ADDED ? BEHIND : 0;
    keys[pending] = (behind + order) << KIND_BITS | kind.code();
    places[2 * pending] = left;
    places[2 * pending + 1] = right;
    size++;
    if (++pending == RUN) {
      writeRun();
    }
  }

  /** By number in the low bits, a sorted key still tells where its places are. */
  private void writeRun() {
    long[] sorted = new long[pending];
    for (int i = 0; i < pending; i++) {
      sorted[i] = keys[i] << RUN_BITS | i;
    }
    Arrays.sort(sorted);
    ByteBuffer out = ByteBuffer.allocate(pending * ENTRY);
    for (long key : sorted) {
      int i = (int) (key & (RUN - 1));
      out.putLong(keys[i]).putLong(places[2 * i]).putLong(places[2 * i + 1]);
    }
    runs.add(new Run(file.append(out.flip()), pending));
    pending = 0;
  }

  /** Nothing is added any more. */
  void finish() {
    if (pending > 0) {
      writeRun();
    }
    keys = new long[0];
    places = new long[0];
    if (runs.size() == 1) {
      begin = runs.get(0).at();
    } else if (runs.size() > 1) {
      begin = merged();
    }
  }

  /** Entries are written one after the other, by nobody else meanwhile. */
  private long merged() {
    PriorityQueue<RunReader> readers =
        new PriorityQueue<>(Comparator.comparingLong(RunReader::key));
    runs.forEach(run -> readers.add(new RunReader(file, run)));
    ByteBuffer out = ByteBuffer.allocate(READ_ENTRIES * ENTRY);
    long first = -1;
    while (!readers.isEmpty()) {
      RunReader least = readers.remove();
      least.moveTo(out);
      if (least.hasMore()) {
        readers.add(least);
      }
      if (!out.hasRemaining() || readers.isEmpty()) {
        long at = file.append(out.flip());
        first = first < 0 ? at : first;
        out.clear();
      }
    }
    return first;
  }

  private static final class RunReader {
    private final Scratch file;
    private long at;
    private int left;
    private ByteBuffer read = ByteBuffer.allocate(0);

    RunReader(Scratch file, Run run) {
      this.file = file;
      this.at = run.at();
      this.left = run.entries();
      fill();
    }

    private void fill() {
      if (!read.hasRemaining() && left > 0) {
        int entries = Math.min(left, READ_ENTRIES);
        read = file.read(at, entries * ENTRY);
        at += (long) entries * ENTRY;
        left -= entries;
      }
    }

    long key() {
      return read.getLong(read.position());
    }

    boolean hasMore() {
      fill();
      return read.hasRemaining();
    }

    void moveTo(ByteBuffer out) {
      out.putLong(read.getLong()).putLong(read.getLong()).putLong(read.getLong());
    }
  }

  long size() {
    return size;
  }

  /** The entries from this number on; fewer at the end. */
  List<Entry> page(long from, int count) {
    int there = (int) Math.max(0, Math.min(count, size - from));
    List<Entry> entries = new ArrayList<>();
    if (there == 0) {
      return entries;
    }
    ByteBuffer in = file.read(begin + from * ENTRY, there * ENTRY);
    while (in.hasRemaining()) {
      RowDifference.Kind kind =
          RowDifference.Kind.of((int) (in.getLong() & ((1 << KIND_BITS) - 1)));
      entries.add(new Entry(kind, in.getLong(), in.getLong()));
    }
    return entries;
  }
}
