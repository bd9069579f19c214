package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.HashBag;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes a table's rows range by range in the target's own order, each range with its marker in
 * one transaction. A killed undo goes on behind the last range that was committed.
 */
final class ChunkRemoval {
  private final UndoParts parts;
  private final Referrers referrers;
  private final Lifting lifting;
  private final long chunkRows;

  ChunkRemoval(UndoParts parts, Referrers referrers, Lifting lifting, long chunkRows) {
    this.parts = parts;
    this.referrers = referrers;
    this.lifting = lifting;
    this.chunkRows = chunkRows;
  }

  void remove(TableWork work, RowEraser eraser) {
    UndoLog log = new UndoLog(parts, work);
    int count = count(work);
    for (int number = 0; number < count; number++) {
      RowPart part = new RowPart(number, count);
      parts.patiently(work.name(), () -> remove(work, log, part, eraser));
    }
  }

  /** As many parts as when it was begun, whatever the memory of this process. */
  private int count(TableWork work) {
    String note = "undo parts of " + work.name();
    Optional<String> known = parts.journal().note(note);
    if (known.isEmpty()) {
      parts.journal().note(note, Integer.toString(work.parts()));
    }
    return known.map(Integer::parseInt).orElse(work.parts());
  }

  private void remove(TableWork work, UndoLog log, RowPart part, RowEraser eraser) {
    log.settle(work.name(), () -> false);
    if (log.done(UndoLog.end(part).number())) {
      return;
    }
    HashBag wanted = WrittenRows.of(parts.journal(), work, part);
    RangeLook look = new RangeLook(work, parts.onConflict());
    Optional<ChunkRange> before = log.last(part);
    while (before.isEmpty() || !before.get().last()) {
      parts.check();
      ChunkRange range = next(look, part, before);
      chunk(look, log, range, new Bag(part, wanted), eraser);
      before = Optional.of(range);
    }
    end(work, log, part, wanted);
  }

  private record Bag(RowPart part, HashBag wanted) {}

  private ChunkRange next(RangeLook look, RowPart part, Optional<ChunkRange> before) {
    TableRead read = look.program().reads();
    try (Snapshot snapshot = parts.target().snapshot(1)) {
      ChunkRange next = snapshot.readers().get(0).next(read, before.orElse(null), chunkRows);
      return UndoLog.numbered(part, next, before);
    }
  }

  private void chunk(RangeLook look, UndoLog log, ChunkRange range, Bag bag, RowEraser eraser) {
    TableName table = look.work().table();
    boolean lift = lifting.transactional() && lifting.needed(table);
    try (Fingerprints rows = parts.journal().chunkFingerprints();
        SetAsideRows conflicts = parts.journal().setAsideRows()) {
      eraser.lock(look.program().reads(), range);
      if (lift) {
        eraser.run(lifting.away(List.of(table)));
      }
      Set<Long> referred = referrers.referred(eraser.rows(), look.work(), range, r -> true);
      RangeLook.Known known = new RangeLook.Known(bag.part(), bag.wanted(), referred);
      RangeRemoval.Notes notes = new RangeRemoval.Notes(range.number(), rows, conflicts);
      Tally tally = new RangeRemoval(look, log).remove(eraser, range, known, notes);
      if (lift) {
        eraser.run(lifting.back(List.of(table)));
      }
      ChunkRecord record = log.prepared(new UndoLog.Entry(range, tally, rows, conflicts));
      eraser.commit(log.marker(range.number()));
      log.committed(record);
      parts.meter().table(look.work().name()).confirm(tally.removed(), 0);
    } finally {
      eraser.rollback();
    }
  }

  /** Rows of the run that are nowhere any more are known once every range was looked at. */
  private void end(TableWork work, UndoLog log, RowPart part, HashBag wanted) {
    try (Fingerprints rows = parts.journal().chunkFingerprints();
        SetAsideRows conflicts = parts.journal().setAsideRows()) {
      ChunkRange end = UndoLog.end(part);
      long gone = new Leftovers(parts, work).note(part, wanted, end.number(), conflicts);
      Tally tally = new Tally(0, 0, 0, 0, gone);
      log.committed(log.prepared(new UndoLog.Entry(end, tally, rows, conflicts)));
    }
  }
}
