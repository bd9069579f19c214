package dev.turnstone.undo.difference;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one side that may differ, in a temporary file, divided by their ids into parts that each
 * fit into memory. Written by one thread, then read.
 */
final class Candidates {
  private static final int ALL_BLOCKS = 8 << 20;
  private static final int SMALLEST_BLOCK = 1 << 13;
  private static final int LARGEST_BLOCK = 1 << 18;
  private static final int HEAD = 3 * Long.BYTES + Integer.BYTES;

  private final Scratch file;
  private final List<Part> parts = new ArrayList<>();
  private final int blockBytes;
  private long rows;

  /** Told of each row of a part. */
  interface Visitor {
    /**
     * A row.
     *
     * @param at its place in the file, for {@link Candidates#at}
     * @param order its position among the rows of its side that were added
     */
    void row(long at, long id, long hash, long order);
  }

  private record Block(long at, int length) {}

  private static final class Part {
    final List<Block> blocks = new ArrayList<>();
    ByteBuffer open = ByteBuffer.allocate(0);
  }

  Candidates(Scratch file, int parts) {
    this.file = file;
    this.blockBytes = Math.min(LARGEST_BLOCK, Math.max(SMALLEST_BLOCK, ALL_BLOCKS / parts));
    for (int i = 0; i < parts; i++) {
      this.parts.add(new Part());
    }
  }

  void add(long id, long hash, byte[] locator) {
    Part part = parts.get((int) Long.remainderUnsigned(id, parts.size()));
    int needed = HEAD + locator.length;
    if (part.open.remaining() < needed) {
      write(part);
      part.open = ByteBuffer.allocate(Math.max(blockBytes, needed));
    }
    part.open.putLong(id).putLong(hash).putLong(rows++).putInt(locator.length).put(locator);
  }

  /** Nothing is added any more. */
  void finish() {
    for (Part part : parts) {
      write(part);
      part.open = ByteBuffer.allocate(0);
    }
  }

  private void write(Part part) {
    int length = part.open.position();
    if (length > 0) {
      part.blocks.add(new Block(file.append(part.open.flip()), length));
    }
  }

  /** Visits the rows of a part, in the order they were added. */
  void each(int part, Visitor visitor) {
    for (Block block : parts.get(part).blocks) {
      ByteBuffer in = file.read(block.at(), block.length());
      while (in.hasRemaining()) {
        long at = block.at() + in.position();
        long id = in.getLong();
        long hash = in.getLong();
        long order = in.getLong();
        int length = in.getInt();
        visitor.row(at, id, hash, order);
        in.position(in.position() + length);
      }
    }
  }

  /** The row at a place. */
  static RowSide.Wanted at(Scratch file, long at) {
    ByteBuffer head = file.read(at, HEAD);
    long id = head.getLong();
    long hash = head.getLong();
    head.getLong();
    byte[] locator = file.read(at + HEAD, head.getInt()).array();
    return new RowSide.Wanted(id, hash, locator);
  }
}
