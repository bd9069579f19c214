package dev.turnstone.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Large blocks that are written once, as rows of a table of the journal of their own, while the row
 * of the chunk or table they belong to is small and written at every step. That row holds the sum
 * of the checksums of its blocks' rows, so that none can be lost or exchanged without the other.
 *
 * @param name of the table
 * @param owner the table of the rows that they belong to
 * @param number the owner's chunk number in SQL
 * @param sum the owner's column of the sum
 */
record BlockRows(String name, String owner, String number, String sum) {
  /** Keys and hashes of the rows a chunk wrote. */
  static final BlockRows FINGERPRINTS =
      new BlockRows("fingerprints", "chunk", "number", "fingerprints");

  /** The rows that a chunk found in the target. */
  static final BlockRows PRIOR = new BlockRows("prior", "chunk", "number", "prior");

  /** Keys and hashes of all rows that a table held before the run; belong to chunk 0. */
  static final BlockRows BEFORE = new BlockRows("before_rows", "before", "0", "blocks");

  /** The sum of a chunk without blocks. */
  static final long NONE = 0;

  /** Puts a chunk's blocks in place of earlier ones; returns the sum of their checksums. */
  long put(Connection c, String table, int chunk, Iterable<byte[]> blocks) throws SQLException {
    drop(c, table, chunk);
    long total = NONE;
    int part = 0;
    for (byte[] block : blocks) {
      total += add(c, table, new Block(chunk, part++, block));
    }
    return total;
  }

  /** A block by its chunk and its position there. */
  @SuppressWarnings("ArrayRecordComponent")
  record Block(int chunk, int part, byte[] bytes) {}

  /** Adds one block; returns its checksum. */
  long add(Connection c, String table, Block block) throws SQLException {
    return JournalFile.put(c, name, List.of(table, block.chunk(), block.part(), block.bytes()));
  }

  /** Takes a chunk's blocks away, where there are any. */
  void drop(Connection c, String table, int chunk) throws SQLException {
    String sql = "DELETE FROM " + name + " WHERE table_name = ? AND chunk = ?";
    try (PreparedStatement p = c.prepareStatement(sql)) {
      p.setString(1, table);
      p.setInt(2, chunk);
      p.executeUpdate();
    }
  }

  /** One of the chunk's blocks, counted from 0; empty behind the last. */
  Optional<byte[]> block(Connection c, String table, int chunk, int part) throws SQLException {
    String sql = "SELECT block FROM " + name + " WHERE table_name = ? AND chunk = ? AND part = ?";
    try (PreparedStatement p = c.prepareStatement(sql)) {
      p.setString(1, table);
      p.setInt(2, chunk);
      p.setInt(3, part);
      try (ResultSet r = p.executeQuery()) {
        return r.next() ? Optional.of(r.getBytes(1)) : Optional.empty();
      }
    }
  }

  /** True when every owner has the blocks it was recorded with, and every block its owner. */
  boolean belong(Connection c) throws SQLException {
    String strangers =
        """
        SELECT 1 FROM BLOCKS b
        WHERE NOT EXISTS (SELECT 1 FROM OWNER o WHERE o.table_name = b.table_name AND NUMBER = b.chunk)
        LIMIT 1
        """;
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery(named(strangers))) {
      return !r.next() && sumsAgree(c);
    }
  }

  /** SQLite's own sum does not go beyond 64 bits. */
  private boolean sumsAgree(Connection c) throws SQLException {
    String owners =
        """
        SELECT o.table_name, NUMBER, o.SUM, coalesce(b.sum, 0)
        FROM OWNER o LEFT JOIN BLOCKS b ON b.table_name = o.table_name AND b.chunk = NUMBER
        ORDER BY 1, 2
        """;
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery(named(owners))) {
      String table = "";
      int chunk = -1;
      long owed = NONE;
      while (r.next()) {
        if (chunk != r.getInt(2) || !table.equals(r.getString(1))) {
          if (owed != NONE) {
            return false;
          }
          table = r.getString(1);
          chunk = r.getInt(2);
          owed = r.getLong(3);
        }
        owed -= r.getLong(4);
      }
      return owed == NONE;
    }
  }

  private String named(String sql) {
    return sql.replace("BLOCKS", name)
        .replace("OWNER", owner)
        .replace("NUMBER", number.equals("0") ? "0" : "o." + number)
        .replace("SUM", sum);
  }
}
