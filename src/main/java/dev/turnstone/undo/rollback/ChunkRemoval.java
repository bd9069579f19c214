package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.HashBag;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import dev.turnstone.undo.rollback.Referrers.Reference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes a table's rows range by range in the target's own order, each range with its marker in
 * one transaction. A killed undo goes on behind the last range that was committed.
 */
final class ChunkRemoval {
  private final UndoParts parts;
  private final Referrers referrers;
  private final Lifting lifting;
  private final FewLeft left;

  ChunkRemoval(UndoParts parts, Referrers referrers, Lifting lifting, FewLeft left) {
    this.parts = parts;
    this.referrers = referrers;
    this.lifting = lifting;
    this.left = left;
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
      RowSource rows = snapshot.readers().get(0);
      boolean once = part.equals(RowPart.ALL) && before.isEmpty() && atOnce(look.work(), rows);
      ChunkRange next =
          once ? ChunkRange.WHOLE : rows.next(read, before.orElse(null), left.chunkRows());
      return UndoLog.numbered(part, next, before);
    }
  }

  /**
   * SQLite gives an emptied table up as a whole, where each row of a range is taken out of every
   * index; few rows that stay are put back.
   */
  private boolean atOnce(TableWork work, RowSource rows) {
    if (parts.target().dialect().vendor() != Vendor.SQLITE) {
      return false;
    }
    TableRead every = new TableRead(work.shape(), work.program().reads().columns());
    return work.onlyAdded()
        && left.large(work)
        && left.in(referrersOf(work.table()))
        && left.few(rows.count(every) - work.rows());
  }

  private void chunk(RangeLook look, UndoLog log, ChunkRange range, Bag bag, RowEraser eraser) {
    TableName table = look.work().table();
    boolean lift = lifting.transactional() && lifting.needed(table);
    try (Fingerprints rows = parts.journal().chunkFingerprints();
        SetAsideRows conflicts = parts.journal().setAsideRows()) {
      List<Table> referring = lock(look, range, eraser);
      run(eraser, lift ? lifting.away(List.of(table)) : List.of());
      run(eraser, lifting.keysAway(referring));
      Set<Long> referred = referrers.referred(eraser.rows(), look.work(), range, r -> true);
      RangeLook.Known known = new RangeLook.Known(bag.part(), bag.wanted(), referred);
      RangeRemoval.Notes notes = new RangeRemoval.Notes(range.number(), rows, conflicts);
      Tally tally = new RangeRemoval(look, log).remove(eraser, range, known, notes);
      run(eraser, lifting.keysBack(referring));
      run(eraser, lift ? lifting.back(List.of(table)) : List.of());
      ChunkRecord record = log.prepared(new UndoLog.Entry(range, tally, rows, conflicts));
      eraser.commit(log.marker(range.number()));
      log.committed(record);
      parts.meter().table(look.work().name()).confirm(tally.removed(), 0);
    } finally {
      eraser.rollback();
    }
  }

  private static void run(RowEraser eraser, List<String> statements) {
    if (!statements.isEmpty()) {
      eraser.run(statements);
    }
  }

  /** Returns the tables whose foreign keys may be away until the transaction ends. */
  private List<Table> lock(RangeLook look, ChunkRange range, RowEraser eraser) {
    List<Table> referring = referring(look.work());
    if (!referring.isEmpty() && eraser.lockAtOnce(look.work().shape(), referring)) {
      return referring;
    }
    eraser.lock(look.program().reads(), range);
    return List.of();
  }

  /**
   * Tables whose foreign keys had better be away, because each row that goes would be looked up in
   * each of them. Few rows of theirs are left, so that proving the keys again is quick.
   */
  private List<Table> referring(TableWork work) {
    Set<TableName> from = referrersOf(work.table());
    boolean light = left.large(work) && left.in(from);
    return light
        ? lifting.referring(work.table()).stream().filter(t -> from.contains(t.name())).toList()
        : List.of();
  }

  private Set<TableName> referrersOf(TableName table) {
    return referrers.to(table).stream().map(Reference::from).collect(Collectors.toSet());
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
