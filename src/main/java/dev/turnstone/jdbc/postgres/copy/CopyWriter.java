package dev.turnstone.jdbc.postgres.copy;

import dev.turnstone.row.Cell;
import dev.turnstone.row.RowWriter;
import java.util.List;

/**
 * Rows being encoded for COPY FROM STDIN, in one of its formats: into one buffer while the other is
 * on its way.
 */
public abstract sealed class CopyWriter implements RowWriter
    permits BinaryRowWriter, TextRowWriter {
  RowBuffer buffer = new RowBuffer();
  private RowBuffer other = new RowBuffer();
  private final List<String> names;
  private int next;

  CopyWriter(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** The complete rows so far; the rows to come go to the other buffer, which is emptied. */
  public final RowBuffer exchange() {
    RowBuffer full = buffer;
    buffer = other;
    other = full;
    buffer.clear();
    return full;
  }

  /** Forgets all rows. */
  public final void clear() {
    buffer.clear();
    other.clear();
  }

  /** What stands in COPY's FORMAT option. */
  public abstract String format();

  /** What comes before the rows of every COPY. */
  public abstract byte[] header();

  /** What comes behind them. */
  public abstract byte[] trailer();

  abstract void started(int columns);

  abstract void encode(int column, Cell cell);

  abstract void ended();

  @Override
  public final void beginRow(long ordinal) {
    buffer.beginRow(ordinal);
    next = 0;
    started(names.size());
  }

  @Override
  public final void write(int column, Cell cell) {
    if (column != next) {
      throw new IllegalStateException("column " + column + " out of turn, expected " + next);
    }
    next++;
    encode(column, cell);
  }

  @Override
  public final void endRow() {
    if (next != names.size()) {
      throw new IllegalStateException("a row of " + next + " columns, expected " + names.size());
    }
    ended();
    buffer.endRow();
  }

  @Override
  public final void abandonRow() {
    buffer.abandonRow();
  }

  @Override
  public final boolean full() {
    return buffer.full();
  }

  /** The conversions let a value through that its column cannot take. */
  final IllegalStateException misfit(int column, Cell cell) {
    return new IllegalStateException(
        "a value of kind " + cell.kind() + " does not fit the column " + names.get(column));
  }
}
