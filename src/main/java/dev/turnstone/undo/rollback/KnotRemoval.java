package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.HashBag;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.TableRead;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes the rows of tables that cannot be taken range by range, in one transaction: tables that
 * refer to themselves or to each other, of whose rows none may go before the last is looked at, and
 * tables without a key.
 */
final class KnotRemoval {
  private static final long RANGE_ROWS = 100_000;

  private final UndoParts parts;
  private final Referrers referrers;
  private final Lifting lifting;

  KnotRemoval(UndoParts parts, Referrers referrers, Lifting lifting) {
    this.parts = parts;
    this.referrers = referrers;
    this.lifting = lifting;
  }

  void remove(List<TableWork> knot, RowEraser eraser) {
    String name = knot.get(0).name();
    parts.patiently(name, () -> once(knot, eraser));
  }

  private void once(List<TableWork> knot, RowEraser eraser) {
    String first = knot.get(0).name();
    knot.forEach(work -> new UndoLog(parts, work).settle(first, () -> false));
    if (new UndoLog(parts, knot.get(0)).done(UndoLog.KNOT)) {
      return;
    }
    List<TableName> names = knot.stream().map(TableWork::table).toList();
    try {
      eraser.lock(knot.stream().map(TableWork::shape).toList());
      if (lifting.transactional()) {
        eraser.run(lifting.away(names));
      }
      Staying staying =
          new Staying(parts.target().dialect(), parts.journal(), parts.onConflict(), referrers);
      staying.work(knot, eraser.rows());
      List<ChunkRecord> records = new ArrayList<>();
      for (TableWork work : knot) {
        parts.check();
        records.add(remove(work, staying, eraser));
      }
      if (lifting.transactional()) {
        eraser.run(lifting.back(names));
      }
      eraser.commit(new UndoLog(parts, knot.get(0)).marker(UndoLog.KNOT));
      for (int i = 0; i < records.size(); i++) {
        UndoLog log = new UndoLog(parts, knot.get(i));
        log.committed(records.get(i));
        parts.meter().table(knot.get(i).name()).confirm(log.tally().removed(), 0);
      }
    } finally {
      eraser.rollback();
    }
  }

  private ChunkRecord remove(TableWork work, Staying staying, RowEraser eraser) {
    UndoLog log = new UndoLog(parts, work);
    RangeLook look = new RangeLook(work, parts.onConflict());
    Tally tally = Tally.NOTHING;
    try (Fingerprints rows = parts.journal().chunkFingerprints();
        SetAsideRows conflicts = parts.journal().setAsideRows()) {
      for (int number = 0; number < work.parts(); number++) {
        RowPart part = new RowPart(number, work.parts());
        HashBag wanted = WrittenRows.of(parts.journal(), work, part);
        RangeLook.Known known = new RangeLook.Known(part, wanted, staying.of(work.table()));
        RangeRemoval.Notes notes = new RangeRemoval.Notes(UndoLog.KNOT, rows, conflicts);
        tally = tally.plus(remove(new RangeRemoval(look, log), eraser, known, notes));
        long gone = new Leftovers(parts, work).note(part, wanted, UndoLog.KNOT, conflicts);
        tally = tally.plus(new Tally(0, 0, 0, 0, gone));
      }
      ChunkRange whole = new ChunkRange(UndoLog.KNOT, List.of(), List.of());
      return log.prepared(new UndoLog.Entry(whole, tally, rows, conflicts));
    }
  }

  private Tally remove(
      RangeRemoval removal, RowEraser eraser, RangeLook.Known known, RangeRemoval.Notes notes) {
    TableWork work = removal.work();
    if (!work.divisible()) {
      return removal.remove(eraser, ChunkRange.WHOLE, known, notes);
    }
    Tally tally = Tally.NOTHING;
    TableRead read = removal.reads();
    ChunkRange range = eraser.rows().next(read, null, RANGE_ROWS);
    tally = tally.plus(removal.remove(eraser, range, known, notes));
    while (!range.last()) {
      range = eraser.rows().next(read, range, RANGE_ROWS);
      tally = tally.plus(removal.remove(eraser, range, known, notes));
    }
    return tally;
  }
}
