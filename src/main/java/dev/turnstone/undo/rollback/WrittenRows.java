package dev.turnstone.undo.rollback;

import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.Journal;
import dev.turnstone.row.HashBag;

/** The rows a run left in a table, by the fingerprints its journal kept of them. */
final class WrittenRows {
  private WrittenRows() {}

  /** The rows of a part that undo has still to find. */
  static HashBag of(Journal journal, TableWork work, Part part) {
    HashBag rows = new HashBag((int) (work.rows() / part.of() + 16));
    journal.fingerprints(
        work.name(),
        (keys, offset, length, hash) -> {
          long id = TableWork.id(keys, offset, length, hash);
          if (part.holds(id)) {
            rows.add(id, hash);
          }
        });
    Fingerprints.Visitor taken =
        (keys, offset, length, hash) -> {
          long id = TableWork.id(keys, offset, length, hash);
          if (part.holds(id)) {
            HashBag.Found unused = rows.take(id, hash);
          }
        };
    journal.removed(work.name(), taken);
    journal.fingerprints(UndoLog.nameOf(work.name()), taken);
    return rows;
  }

  /** Visits the rows that are left in the bag, each as often as it is in it. */
  static void left(
      Journal journal, TableWork work, HashBag bag, Part part, Fingerprints.Visitor visitor) {
    if (bag.size() == 0) {
      return;
    }
    journal.fingerprints(
        work.name(),
        (keys, offset, length, hash) -> {
          long id = TableWork.id(keys, offset, length, hash);
          if (part.holds(id) && bag.size() > 0 && bag.take(id, hash) == HashBag.Found.SAME) {
            visitor.row(keys, offset, length, hash);
          }
        });
  }
}
