package dev.turnstone.rehearse;

import dev.turnstone.rehearse.keys.RowSet;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import java.util.BitSet;
import java.util.Map;

/** Reads single rows of a table once more, for their keys and values. */
final class SecondLook {
  private final RowSource reader;
  private final TableReading reading;

  SecondLook(RowSource reader, TableReading reading) {
    this.reader = reader;
    this.reading = reading;
  }

  /** Told of each row, on which the cursor stands. */
  interface Visitor {
    /** Returns false when no more rows are wanted. */
    boolean row(long row, RowProgram program, RowCursor cursor);
  }

  /** Visits the rows in their order. */
  void visit(Subject subject, RowSet rows, Visitor visitor) {
    RowProgram program = reading.program(subject);
    boolean more = true;
    for (Map.Entry<Integer, BitSet> range : rows.byRange().entrySet()) {
      if (more) {
        more = visit(subject.range(range.getKey()), range.getValue(), program, visitor);
      }
    }
    program.release();
  }

  private boolean visit(ChunkRange range, BitSet wanted, RowProgram program, Visitor visitor) {
    int last = wanted.length() - 1;
    try (RowCursor cursor = reader.open(program.reads(), range)) {
      for (int position = 0; position <= last && cursor.next(); position++) {
        if (wanted.get(position)
            && !visitor.row(RowSet.row(range.number(), position), program, cursor)) {
          return false;
        }
      }
    }
    return true;
  }
}
