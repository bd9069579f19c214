package dev.turnstone.undo.snapshot;

import com.github.luben.zstd.Zstd;
import dev.turnstone.row.Cell;
import dev.turnstone.row.CellBytes;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.codec.ByteBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Some rows of a table as one block: how many, the hash of each, and their cells, compressed. Owned
 * by one thread.
 */
final class RowBlock implements RowWriter {
  private static final int FULL = 1 << 20;
  private static final int LEVEL = 1;
  private final ByteBuilder cells = new ByteBuilder(FULL + (FULL >> 3));
  private long[] hashes = new long[1024];
  private int rows;
  private int begin;

  @Override
  public void beginRow(long ordinal) {
    begin = cells.length();
  }

  @Override
  public void write(int column, Cell cell) {
    CellBytes.append(cell, cells);
  }

  @Override
  public void endRow() {}

  @Override
  public void abandonRow() {
    cells.truncate(begin);
  }

  /** Takes over the hash of the row that was just written. */
  void hash(long hash) {
    if (rows == hashes.length) {
      hashes = Arrays.copyOf(hashes, rows * 2);
    }
    hashes[rows++] = hash;
  }

  @Override
  public boolean full() {
    return cells.length() + rows * Long.BYTES >= FULL;
  }

  void clear() {
    cells.shrink(4 * FULL);
    rows = 0;
  }

  /** The block's bytes: the length of what follows when it is not compressed, and that. */
  byte[] packed() {
    int size = Math.addExact(Integer.BYTES + rows * Long.BYTES, cells.length());
    ByteBuffer plain = ByteBuffer.allocate(size).putInt(rows);
    plain.asLongBuffer().put(hashes, 0, rows);
    plain.position(Integer.BYTES + rows * Long.BYTES).put(cells.array(), 0, cells.length());
    return compressed(plain.array());
  }

  static byte[] compressed(byte[] plain) {
    byte[] packed = Zstd.compress(plain, LEVEL);
    return ByteBuffer.allocate(Integer.BYTES + packed.length)
        .putInt(plain.length)
        .put(packed)
        .array();
  }

  /** What {@link #compressed} was given. */
  static byte[] plain(byte[] packed) {
    byte[] plain = new byte[ByteBuffer.wrap(packed).getInt()];
    long length =
        Zstd.decompressByteArray(
            plain, 0, plain.length, packed, Integer.BYTES, packed.length - Integer.BYTES);
    if (length != plain.length) {
      throw new IllegalStateException("a block cannot be unpacked");
    }
    return plain;
  }
}
