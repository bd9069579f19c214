package dev.turnstone.jdbc.postgres;

import dev.turnstone.row.ChunkRange;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one table is cut into ranges that hold every row exactly once. */
interface Ranges {
  /** The range behind another one; see {@link dev.turnstone.row.RowSource#next}. */
  ChunkRange next(@Nullable ChunkRange previous, long rows) throws SQLException;

  /** The conditions that hold for the rows of a range, to be joined by AND. */
  List<String> conditions(ChunkRange range);

  /** What stands behind ORDER BY; empty where the server's own order is steady. */
  String order();

  /** The range that follows another one (or is the first) and ends there. */
  static ChunkRange following(@Nullable ChunkRange previous, List<String> upTo) {
    return previous == null
        ? new ChunkRange(0, List.of(), upTo)
        : new ChunkRange(previous.number() + 1, previous.upTo(), upTo);
  }
}
