package dev.turnstone.journal;

import dev.turnstone.row.Cell;
import dev.turnstone.row.CellBytes;
import dev.turnstone.row.RowCursor;
import java.util.Arrays;

/** Stands on one row of the journal as the target held it; there is no next one. */
final class KeptRow implements RowCursor {
  private final Cell skipped = new Cell();
  private byte[] bytes = new byte[0];
  private int[] starts = new int[16];
  private int columns;

  /**
   * Stands on the row that begins here.
   *
   * @return where it ends
   */
  int stand(byte[] block, int at, int count) {
    bytes = block;
    columns = count;
    if (starts.length < count) {
      starts = Arrays.copyOf(starts, count);
    }
    int next = at;
    for (int i = 0; i < count; i++) {
      starts[i] = next;
      next = CellBytes.read(block, next, skipped);
    }
    return next;
  }

  @Override
  public boolean next() {
    return false;
  }

  @Override
  public void read(int column, Cell into) {
    if (column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException(column);
    }
    int unused = CellBytes.read(bytes, starts[column], into);
  }

  @Override
  public void close() {}
}
