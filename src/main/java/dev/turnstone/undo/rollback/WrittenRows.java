package dev.turnstone.undo.rollback;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.Prior;
import dev.turnstone.row.HashBag;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowPart;

/** The rows a run left in a table, by the fingerprints its journal kept of them. */
final class WrittenRows {
  private WrittenRows() {}

  /** The rows of a part that undo has still to find. */
  static HashBag of(Journal journal, TableWork work, RowPart part) {
    HashBag rows = new HashBag((int) (work.rows() / part.of() + 16));
    journal.fingerprints(
        work.name(),
        (keys, offset, length, hash) -> {
          long id = RowFingerprint.id(keys, offset, length, hash);
          if (part.holds(id)) {
            rows.add(id, hash);
          }
        });
    Fingerprints.Visitor taken =
        (keys, offset, length, hash) -> {
          long id = RowFingerprint.id(keys, offset, length, hash);
          if (part.holds(id)) {
            HashBag.Found unused = rows.take(id, hash);
          }
        };
    journal.removed(work.name(), taken);
    takeFound(journal, work, part, rows);
    journal.fingerprints(UndoLog.nameOf(work.name()), taken);
    return rows;
  }

  /** Rows that the run found in the table are none that it added. */
  private static void takeFound(Journal journal, TableWork work, RowPart part, HashBag rows) {
    if (work.onlyAdded()) {
      return;
    }
    for (ChunkRecord chunk : journal.chunks(work.name())) {
      if (chunk.state() == ChunkRecord.State.DONE) {
        journal.prior().visit(chunk, new Taking(part, rows));
      }
    }
  }

  /** Takes rows out of a bag by their keys, whatever their hash. */
  private record Taking(RowPart part, HashBag rows) implements Prior.Visitor {
    @Override
    public void changed(byte[] keys, int offset, int length, RowCursor row) {
      same(keys, offset, length);
    }

    @Override
    public void same(byte[] keys, int offset, int length) {
      long id = RowFingerprint.id(keys, offset, length, 0);
      if (part.holds(id)) {
        HashBag.Found unused = rows.take(id, 0);
      }
    }
  }

  /** Visits the rows that are left in the bag, each as often as it is in it. */
  static void left(
      Journal journal, TableWork work, HashBag bag, RowPart part, Fingerprints.Visitor visitor) {
    if (bag.size() == 0) {
      return;
    }
    journal.fingerprints(
        work.name(),
        (keys, offset, length, hash) -> {
          long id = RowFingerprint.id(keys, offset, length, hash);
          if (part.holds(id) && bag.size() > 0 && bag.take(id, hash) == HashBag.Found.SAME) {
            visitor.row(keys, offset, length, hash);
          }
        });
  }
}
