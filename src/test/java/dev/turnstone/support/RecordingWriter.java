package dev.turnstone.support;

import dev.turnstone.row.Cell;
import dev.turnstone.row.RowWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A writer that remembers what was written, and insists on the order of calls its contract asks
 * for.
 */
public final class RecordingWriter implements RowWriter {
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Long> ordinals = new ArrayList<>();
  private List<String> present;
  private long ordinal;

  @Override
  public void beginRow(long newOrdinal) {
    if (present != null) throw new IllegalStateException("the row before was not ended");
    present = new ArrayList<>();
    ordinal = newOrdinal;
  }

  @Override
  public void write(int column, Cell cell) {
    if (column != present.size()) throw new IllegalStateException("column " + column);
    present.add(Cells.show(cell));
  }

  @Override
  public void endRow() {
    rows.add(List.copyOf(present));
    ordinals.add(ordinal);
    present = null;
  }

  @Override
  public void abandonRow() {
    if (present == null) throw new IllegalStateException("no row to abandon");
    present = null;
  }

  @Override
  public boolean full() {
    return false;
  }

  /** The completed rows, each value as {@link Cells#show} words it. */
  public List<List<String>> rows() {
    return rows;
  }

  /** The ordinals of the completed rows. */
  public List<Long> ordinals() {
    return ordinals;
  }
}
