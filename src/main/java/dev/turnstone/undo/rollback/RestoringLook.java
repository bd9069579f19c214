package dev.turnstone.undo.rollback;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/** Which of the rows that the run changed would be restored now; reads the table once per part. */
final class RestoringLook {
  private static final long MOST_ROWS = 250_000;

  private final TableWork work;
  private final OnConflict onConflict;
  private final ChangedRows changed;
  private final BiConsumer<Map<String, String>, Conflict.Kind> conflicts;
  private final LongStream.Builder ids = LongStream.builder();
  private long restored;
  private long there;
  private long left;
  private long deleted;

  /**
   * A look at one table.
   *
   * @param conflicts told of each row that would not be restored, by its key
   */
  RestoringLook(
      UndoParts parts, TableWork work, BiConsumer<Map<String, String>, Conflict.Kind> conflicts) {
    this.work = work;
    this.onConflict = parts.onConflict();
    this.changed = new ChangedRows(parts.journal(), work);
    this.conflicts = conflicts;
  }

  /**
   * What would become of the rows.
   *
   * @param restored of which some may have to be added again
   * @param there rows that are there, whatever becomes of them
   * @param left those of them that others changed and that stay as they are
   * @param deleted rows that are not there and stay away
   * @param ids of the rows that are there and would be restored, ascending
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Outcome(long restored, long there, long left, long deleted, long[] ids) {
    static final Outcome NONE = new Outcome(0, 0, 0, 0, new long[0]);
  }

  Outcome look(RowSource rows) {
    List<ChunkRecord> chunks = changed.chunks();
    long updated = chunks.stream().mapToLong(c -> c.counts().written().updated()).sum();
    int parts = (int) ((updated + MOST_ROWS - 1) / MOST_ROWS);
    for (int number = 0; number < parts; number++) {
      Map<Long, ChangedRows.Hashes> wanted = wanted(chunks, new RowPart(number, parts));
      present(rows, wanted);
      gone(chunks, wanted);
    }
    return new Outcome(restored, there, left, deleted, ids.build().sorted().toArray());
  }

  private Map<Long, ChangedRows.Hashes> wanted(List<ChunkRecord> chunks, RowPart part) {
    Map<Long, ChangedRows.Hashes> wanted = new HashMap<>();
    for (ChunkRecord chunk : chunks) {
      wanted.putAll(changed.hashes(chunk, part));
    }
    return wanted;
  }

  private void present(RowSource rows, Map<Long, ChangedRows.Hashes> wanted) {
    List<String> stored = RowHashes.stored(work);
    RowHashes now = new RowHashes(work);
    int[] keyAt = now.keyAt(stored);
    TableRead every = new TableRead(work.shape(), stored);
    try (RowCursor row = rows.open(every, ChunkRange.WHOLE)) {
      while (row.next()) {
        long id = now.key(row, keyAt).id();
        ChangedRows.Hashes known = wanted.remove(id);
        if (known == null) {
          continue;
        }
        there++;
        if (onConflict == OnConflict.OVERWRITE || asLeft(known, now, row)) {
          restored++;
          ids.add(id);
        } else {
          left++;
          RowFingerprint key = now.key(row, keyAt);
          conflicts.accept(work.key(key.key(), 0, key.keyLength()), Conflict.Kind.CHANGED);
        }
      }
    }
  }

  /** As the run left it, or what it was before the run already. */
  private static boolean asLeft(ChangedRows.Hashes known, RowHashes now, RowCursor row) {
    long written = now.written(row);
    boolean same = written == known.written() || written == known.before();
    return same && now.others(row) == known.others();
  }

  /** Those that were not found; where others are overwritten, they come back. */
  private void gone(List<ChunkRecord> chunks, Map<Long, ChangedRows.Hashes> missing) {
    if (onConflict == OnConflict.OVERWRITE) {
      restored += missing.size();
      return;
    }
    for (ChunkRecord chunk : missing.isEmpty() ? List.<ChunkRecord>of() : chunks) {
      changed.each(
          chunk,
          (keys, offset, length, row) -> {
            if (missing.remove(ChangedRows.id(keys, offset, length)) != null) {
              deleted++;
              conflicts.accept(work.key(keys, offset, length), Conflict.Kind.DELETED);
            }
          });
    }
  }
}
