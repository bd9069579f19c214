package dev.turnstone.row;

/**
 * One of several parts into which rows are divided by their {@linkplain RowFingerprint#id ids}, so
 * that each fits into memory.
 *
 * @param number from 0
 * @param of how many there are, at least 1
 */
public record RowPart(int number, int of) {
  /** All rows. */
  public static final RowPart ALL = new RowPart(0, 1);

  /** True when the row with this id belongs into it. */
  public boolean holds(long id) {
    return of == 1 || Long.remainderUnsigned(id, of) == number;
  }
}
