package dev.turnstone.undo.rollback;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.Prior;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of one table that the run changed, chunk by chunk as it did, as they were before. */
final class ChangedRows {
  private final Journal journal;
  private final TableWork work;
  private final RowHashes hashes;

  ChangedRows(Journal journal, TableWork work) {
    this.journal = journal;
    this.work = work;
    this.hashes = new RowHashes(work);
  }

  /** Told of each row. */
  interface Visitor {
    /**
     * One row.
     *
     * @param row as it was before, on all columns that the table stores; valid during the call only
     */
    void row(byte[] keys, int offset, int length, RowCursor row);
  }

  /**
   * What a row that the run changed may be like now, if nobody else had a hand in it.
   *
   * @param written hash of what the run wrote
   * @param before hash of what the same columns held before
   * @param others hash of the columns that it did not write, as they were before it
   */
  record Hashes(long written, long before, long others) {}

  /** The chunks in which rows were changed, in their order. */
  List<ChunkRecord> chunks() {
    return journal.chunks(work.name()).stream()
        .filter(c -> c.state() == ChunkRecord.State.DONE)
        .filter(c -> c.counts().written().updated() > 0)
        .toList();
  }

  /** The hashes of those that belong into a part, by their ids. */
  Map<Long, Hashes> hashes(ChunkRecord chunk, RowPart part) {
    Map<Long, Hashes> before = new HashMap<>();
    each(
        chunk,
        (keys, offset, length, row) -> {
          long id = id(keys, offset, length);
          if (part.holds(id)) {
            before.put(id, new Hashes(0, hashes.written(row), hashes.others(row)));
          }
        });
    Map<Long, Hashes> written = new HashMap<>();
    journal.fingerprints(
        chunk,
        (keys, offset, length, hash) -> {
          long id = RowFingerprint.id(keys, offset, length, hash);
          Hashes known = before.get(id);
          if (known != null) {
            written.put(id, new Hashes(hash, known.before(), known.others()));
          }
        });
    return written;
  }

  static long id(byte[] keys, int offset, int length) {
    return RowFingerprint.id(keys, offset, length, 0);
  }

  void each(ChunkRecord chunk, Visitor visitor) {
    journal
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
}
