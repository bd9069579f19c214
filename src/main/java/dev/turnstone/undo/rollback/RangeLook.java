package dev.turnstone.undo.rollback;

import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.HashBag;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import java.util.Set;

/** Looks at the rows of a range and says what is to become of each. */
final class RangeLook {
  private static final NoWriter NOTHING = new NoWriter();

  /** What is to become of a row. */
  enum Fate {
    /** The run wrote it, nobody changed it: it goes. */
    REMOVE,
    /** The run wrote it and others changed it, but it goes all the same. */
    OVERWRITE,
    CHANGED,
    REFERRED,
    FOREIGN;

    boolean goes() {
      return this == REMOVE || this == OVERWRITE;
    }
  }

  /** Told of each row of the part; what it is given is valid during the call only. */
  interface Seen {
    void row(Fate fate, Row row);
  }

  /**
   * One row.
   *
   * @param at its position in the range
   */
  record Row(int at, RowFingerprint fingerprint, RowProgram program, RowCursor cursor) {}

  private final TableWork work;
  private final RowProgram program;
  private final OnConflict onConflict;

  RangeLook(TableWork work, OnConflict onConflict) {
    this.work = work;
    this.program = work.program();
    this.onConflict = onConflict;
  }

  RowProgram program() {
    return program;
  }

  TableWork work() {
    return work;
  }

  /** The rows that are looked for, and those that others refer to. */
  record Known(RowPart part, HashBag wanted, Set<Long> referred) {}

  /** Looks at every row; returns how many there are. Takes those it finds out of the bag. */
  int look(RowSource rows, ChunkRange range, Known known, Seen seen) {
    RowFingerprint fingerprint = new RowFingerprint();
    int at = 0;
    try (RowCursor cursor = rows.open(program.reads(), range)) {
      for (; cursor.next(); at++) {
        program.run(cursor, NOTHING, at, fingerprint);
        long id = fingerprint.id();
        if (known.part().holds(id)) {
          Fate fate = fate(known.wanted().take(id, fingerprint.hash()), id, known);
          seen.row(fate, new Row(at, fingerprint, program, cursor));
        }
      }
    }
    return at;
  }

  private Fate fate(HashBag.Found found, long id, Known known) {
    if (found == HashBag.Found.ABSENT) {
      return Fate.FOREIGN;
    }
    if (found == HashBag.Found.OTHER && onConflict == OnConflict.KEEP) {
      return Fate.CHANGED;
    }
    if (known.referred().contains(id)) {
      return Fate.REFERRED;
    }
    return found == HashBag.Found.OTHER ? Fate.OVERWRITE : Fate.REMOVE;
  }
}
