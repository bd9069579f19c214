package dev.turnstone.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The blocks of the chunks' fingerprints as rows of the journal's {@code fingerprints} table: large
 * and written once, while the row of their chunk is small and written at every step. The chunk's
 * row holds the sum of the checksums of its blocks' rows, so that none can be lost or exchanged
 * without the other.
 */
final class FingerprintRows {
  /** The sum of a chunk without blocks. */
  static final long NONE = 0;

  private FingerprintRows() {}

  /** Puts a chunk's blocks in place of earlier ones; returns the sum of their checksums. */
  static long put(Connection c, String table, int chunk, Iterable<byte[]> blocks)
      throws SQLException {
    drop(c, table, chunk);
    long sum = NONE;
    int part = 0;
    for (byte[] block : blocks) {
      sum += JournalFile.put(c, "fingerprints", List.of(table, chunk, part++, block));
    }
    return sum;
  }

  /** Takes a chunk's blocks away, where there are any. */
  static void drop(Connection c, String table, int chunk) throws SQLException {
    String sql = "DELETE FROM fingerprints WHERE table_name = ? AND chunk = ?";
    try (PreparedStatement p = c.prepareStatement(sql)) {
      p.setString(1, table);
      p.setInt(2, chunk);
      p.executeUpdate();
    }
  }

  /** One of the chunk's blocks, counted from 0; empty behind the last. */
  static Optional<byte[]> block(Connection c, String table, int chunk, int part)
      throws SQLException {
    String sql = "SELECT block FROM fingerprints WHERE table_name = ? AND chunk = ? AND part = ?";
    try (PreparedStatement p = c.prepareStatement(sql)) {
      p.setString(1, table);
      p.setInt(2, chunk);
      p.setInt(3, part);
      try (ResultSet r = p.executeQuery()) {
        return r.next() ? Optional.of(r.getBytes(1)) : Optional.empty();
      }
    }
  }

  /** True when every chunk has the blocks it was recorded with, and every block its chunk. */
  static boolean belong(Connection c) throws SQLException {
    String strangers =
        """
        SELECT 1 FROM fingerprints f
        WHERE NOT EXISTS (SELECT 1 FROM chunk c WHERE c.table_name = f.table_name AND c.number = f.chunk)
        LIMIT 1
        """;
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery(strangers)) {
      return !r.next() && sumsAgree(c);
    }
  }

  /** SQLite's own sum does not go beyond 64 bits. */
  private static boolean sumsAgree(Connection c) throws SQLException {
    String chunks =
        """
        SELECT c.table_name, c.number, c.fingerprints, coalesce(f.sum, 0)
        FROM chunk c LEFT JOIN fingerprints f ON f.table_name = c.table_name AND f.chunk = c.number
        ORDER BY c.table_name, c.number
        """;
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery(chunks)) {
      String table = "";
      int number = -1;
      long owed = NONE;
      while (r.next()) {
        if (number != r.getInt(2) || !table.equals(r.getString(1))) {
          if (owed != NONE) {
            return false;
          }
          table = r.getString(1);
          number = r.getInt(2);
          owed = r.getLong(3);
        }
        owed -= r.getLong(4);
      }
      return owed == NONE;
    }
  }
}
