package dev.turnstone.undo.rollback;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.ChunkResult;
import dev.turnstone.journal.Digests;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.SetAside;
import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What the journal knows of the undo of one table: chunks, as those of a run, under a name of their
 * own; markers in the target tell which of them took place.
 */
final class UndoLog {
  /** Numbers of chunks that are no ranges. */
  static final int WHOLE_TABLE = -1;

  static final int KNOT = -2;
  static final int EMPTY_TABLE = -3;

  /** Conflicts for which a replaced table was left as it is. */
  static final int LEFT_THERE = -4;

  /** Less the number of the run's chunk whose rows are restored. */
  static final int RESTORED = -1000;

  private static final int PART = 1_000_000;

  private final UndoParts parts;
  private final TableWork work;
  private final String name;

  UndoLog(UndoParts parts, TableWork work) {
    this.parts = parts;
    this.work = work;
    this.name = nameOf(work.name());
  }

  /** The name under which the journal keeps the undo of a table. */
  static String nameOf(String table) {
    return ChunkRecord.UNDO + table;
  }

  /** What one chunk is going to do. */
  record Entry(ChunkRange range, Tally tally, Fingerprints rows, Iterable<SetAside> conflicts) {}

  /** All of the chunk, durable just before the target commits it. */
  ChunkRecord prepared(Entry entry) {
    Digests digests = new Digests(entry.rows().digest(), 0);
    int number = entry.range().number();
    ChunkResult result =
        new ChunkResult(
            name,
            number,
            entry.tally().counts(),
            digests,
            entry.rows(),
            entry.conflicts(),
            Optional.empty());
    parts.journal().prepared(result, entry.range());
    ChunkRecord.State state = ChunkRecord.State.PREPARED;
    return new ChunkRecord(name, entry.range(), state, entry.tally().counts(), digests);
  }

  /** The range of a chunk that is none. */
  static ChunkRange range(int number) {
    return new ChunkRange(number, List.of(), List.of());
  }

  /** The run added no row to the table: whatever is there stays. */
  void nothingToRemove(long rows) {
    try (Fingerprints none = parts.journal().chunkFingerprints()) {
      Tally tally = new Tally(0, 0, 0, rows, 0);
      committed(prepared(new Entry(end(RowPart.ALL), tally, none, List.of())));
    }
  }

  /** Conflicts that a replaced table was once left for are none any more. */
  void forgetConflicts() {
    if (done(LEFT_THERE)) {
      try (Fingerprints none = parts.journal().chunkFingerprints()) {
        committed(prepared(new Entry(range(LEFT_THERE), Tally.NOTHING, none, List.of())));
      }
    }
  }

  void committed(ChunkRecord record) {
    parts.journal().committed(record);
  }

  ChunkMarker marker(int number) {
    return new ChunkMarker(
        parts.undo(), parts.lease().token(), work.name(), number, Written.NOTHING);
  }

  /**
   * Brings the journal in line with the markers. A commit that the server is still at holds on to
   * the lease, so that prolonging the lease waits for its end.
   *
   * @param markedBy the table whose marker stands for chunks that are no ranges
   * @param gone true when the table is not there any more; asked only where it matters
   */
  void settle(String markedBy, BooleanSupplier gone) {
    RunLedger ledger = parts.target().ledger();
    for (ChunkRecord chunk : chunks()) {
      if (chunk.state() == ChunkRecord.State.PREPARED) {
        int number = chunk.range().number();
        boolean dropping = number == WHOLE_TABLE || number == EMPTY_TABLE;
        parts.requireLease();
        boolean together = number < 0 && number > RESTORED;
        String table = together ? markedBy : work.name();
        if ((dropping && gone.getAsBoolean()) || ledger.marked(parts.undo(), table, number)) {
          parts.journal().committed(chunk);
        } else {
          parts.journal().uncommitted(chunk);
        }
      }
    }
  }

  private List<ChunkRecord> chunks() {
    return parts.journal().chunks(name);
  }

  /** True when something of the table was done already. */
  boolean begun() {
    return chunks().stream().anyMatch(c -> c.state() == ChunkRecord.State.DONE);
  }

  /** True when it was about to be done as a whole, or was. */
  boolean swapBegun() {
    return chunks().stream()
        .filter(c -> c.state() != ChunkRecord.State.CLAIMED)
        .anyMatch(c -> c.range().number() == WHOLE_TABLE);
  }

  /** True when the chunk of this number was done. */
  boolean done(int number) {
    return chunks().stream()
        .anyMatch(c -> c.range().number() == number && c.state() == ChunkRecord.State.DONE);
  }

  /** What was done so far. */
  Tally tally() {
    return chunks().stream()
        .filter(c -> c.state() == ChunkRecord.State.DONE)
        .map(c -> Tally.of(c.counts()))
        .reduce(Tally.NOTHING, Tally::plus);
  }

  /** Rows that the run changed and that are left to others. */
  long notRestored() {
    return leftToOthers(true);
  }

  /** Those of them that are there. */
  long notRestoredThere() {
    return leftToOthers(false);
  }

  private long leftToOthers(boolean deletedToo) {
    long[] rows = new long[1];
    parts
        .journal()
        .setAside(
            name,
            row -> {
              boolean counts = deletedToo || row.code() != Code.UNDO_DELETED;
              if (row.chunk() <= RESTORED && counts) {
                rows[0]++;
              }
            });
    return rows[0];
  }

  /** The last range of a part that was done; empty: none. */
  Optional<ChunkRange> last(RowPart part) {
    int from = part.number() * PART;
    return chunks().stream()
        .filter(c -> c.state() == ChunkRecord.State.DONE)
        .map(ChunkRecord::range)
        .filter(r -> r.number() >= from && r.number() < from + PART - 1)
        .reduce((one, next) -> next);
  }

  /** The range with its number in this part. */
  static ChunkRange numbered(RowPart part, ChunkRange range, Optional<ChunkRange> before) {
    int number = before.map(b -> b.number() + 1).orElse(part.number() * PART);
    return new ChunkRange(number, range.after(), range.upTo());
  }

  /** What is known at the end of a part stands in place of its last possible range. */
  static ChunkRange end(RowPart part) {
    return new ChunkRange(part.number() * PART + PART - 1, List.of(), List.of());
  }

  /** Visits the rows of the run that were found so far, as they were found. */
  void found(Fingerprints.Visitor visitor) {
    parts.journal().fingerprints(name, visitor);
  }

  void conflicts(Consumer<Conflict> consumer) {
    parts.journal().setAside(name, row -> consumer.accept(conflict(row)));
  }

  private Conflict conflict(SetAside row) {
    Conflict.Kind kind =
        switch (row.code()) {
          case UNDO_DELETED -> Conflict.Kind.DELETED;
          case UNDO_REFERRED -> Conflict.Kind.REFERRED;
          case UNDO_REFUSED -> Conflict.Kind.REFUSED;
          case UNDO_ADDED -> Conflict.Kind.ADDED;
          default -> Conflict.Kind.CHANGED;
        };
    return new Conflict(work.table(), row.key(), kind);
  }

  /** Adds a conflict of a chunk. */
  void add(SetAsideRows to, int number, Map<String, String> key, Conflict.Kind kind) {
    Code code =
        switch (kind) {
          case CHANGED -> Code.UNDO_CHANGED;
          case DELETED -> Code.UNDO_DELETED;
          case REFERRED -> Code.UNDO_REFERRED;
          case REFUSED -> Code.UNDO_REFUSED;
          case ADDED -> Code.UNDO_ADDED;
        };
    String reason = Problem.warning(code, Location.table(work.name())).message();
    to.add(
        new SetAside(
            name, number, key, Optional.empty(), code, reason, Optional.empty(), Map.of()));
  }
}
