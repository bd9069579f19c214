package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.Prior;
import dev.turnstone.row.ChosenColumns;
import dev.turnstone.row.KeptRow;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rows of a table that a run's upserts found there, in the form in which a program reads the
 * table. Owned by one thread.
 */
final class PreImages {
  /** So many bytes of a value are kept. */
  private static final int KEPT = 1 << 20;

  private final Journal journal;
  private final Table table;
  private final RowProgram program;
  private final int[] stored;

  /**
   * The rows of one table.
   *
   * @param table as the run knew it
   * @param program reads it back
   */
  PreImages(Journal journal, Table table, RowProgram program) {
    this.journal = journal;
    this.table = table;
    this.program = program;
    List<String> names =
        table.columns().stream().filter(c -> !c.computed()).map(Column::name).toList();
    this.stored = program.reads().columns().stream().mapToInt(names::indexOf).toArray();
  }

  /** Told of each row; what it is given is valid during the call only. */
  interface Visitor {
    /**
     * A row that the run changed.
     *
     * @param written the id of what was written in its place
     * @param before of the row as it was
     * @param row its values
     */
    void changed(long written, RowFingerprint before, Supplier<FoundRow> row);

    /** A row that already held what would have been written; its id. */
    default void same(long written) {}
  }

  /** The chunks in which the run found rows, in the order of their numbers. */
  List<ChunkRecord> chunks() {
    return journal.chunks(table.name().toString()).stream()
        .filter(chunk -> chunk.state() != ChunkRecord.State.CLAIMED)
        .filter(chunk -> found(chunk) > 0)
        .toList();
  }

  private static long found(ChunkRecord chunk) {
    return chunk.counts().written().updated() + chunk.counts().written().unchanged();
  }

  /** Visits all rows. */
  void each(Visitor visitor) {
    chunks().forEach(chunk -> each(chunk, visitor));
  }

  /** Visits the rows of one chunk. */
  void each(ChunkRecord chunk, Visitor visitor) {
    journal.prior().visit(chunk, new Reading(visitor));
    program.release();
  }

  private final class Reading implements Prior.Visitor {
    private final NoWriter nothing = new NoWriter();
    private final KeptRow kept = new KeptRow(program.writes().columns(), KEPT);
    private final RowFingerprint before = new RowFingerprint();
    private final Visitor visitor;

    Reading(Visitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public void changed(byte[] keys, int offset, int length, RowCursor row) {
      RowCursor arranged = new ChosenColumns(row, stored);
      RowProgram.Outcome unused = program.run(arranged, nothing, 0, before);
      visitor.changed(RowFingerprint.id(keys, offset, length), before, () -> values(arranged));
    }

    private FoundRow values(RowCursor row) {
      RowProgram.Outcome unused = program.run(row, kept, 0, before);
      return FoundRow.of(program.writes(), before, kept);
    }

    @Override
    public void same(byte[] keys, int offset, int length) {
      visitor.same(RowFingerprint.id(keys, offset, length));
    }
  }
}
