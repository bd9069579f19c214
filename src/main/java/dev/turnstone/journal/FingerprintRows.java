package dev.turnstone.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The chunks' blocks of fingerprints as rows of the journal's {@code fingerprints} table: large and
 * written once, while the row of their chunk is small and written at every step. The chunk's row
 * holds the checksum of its block's row, so that neither can be lost or exchanged without the
 * other.
 */
final class FingerprintRows {
  /** Stands in a chunk's row in place of a checksum. */
  static final long NONE = 0;

  private FingerprintRows() {}

  /** Puts a chunk's block in place of an earlier one; returns its row's checksum. */
  static long put(Connection c, String table, int chunk, byte[] block) throws SQLException {
    return JournalFile.put(c, "fingerprints", List.of(table, chunk, block));
  }

  /** Takes a chunk's block away, where there is one. */
  static void drop(Connection c, String table, int chunk) throws SQLException {
    try (PreparedStatement p =
        of(c, "DELETE FROM fingerprints WHERE table_name = ? AND chunk = ?", table, chunk)) {
      p.executeUpdate();
    }
  }

  /** The chunk's fingerprints; empty when there are none yet. */
  static byte[] block(Connection c, String table, int chunk) throws SQLException {
    String sql = "SELECT block FROM fingerprints WHERE table_name = ? AND chunk = ?";
    try (PreparedStatement p = of(c, sql, table, chunk);
        ResultSet r = p.executeQuery()) {
      return r.next() ? r.getBytes(1) : new byte[0];
    }
  }

  /** The checksum of the chunk's row; {@link #NONE} when there is none. */
  static long sum(Connection c, String table, int chunk) throws SQLException {
    String sql = "SELECT sum FROM fingerprints WHERE table_name = ? AND chunk = ?";
    try (PreparedStatement p = of(c, sql, table, chunk);
        ResultSet r = p.executeQuery()) {
      return r.next() ? r.getLong(1) : NONE;
    }
  }

  private static PreparedStatement of(Connection c, String sql, String table, int chunk)
      throws SQLException {
    PreparedStatement p = c.prepareStatement(sql);
    p.setString(1, table);
    p.setInt(2, chunk);
    return p;
  }

  /** True when every chunk has the block it was recorded with, and every block its chunk. */
  static boolean belong(Connection c) throws SQLException {
    String strangers =
        """
        SELECT 1 FROM chunk c LEFT JOIN fingerprints f ON f.table_name = c.table_name AND f.chunk = c.number
        WHERE c.fingerprints <> coalesce(f.sum, 0)
        UNION ALL SELECT 1 FROM fingerprints f
        WHERE NOT EXISTS (SELECT 1 FROM chunk c WHERE c.table_name = f.table_name AND c.number = f.chunk)
        LIMIT 1
        """;
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery(strangers)) {
      return !r.next();
    }
  }
}
