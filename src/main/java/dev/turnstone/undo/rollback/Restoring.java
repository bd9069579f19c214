package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Key;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.TableWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Writes rows that the run changed back to what they were, chunk by chunk as the run wrote them.
 * The sink tells within the transaction what is there; where that is not what the run wrote, the
 * transaction is undone and done again without those rows.
 */
final class Restoring {
  private final UndoParts parts;
  private final TableWork work;
  private final UndoLog log;
  private final ChangedRows changed;
  private final TableWrite write;

  Restoring(UndoParts parts, TableWork work) {
    this.parts = parts;
    this.work = work;
    this.log = new UndoLog(parts, work);
    this.changed = new ChangedRows(parts.journal(), work);
    TableWrite shape = new TableWrite(work.shape(), List.of(), List.of(), WriteMode.UPSERT);
    List<String> key = work.shape().identity().map(Key::columns).orElseThrow();
    this.write = new TableWrite(work.shape(), shape.stored(), key, WriteMode.UPSERT);
  }

  void restore() {
    for (ChunkRecord chunk : changed.chunks()) {
      parts.patiently(work.name(), () -> restore(chunk));
    }
  }

  private void restore(ChunkRecord chunk) {
    int number = UndoLog.RESTORED - chunk.range().number();
    log.settle(work.name(), () -> false);
    if (log.done(number)) {
      return;
    }
    Map<Long, ChangedRows.Hashes> written = changed.hashes(chunk, RowPart.ALL);
    Map<Long, Conflict.Kind> left = new HashMap<>();
    try (RowSink sink = parts.target().openSink(parts.lease())) {
      Map<Long, Conflict.Kind> more = write(chunk, sink, written, left);
      while (!more.isEmpty()) {
        sink.rollback();
        left.putAll(more);
        more = write(chunk, sink, written, left);
      }
      commit(chunk, number, sink, left);
    }
  }

  /** Writes the rows; gives those that must be left to others and are not in the list yet. */
  private Map<Long, Conflict.Kind> write(
      ChunkRecord chunk,
      RowSink sink,
      Map<Long, ChangedRows.Hashes> written,
      Map<Long, Conflict.Kind> left) {
    PresentRows present = new PresentRows(work, written);
    RowWriter writer = sink.begin(write, present);
    List<Long> sent = new ArrayList<>();
    Set<Long> refused = new HashSet<>();
    LongConsumer refuse = ordinal -> refused.add(sent.get((int) ordinal));
    RowSink.RefusedRow told = (ordinal, reason) -> refuse.accept(ordinal);
    Cell cell = new Cell();
    changed.each(
        chunk,
        (keys, offset, length, row) -> {
          long id = ChangedRows.id(keys, offset, length);
          if (!left.containsKey(id)) {
            writer.beginRow(sent.size());
            sent.add(id);
            for (int i = 0; i < write.columns().size(); i++) {
              row.read(i, cell);
              writer.write(i, cell);
            }
            writer.endRow();
            if (writer.full()) {
              sink.flush(told);
            }
          }
        });
    sink.finish(told);
    return others(sent, present, refused);
  }

  private Map<Long, Conflict.Kind> others(List<Long> sent, PresentRows present, Set<Long> refused) {
    Map<Long, Conflict.Kind> others = new HashMap<>();
    refused.forEach(id -> others.put(id, Conflict.Kind.REFUSED));
    if (parts.onConflict() == OnConflict.KEEP) {
      present.others().forEach(id -> others.put(id, Conflict.Kind.CHANGED));
      sent.stream()
          .filter(id -> !present.seen().contains(id) && !refused.contains(id))
          .forEach(id -> others.put(id, Conflict.Kind.DELETED));
    }
    return others;
  }

  private void commit(ChunkRecord chunk, int number, RowSink sink, Map<Long, Conflict.Kind> left) {
    try (Fingerprints none = parts.journal().chunkFingerprints();
        SetAsideRows conflicts = parts.journal().setAsideRows()) {
      if (!left.isEmpty()) {
        changed.each(
            chunk,
            (keys, offset, length, row) -> {
              Conflict.Kind kind = left.get(ChangedRows.id(keys, offset, length));
              if (kind != null) {
                log.add(conflicts, number, work.key(keys, offset, length), kind);
              }
            });
      }
      long restored = chunk.counts().written().updated() - left.size();
      Tally tally = new Tally(0, restored, 0, 0, left.size());
      ChunkRange range = new ChunkRange(number, List.of(), List.of());
      ChunkRecord record = log.prepared(new UndoLog.Entry(range, tally, none, conflicts));
      sink.commit(log.marker(number));
      log.committed(record);
    }
  }
}
