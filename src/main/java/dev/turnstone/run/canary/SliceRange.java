package dev.turnstone.run.canary;

import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.FirstRows;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import java.util.List;
import java.util.Optional;

/**
 * Ranges of a slice: rows for which a condition holds, or the first rows of a table without a key.
 */
final class SliceRange {
  private static final String WHERE = "where";
  private static final String FIRST = "first";
  private static final List<String> MORE = List.of("more");
  private static final String NOTHING = "1 = 0";

  private SliceRange() {}

  /** The rows for which a condition in the source's SQL holds, see {@link TableRead#condition}. */
  static ChunkRange where(int number, String condition, boolean last) {
    return new ChunkRange(number, List.of(WHERE, condition), last ? List.of() : MORE);
  }

  /** So many rows of a table, the first in the order in which they are read. */
  static ChunkRange first(long rows) {
    return new ChunkRange(0, List.of(FIRST, Long.toString(rows)), List.of());
  }

  /** No row at all. */
  static ChunkRange none() {
    return where(0, NOTHING, true);
  }

  static RowCursor open(RowSource reader, TableRead read, ChunkRange range) {
    return range.after().get(0).equals(FIRST)
        ? new FirstRows(reader.open(read, ChunkRange.WHOLE), most(range))
        : reader.open(narrowed(read, range), ChunkRange.WHOLE);
  }

  static long count(RowSource reader, TableRead read, ChunkRange range) {
    return range.after().get(0).equals(FIRST)
        ? Math.min(most(range), reader.count(read))
        : reader.count(narrowed(read, range));
  }

  private static long most(ChunkRange range) {
    return Long.parseLong(range.after().get(1));
  }

  private static TableRead narrowed(TableRead read, ChunkRange range) {
    String own = range.after().get(1);
    String both = read.condition().map(c -> "(" + c + ") AND (" + own + ")").orElse(own);
    return new TableRead(read.table(), read.columns(), Optional.of(both), read.mostBytes());
  }
}
