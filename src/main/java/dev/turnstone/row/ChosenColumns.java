package dev.turnstone.row;

/**
 * Some columns of the row that another cursor stands on, in an order of their own; closing it
 * closes nothing. Cheap to make for each row.
 */
public final class ChosenColumns implements RowCursor {
  private final RowCursor row;
  private final int[] positions;

  /**
   * A view of one row.
   *
   * @param positions of the columns in the row; -1: the row has none, so that it is NULL
   */
  public ChosenColumns(RowCursor row, int[] positions) {
    this.row = row;
    this.positions = positions;
  }

  @Override
  public boolean next() {
    return false;
  }

  @Override
  public void read(int column, Cell into) {
    if (positions[column] < 0) {
      into.setNull();
    } else {
      row.read(positions[column], into);
    }
  }

  @Override
  public boolean complete() {
    return row.complete();
  }

  @Override
  public long withheld(int column) {
    return positions[column] < 0 ? 0 : row.withheld(positions[column]);
  }

  @Override
  public void close() {}
}
