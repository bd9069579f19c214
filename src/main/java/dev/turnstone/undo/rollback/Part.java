package dev.turnstone.undo.rollback;

/** One of several parts into which rows are divided by their ids, so that each fits into memory. */
record Part(int number, int of) {
  /** All rows. */
  static final Part ALL = new Part(0, 1);

  boolean holds(long id) {
    return of == 1 || Long.remainderUnsigned(id, of) == number;
  }
}
