package dev.turnstone.journal;

import dev.turnstone.problem.Code;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows set aside, as rows of the journal's {@code quarantine} table. */
final class Quarantine {
  private static final String COLUMNS =
      "table_name, chunk, key, column_name, code, reason, follows, original";
  private static final int FIELDS = 10;

  /** A mark is the hash of the row that was taken out, and its key. */
  private static final int HASH = Long.BYTES;

  private static final byte[] NEVER_WRITTEN = new byte[0];

  private Quarantine() {}

  /** Puts a chunk's set-aside rows in place of those an earlier try of the same chunk left. */
  static void replace(Connection c, ChunkResult result) throws SQLException {
    try (PreparedStatement p =
        c.prepareStatement(
            "DELETE FROM quarantine WHERE table_name = ? AND chunk = ? AND length(removed) = 0")) {
      p.setString(1, result.table());
      p.setInt(2, result.chunk());
      p.executeUpdate();
    }
    insert(c, result.setAside());
  }

  private static void insert(Connection c, Iterable<SetAside> rows) throws SQLException {
    long id = nextId(c);
    try (PreparedStatement p = JournalFile.putting(c, "quarantine", FIELDS)) {
      for (SetAside row : rows) {
        JournalFile.put(p, fields(id++, row, NEVER_WRITTEN));
      }
    }
  }

  /** Adds rows that are going to be taken out of the target. */
  static void remove(Connection c, List<Removed> rows) throws SQLException {
    long id = nextId(c);
    try (PreparedStatement p = JournalFile.putting(c, "quarantine", FIELDS)) {
      for (Removed row : rows) {
        byte[] key = HexFormat.of().parseHex(row.key());
        byte[] mark = ByteBuffer.allocate(key.length + HASH).putLong(row.hash()).put(key).array();
        JournalFile.put(p, fields(id++, row.row(), mark));
      }
    }
  }

  /** Forgets the rows from this id on that were to be taken out. */
  static void restore(Connection c, long fromId) throws SQLException {
    try (PreparedStatement p =
        c.prepareStatement("DELETE FROM quarantine WHERE id >= ? AND length(removed) > 0")) {
      p.setLong(1, fromId);
      p.executeUpdate();
    }
  }

  static long removedRows(Connection c, String table) throws SQLException {
    try (PreparedStatement p =
        c.prepareStatement(
            "SELECT count(*) FROM quarantine WHERE table_name = ? AND length(removed) > 0")) {
      p.setString(1, table);
      try (ResultSet r = p.executeQuery()) {
        r.next();
        return r.getLong(1);
      }
    }
  }

  static long nextId(Connection c) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery("SELECT coalesce(max(id), 0) + 1 FROM quarantine")) {
      r.next();
      return r.getLong(1);
    }
  }

  private static List<?> fields(long id, SetAside row, byte[] removed) {
    return List.of(
        id,
        row.table(),
        row.chunk(),
        JournalTexts.map(row.key()),
        row.column().orElse(""),
        row.code().name(),
        row.reason(),
        row.follows().orElse(""),
        JournalTexts.originals(row.original()),
        removed);
  }

  static void each(Connection c, Consumer<SetAside> consumer) throws SQLException {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM quarantine WHERE substr(table_name, 1, length(?1)) <> ?1"
            + " ORDER BY table_name, id";
    try (PreparedStatement p = c.prepareStatement(sql)) {
      p.setString(1, ChunkRecord.UNDO);
      try (ResultSet r = p.executeQuery()) {
        while (r.next()) {
          consumer.accept(row(r));
        }
      }
    }
  }

  static void each(Connection c, String table, Consumer<SetAside> consumer) throws SQLException {
    String sql = "SELECT " + COLUMNS + " FROM quarantine WHERE table_name = ? ORDER BY id";
    try (PreparedStatement p = c.prepareStatement(sql)) {
      p.setString(1, table);
      try (ResultSet r = p.executeQuery()) {
        while (r.next()) {
          consumer.accept(row(r));
        }
      }
    }
  }

  static void removed(Connection c, String table, Fingerprints.Visitor visitor)
      throws SQLException {
    try (PreparedStatement p =
        c.prepareStatement(
            "SELECT removed FROM quarantine WHERE table_name = ? AND length(removed) > 0")) {
      p.setString(1, table);
      try (ResultSet r = p.executeQuery()) {
        while (r.next()) {
          byte[] mark = r.getBytes(1);
          visitor.row(mark, HASH, mark.length - HASH, ByteBuffer.wrap(mark).getLong());
        }
      }
    }
  }

  static Map<Code, Long> causes(Connection c, String table) throws SQLException {
    Map<Code, Long> causes = new EnumMap<>(Code.class);
    try (PreparedStatement p =
        c.prepareStatement(
            "SELECT code, count(*) FROM quarantine WHERE table_name = ? GROUP BY code")) {
      p.setString(1, table);
      try (ResultSet r = p.executeQuery()) {
        while (r.next()) {
          causes.put(Code.valueOf(r.getString(1)), r.getLong(2));
        }
      }
    }
    return causes;
  }

  private static SetAside row(ResultSet r) throws SQLException {
    return new SetAside(
        r.getString(1),
        r.getInt(2),
        JournalTexts.map(r.getString(3)),
        Optional.of(r.getString(4)).filter(t -> !t.isEmpty()),
        Code.valueOf(r.getString(5)),
        r.getString(6),
        Optional.of(r.getString(7)).filter(t -> !t.isEmpty()),
        JournalTexts.originals(r.getString(8)));
  }
}
