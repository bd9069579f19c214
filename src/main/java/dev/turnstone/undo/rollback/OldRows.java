package dev.turnstone.undo.rollback;

import dev.turnstone.journal.StateBefore;
import dev.turnstone.row.HashBag;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.Side;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableScan;
import java.util.Optional;

/** Whether the rows that were in a table before the run are there again, each column of them. */
final class OldRows {
  private static final long MOST_ROWS = 1_000_000;

  private final UndoParts parts;
  private final TableWork work;
  private final Snapshot snapshot;

  OldRows(UndoParts parts, TableWork work, Snapshot snapshot) {
    this.parts = parts;
    this.work = work;
    this.snapshot = snapshot;
  }

  /** How many of them are not there, or not as they were; empty: nobody noted what there was. */
  Optional<Long> missing() {
    StateBefore before = parts.journal().before();
    Optional<StateBefore.Rows> held = before.rows(work.name());
    if (held.isEmpty()) {
      return Optional.empty();
    }
    Side side = new Side(work.goal().table(), parts.target().dialect().vendor());
    TableScan scan = new TableScan(() -> RowProgram.readStored(side), snapshot.readers());
    TableScan.Sum now = scan.sum();
    if (now.rows() == held.get().rows() && now.digest() == held.get().digest()) {
      return Optional.of(0L);
    }
    long missing = 0;
    int count = (int) Math.max(1, (held.get().rows() + MOST_ROWS - 1) / MOST_ROWS);
    for (int number = 0; number < count; number++) {
      missing += missing(new RowPart(number, count), held.get(), scan);
    }
    return Optional.of(missing);
  }

  private long missing(RowPart part, StateBefore.Rows held, TableScan scan) {
    HashBag rows = new HashBag((int) (held.rows() / part.of() + 16));
    parts
        .journal()
        .before()
        .fingerprints(
            work.name(),
            (keys, offset, length, hash) -> {
              long id = RowFingerprint.id(keys, offset, length, hash);
              if (part.holds(id)) {
                rows.add(id, hash);
              }
            });
    long[] changed = new long[1];
    scan.each(
        (fingerprint, program, cursor) -> {
          long id = fingerprint.id();
          if (part.holds(id) && rows.take(id, fingerprint.hash()) == HashBag.Found.OTHER) {
            changed[0]++;
          }
        });
    return rows.size() + changed[0];
  }
}
