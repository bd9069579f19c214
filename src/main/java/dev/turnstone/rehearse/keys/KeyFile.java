package dev.turnstone.rehearse.keys;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of all rows of a table: the first few in memory, more in a file, divided by their hash
 * into parts of which one at a time is looked at. So memory does not grow with the table until it
 * has thousands of millions of rows. Thread safe while it is filled.
 */
public final class KeyFile {
  static final int PARTS = 256;
  private static final int IN_MEMORY = 4096;
  private static final int BLOCK = 128 * Entries.STRIDE;

  private final BlockFile file;
  private final Entries few = new Entries();
  private Part @Nullable [] parts;
  private long entries;

  /** One part: full blocks in the file, the last one in memory until it is sealed. */
  private static final class Part {
    private long[] buffer = new long[BLOCK];
    private int used;
    private long[] blocks = new long[4];
    private int written;
    private int last;
  }

  public KeyFile(BlockFile file) {
    this.file = file;
  }

  /** Adds the keys of some rows. */
  public synchronized void add(Entries more) {
    entries += more.count();
    if (parts == null && few.count() + more.count() <= IN_MEMORY) {
      copy(more, few);
      return;
    }
    if (parts == null) {
      Part[] made = new Part[PARTS];
      Arrays.setAll(made, i -> new Part());
      parts = made;
      divide(few, made);
      few.clear();
    }
    divide(more, parts);
  }

  private static void copy(Entries from, Entries to) {
    int at = to.extend(from.length());
    System.arraycopy(from.numbers(), 0, to.numbers(), at, from.length());
  }

  private void divide(Entries from, Part[] into) {
    long[] numbers = from.numbers();
    for (int i = 0; i < from.length(); i += Entries.STRIDE) {
      Part part = into[part(numbers[i])];
      if (part.used == BLOCK) {
        write(part);
      }
      System.arraycopy(numbers, i, part.buffer, part.used, Entries.STRIDE);
      part.used += Entries.STRIDE;
    }
  }

  private static int part(long high) {
    return (int) (high >>> 56);
  }

  private void write(Part part) {
    if (part.written == part.blocks.length) {
      part.blocks = Arrays.copyOf(part.blocks, part.written * 2);
    }
    part.blocks[part.written++] = file.write(part.buffer, part.used);
    part.last = part.used;
    part.used = 0;
  }

  /** No more keys come: what is in memory of many of them goes to the file. */
  public synchronized void seal() {
    if (parts == null) {
      return;
    }
    for (Part part : parts) {
      if (part.used > 0) {
        write(part);
      }
      part.buffer = new long[0];
    }
  }

  public synchronized long size() {
    return entries;
  }

  /** In how many parts it is looked at. */
  synchronized int parts() {
    return parts == null ? 1 : PARTS;
  }

  /** The entries of one part of so many, 1 or {@link #PARTS}; sealed before. */
  synchronized Entries part(int wanted, int of) {
    Entries found = new Entries();
    Part[] known = parts;
    if (known == null) {
      for (int i = 0; i < few.count(); i++) {
        if (of == 1 || part(few.high(i)) == wanted) {
          found.add(few.high(i), few.low(i), few.row(i), few.extra(i));
        }
      }
      return found;
    }
    for (int i = of == 1 ? 0 : wanted; i < (of == 1 ? PARTS : wanted + 1); i++) {
      read(known[i], found);
    }
    return found;
  }

  private void read(Part part, Entries into) {
    for (int i = 0; i < part.written; i++) {
      int count = i == part.written - 1 ? part.last : BLOCK;
      int at = into.extend(count);
      file.read(part.blocks[i], into.numbers(), at, count);
    }
  }
}
