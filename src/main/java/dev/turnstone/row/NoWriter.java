package dev.turnstone.row;

/** A writer that writes nothing, for rows that are only read back. */
public final class NoWriter implements RowWriter {
  @Override
  public void beginRow(long ordinal) {}

  @Override
  public void write(int column, Cell cell) {}

  @Override
  public void endRow() {}

  @Override
  public void abandonRow() {}

  @Override
  public boolean full() {
    return false;
  }
}
