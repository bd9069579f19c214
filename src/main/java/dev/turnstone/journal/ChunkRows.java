package dev.turnstone.journal;

import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.Written;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Chunks as rows of the journal's {@code chunk} table. */
final class ChunkRows {
  private ChunkRows() {}

  /**
   * Inserts or replaces a chunk.
   *
   * @param sums of the checksums of its blocks' rows
   */
  static void put(Connection c, ChunkRecord chunk, Sums sums) throws SQLException {
    ChunkCounts counts = chunk.counts();
    JournalFile.put(
        c,
        "chunk",
        List.of(
            chunk.table(),
            chunk.range().number(),
            JournalTexts.list(chunk.range().after()),
            JournalTexts.list(chunk.range().upTo()),
            chunk.state().name(),
            counts.read(),
            counts.written().inserted(),
            counts.written().updated(),
            counts.written().unchanged(),
            counts.filtered(),
            counts.setAside(),
            chunk.digests().written(),
            chunk.digests().source(),
            sums.fingerprints(),
            sums.prior()));
  }

  /** Sums of the checksums of a chunk's blocks. */
  record Sums(long fingerprints, long prior) {
    static final Sums NOTHING = new Sums(BlockRows.NONE, BlockRows.NONE);
  }

  /** The sums that the chunk was last put with. */
  static Sums sums(Connection c, String table, int number) throws SQLException {
    String sql = "SELECT fingerprints, prior FROM chunk WHERE table_name = ? AND number = ?";
    try (PreparedStatement p = c.prepareStatement(sql)) {
      p.setString(1, table);
      p.setInt(2, number);
      try (ResultSet r = p.executeQuery()) {
        return r.next() ? new Sums(r.getLong(1), r.getLong(2)) : Sums.NOTHING;
      }
    }
  }

  static List<ChunkRecord> all(Connection c, String table) throws SQLException {
    List<ChunkRecord> chunks = new ArrayList<>();
    try (PreparedStatement p =
        c.prepareStatement(
            "SELECT number, lower, upper, state, read, inserted, updated, unchanged, filtered,"
                + " set_aside, digest, source_digest FROM chunk WHERE table_name = ? ORDER BY number")) {
      p.setString(1, table);
      try (ResultSet r = p.executeQuery()) {
        while (r.next()) {
          chunks.add(chunk(table, r));
        }
      }
    }
    return chunks;
  }

  private static ChunkRecord chunk(String table, ResultSet r) throws SQLException {
    ChunkRange range =
        new ChunkRange(
            r.getInt(1), JournalTexts.list(r.getString(2)), JournalTexts.list(r.getString(3)));
    Written written = new Written(r.getLong(6), r.getLong(7), r.getLong(8));
    ChunkCounts counts = new ChunkCounts(r.getLong(5), written, r.getLong(9), r.getLong(10));
    Digests digests = new Digests(r.getLong(11), r.getLong(12));
    return new ChunkRecord(
        table, range, ChunkRecord.State.valueOf(r.getString(4)), counts, digests);
  }
}
