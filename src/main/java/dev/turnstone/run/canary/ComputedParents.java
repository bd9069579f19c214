package dev.turnstone.run.canary;

import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the rows that picked rows refer to where only the plan's rules tell: the parent's rows are
 * all read and converted, and those are taken whose key becomes one that is referred to.
 */
final class ComputedParents {
  private static final long RANGE_ROWS = 50_000;
  private static final NoWriter NOTHING = new NoWriter();

  /** The hash that a fingerprint gives of NULL. */
  private static final long NULL = RowFingerprint.id(new byte[1], 0, 1);

  private final ComputedReference reference;
  private final SourceReading source;
  private final Set<List<Long>> wanted = new HashSet<>();
  private final RowFingerprint fingerprint = new RowFingerprint();
  private boolean more;

  ComputedParents(ComputedReference reference, SourceReading source) {
    this.reference = reference;
    this.source = source;
  }

  ComputedReference reference() {
    return reference;
  }

  /** Takes note of what the rows of a range of the child refer to. */
  void referring(ChunkRange range) {
    RowProgram program = source.program(reference.child());
    try (RowCursor cursor = SliceRange.open(source.reader(), program.reads(), range)) {
      while (cursor.next()) {
        if (written(program, cursor)) {
          List<Long> key = key(reference.fields());
          more |= !key.contains(NULL) && wanted.add(key);
        }
      }
    }
  }

  /**
   * Adds the rows referred to.
   *
   * @return true when there are some that were not in the slice
   */
  boolean pick(Picked parent) {
    if (!more || !parent.keyed()) {
      return false;
    }
    more = false;
    int before = parent.size();
    RowProgram program = source.program(reference.parent());
    ChunkRange range = null;
    do {
      source.check().run();
      range = source.reader().next(program.reads(), range, RANGE_ROWS);
      try (RowCursor cursor = source.reader().open(program.reads(), range)) {
        while (cursor.next()) {
          if (written(program, cursor) && wanted.contains(key(reference.parentFields()))) {
            parent.add(program.exactKey(cursor));
          }
        }
      }
    } while (!range.last());
    return parent.size() > before;
  }

  private boolean written(RowProgram program, RowCursor cursor) {
    return program.run(cursor, NOTHING, 0, fingerprint) == RowProgram.Outcome.WRITTEN;
  }

  /** Of the last row. */
  private List<Long> key(List<Integer> fields) {
    List<Long> key = new ArrayList<>();
    for (int field : fields) {
      key.add(fingerprint.columnHash(field));
    }
    return key;
  }
}
