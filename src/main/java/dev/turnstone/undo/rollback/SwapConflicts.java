package dev.turnstone.undo.rollback;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.HashBag;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import java.util.Map;
import java.util.Set;

/** The rows of a replaced table that others changed, added or deleted since, one by one. */
final class SwapConflicts {
  private final UndoParts parts;
  private final TableWork work;

  SwapConflicts(UndoParts parts, TableWork work) {
    this.parts = parts;
    this.work = work;
  }

  /** Told of each of them. */
  interface Found {
    void row(Map<String, String> key, Conflict.Kind kind);
  }

  /** Notes them in the journal in place of what was noted before; returns how many there are. */
  long note() {
    UndoLog log = new UndoLog(parts, work);
    long[] count = new long[1];
    try (Fingerprints none = parts.journal().chunkFingerprints();
        SetAsideRows conflicts = parts.journal().setAsideRows();
        Snapshot snapshot = parts.target().snapshot(1)) {
      look(
          snapshot.readers().get(0),
          (key, kind) -> {
            count[0]++;
            log.add(conflicts, UndoLog.LEFT_THERE, key, kind);
          });
      Tally tally = new Tally(0, 0, 0, 0, count[0]);
      ChunkRange range = UndoLog.range(UndoLog.LEFT_THERE);
      ChunkRecord record = log.prepared(new UndoLog.Entry(range, tally, none, conflicts));
      log.committed(record);
    }
    return count[0];
  }

  /** Looks at every row of the table. */
  void look(RowSource rows, Found found) {
    RangeLook look = new RangeLook(work, OnConflict.KEEP);
    int count = work.parts();
    for (int number = 0; number < count; number++) {
      RowPart part = new RowPart(number, count);
      HashBag wanted = WrittenRows.of(parts.journal(), work, part);
      look.look(
          rows,
          ChunkRange.WHOLE,
          new RangeLook.Known(part, wanted, Set.of()),
          (fate, row) -> {
            if (fate == RangeLook.Fate.CHANGED) {
              found.row(row.program().key(row.cursor()), Conflict.Kind.CHANGED);
            } else if (fate == RangeLook.Fate.FOREIGN) {
              found.row(row.program().key(row.cursor()), Conflict.Kind.ADDED);
            }
          });
      WrittenRows.left(
          parts.journal(),
          work,
          wanted,
          part,
          (keys, offset, length, hash) ->
              found.row(work.key(keys, offset, length), Conflict.Kind.DELETED));
    }
  }
}
