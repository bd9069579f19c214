package dev.turnstone.undo.rollback;

import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.row.Written;

/**
 * What became of rows that were looked at; every one counts once.
 *
 * @param same rows that the run had found as they are, left alone
 * @param foreign rows that the run did not write
 */
record Tally(long removed, long restored, long same, long foreign, long conflicts) {
  static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

  static Tally of(ChunkCounts counts) {
    Written written = counts.written();
    return new Tally(
        written.inserted(),
        written.updated(),
        written.unchanged(),
        counts.filtered(),
        counts.setAside());
  }

  /** As the journal keeps it, where the words stand for the way back. */
  ChunkCounts counts() {
    long all = removed + restored + same + foreign + conflicts;
    return new ChunkCounts(all, new Written(removed, restored, same), foreign, conflicts);
  }

  /** Rows that are there, or were when they were looked at. */
  long there() {
    return restored + same + foreign + conflicts;
  }

  Tally plus(Tally other) {
    return new Tally(
        removed + other.removed,
        restored + other.restored,
        same + other.same,
        foreign + other.foreign,
        conflicts + other.conflicts);
  }
}
