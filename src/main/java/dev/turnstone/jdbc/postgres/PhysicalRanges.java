package dev.turnstone.jdbc.postgres;

import dev.turnstone.row.ChunkRange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of blocks of a table without a key. Within one snapshot no visible row moves: updates
 * leave the version the snapshot sees where it is, and the lock keeps the table from being
 * rewritten.
 */
final class PhysicalRanges implements Ranges {
  private static final int LAST_LINE = 65_535;
  private static final double GUESSED_ROWS_OF_A_BLOCK = 100;

  private final long blocks;
  private final double rowsOfABlock;

  private PhysicalRanges(long blocks, double rowsOfABlock) {
    this.blocks = blocks;
    this.rowsOfABlock = rowsOfABlock;
  }

  /**
   * Measures the table and keeps it from being rewritten until the transaction ends.
   *
   * @param table quoted
   * @param count the table's rows; negative when nobody counted them
   */
  static PhysicalRanges of(Session session, String table, long count) throws SQLException {
    session.run("LOCK TABLE ONLY " + table + " IN ACCESS SHARE MODE");
    String sql =
        """
        SELECT pg_catalog.pg_relation_size(oid) / pg_catalog.current_setting('block_size')::int8,
               CASE WHEN reltuples > 0 AND relpages > 0 THEN reltuples / relpages END
        FROM pg_catalog.pg_class WHERE oid = CAST(? AS regclass)
        """;
    List<@Nullable String> measured = session.select(sql, table).get(0);
    long blocks = Long.parseLong(String.valueOf(measured.get(0)));
    String estimate = measured.get(1);
    double guess = estimate == null ? GUESSED_ROWS_OF_A_BLOCK : Double.parseDouble(estimate);
    return new PhysicalRanges(blocks, count > 0 && blocks > 0 ? (double) count / blocks : guess);
  }

  @Override
  public ChunkRange next(@Nullable ChunkRange previous, long rows) {
    long wanted = Math.max(1, (long) (rows / rowsOfABlock));
    long first = previous == null ? 0 : block(previous.upTo()) + 1;
    boolean last = wanted >= blocks - first;
    return Ranges.following(previous, last ? List.of() : List.of(end(first + wanted - 1)));
  }

  private static String end(long block) {
    return "(" + block + "," + LAST_LINE + ")";
  }

  private static long block(List<String> bound) {
    String text = bound.get(0);
    return Long.parseLong(text.substring(1, text.indexOf(',')));
  }

  @Override
  public List<String> conditions(ChunkRange range) {
    List<String> conditions = new ArrayList<>();
    if (!range.after().isEmpty()) {
      conditions.add("ctid > '" + end(block(range.after())) + "'::tid");
    }
    if (!range.upTo().isEmpty()) {
      conditions.add("ctid <= '" + end(block(range.upTo())) + "'::tid");
    }
    return conditions;
  }

  @Override
  public String order() {
    return "";
  }
}
