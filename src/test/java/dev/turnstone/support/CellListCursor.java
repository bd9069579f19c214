package dev.turnstone.support;

import dev.turnstone.row.Cell;
import dev.turnstone.row.RowCursor;
import java.util.List;

/** A cursor over rows that a test wrote down. */
public final class CellListCursor implements RowCursor {
  private final List<List<Cell>> rows;
  private int row = -1;
  private boolean closed;

  public CellListCursor(List<List<Cell>> rows) {
    this.rows = rows;
  }

  /** A cursor that stands on its only row. */
  public static CellListCursor on(Cell... cells) {
    CellListCursor cursor = new CellListCursor(List.of(List.of(cells)));
    cursor.next();
    return cursor;
  }

  @Override
  public boolean next() {
    return ++row < rows.size();
  }

  @Override
  public void read(int column, Cell into) {
    into.set(rows.get(row).get(column));
  }

  @Override
  public void close() {
    closed = true;
  }

  public boolean closed() {
    return closed;
  }
}
