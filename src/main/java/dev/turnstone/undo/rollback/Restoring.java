package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Key;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.Prior;
import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
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
  private final TableWrite write;

  Restoring(UndoParts parts, TableWork work) {
    this.parts = parts;
    this.work = work;
    this.log = new UndoLog(parts, work);
    TableWrite shape = new TableWrite(work.shape(), List.of(), List.of(), WriteMode.UPSERT);
    List<String> key = work.shape().identity().map(Key::columns).orElseThrow();
    this.write = new TableWrite(work.shape(), shape.stored(), key, WriteMode.UPSERT);
  }

  void restore() {
    for (ChunkRecord chunk : parts.journal().chunks(work.name())) {
      boolean changed = chunk.counts().written().updated() > 0;
      if (chunk.state() == ChunkRecord.State.DONE && changed) {
        parts.patiently(work.name(), () -> restore(chunk));
      }
    }
  }

  private void restore(ChunkRecord chunk) {
    int number = UndoLog.RESTORED - chunk.range().number();
    log.settle(work.name(), () -> false);
    if (log.done(number)) {
      return;
    }
    Map<Long, PresentRows.Hashes> written = written(chunk);
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

  /** What the rows that the run changed should be like now, by their ids. */
  private Map<Long, PresentRows.Hashes> written(ChunkRecord chunk) {
    OtherColumns columns = new OtherColumns(work);
    Map<Long, Long> others = new HashMap<>();
    each(
        chunk,
        (keys, offset, length, row) -> others.put(id(keys, offset, length), columns.hash(row)));
    Map<Long, PresentRows.Hashes> written = new HashMap<>();
    parts
        .journal()
        .fingerprints(
            chunk,
            (keys, offset, length, hash) -> {
              long id = RowFingerprint.id(keys, offset, length, hash);
              Long before = others.get(id);
              if (before != null) {
                written.put(id, new PresentRows.Hashes(hash, before));
              }
            });
    return written;
  }

  private static long id(byte[] keys, int offset, int length) {
    return RowFingerprint.id(keys, offset, length, 0);
  }

  /** Told of each row that the run changed, as it was before. */
  private interface Before {
    void row(byte[] keys, int offset, int length, RowCursor row);
  }

  private void each(ChunkRecord chunk, Before visitor) {
    parts
        .journal()
        .prior()
        .visit(
            chunk,
            new Prior.Visitor() {
              @Override
              public void changed(byte[] keys, int offset, int length, RowCursor row) {
                visitor.row(keys, offset, length, row);
              }

              @Override
              public void same(byte[] keys, int offset, int length) {}
            });
  }

  /** Writes the rows; gives those that must be left to others and are not in the list yet. */
  private Map<Long, Conflict.Kind> write(
      ChunkRecord chunk,
      RowSink sink,
      Map<Long, PresentRows.Hashes> written,
      Map<Long, Conflict.Kind> left) {
    PresentRows present = new PresentRows(work, written);
    RowWriter writer = sink.begin(write, present);
    List<Long> sent = new ArrayList<>();
    Set<Long> refused = new HashSet<>();
    LongConsumer refuse = ordinal -> refused.add(sent.get((int) ordinal));
    RowSink.RefusedRow told = (ordinal, reason) -> refuse.accept(ordinal);
    Cell cell = new Cell();
    each(
        chunk,
        (keys, offset, length, row) -> {
          long id = id(keys, offset, length);
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
        each(
            chunk,
            (keys, offset, length, row) -> {
              Conflict.Kind kind = left.get(id(keys, offset, length));
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
