package dev.turnstone.row;

/** The first rows of a cursor, which ends behind them. */
public final class FirstRows implements RowCursor {
  private final RowCursor rows;
  private long left;

  /**
   * A cursor over the first rows of another one, which it closes.
   *
   * @param most at least 0
   */
  public FirstRows(RowCursor rows, long most) {
    this.rows = rows;
    this.left = most;
  }

  @Override
  public boolean next() {
    if (left == 0) {
      return false;
    }
    left--;
    return rows.next();
  }

  @Override
  public void read(int column, Cell into) {
    rows.read(column, into);
  }

  @Override
  public boolean complete() {
    return rows.complete();
  }

  @Override
  public long withheld(int column) {
    return rows.withheld(column);
  }

  @Override
  public void close() {
    rows.close();
  }
}
