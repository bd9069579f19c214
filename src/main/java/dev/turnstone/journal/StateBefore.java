package dev.turnstone.journal;

import dev.turnstone.journal.BlockRows.Block;
import dev.turnstone.journal.Seal.Place;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the target held before the run's first write: of tables that were not empty the fingerprints
 * of all rows over all columns they store, and where counting columns would have counted on. Thread
 * safe.
 */
public final class StateBefore {
  private static final String KIND = "before";
  private static final int CHUNK = 0;
  private final JournalFile file;
  private final Supplier<Seal> seal;

  StateBefore(JournalFile file, Supplier<Seal> seal) {
    this.file = file;
    this.seal = seal;
  }

  /**
   * All rows of a table.
   *
   * @param digest sum of the hashes of all columns it stores, modulo 2^64
   */
  public record Rows(long rows, long digest) {}

  /** As {@link Rows}, and how far it was recorded. */
  private record Recorded(Rows rows, int parts, boolean whole, long blocks) {
    static final Recorded NOTHING = new Recorded(new Rows(0, 0), 0, false, BlockRows.NONE);
  }

  /** Begins to record a table, in place of what a killed try left. */
  public void begin(String table) {
    file.writeSoon(
        c -> {
          BlockRows.BEFORE.drop(c, table, CHUNK);
          put(c, table, Recorded.NOTHING);
        });
  }

  /** Adds rows of a table that was begun. */
  public void add(String table, Fingerprints rows) {
    Seal open = seal.get();
    file.writeSoon(
        c -> {
          Recorded now = recorded(c, table).orElseThrow();
          int part = now.parts();
          long blocks = now.blocks();
          for (byte[] block : rows.blocks()) {
            Block plain = new Block(CHUNK, part++, block);
            blocks += BlockRows.BEFORE.add(c, table, sealed(open, table, plain, false));
          }
          Rows sum = new Rows(now.rows().rows() + rows.rows(), now.rows().digest() + rows.digest());
          put(c, table, new Recorded(sum, part, false, blocks));
        });
  }

  /** All rows of the table were added; durable, with all before it, when this returns. */
  public void end(String table) {
    Seal open = seal.get();
    file.write(
        c -> {
          Recorded now = recorded(c, table).orElseThrow();
          Block mark = new Block(CHUNK, now.parts(), new FingerprintBlock().compressed());
          long sum = BlockRows.BEFORE.add(c, table, sealed(open, table, mark, true));
          put(c, table, new Recorded(now.rows(), now.parts() + 1, true, now.blocks() + sum));
        });
  }

  private static Block sealed(Seal open, String table, Block block, boolean last) {
    byte[] sealed = open.seal(block.bytes(), place(table, block.part(), last));
    return new Block(CHUNK, block.part(), sealed);
  }

  private static Place place(String table, int part, boolean last) {
    return new Place(KIND, table, CHUNK, part, last);
  }

  /** What the table held; empty when it was made or had to be empty, or was not recorded whole. */
  public Optional<Rows> rows(String table) {
    return file.read(c -> recorded(c, table)).filter(Recorded::whole).map(Recorded::rows);
  }

  /**
   * Visits the fingerprints of all rows that the table held; of none where {@link #rows} is empty.
   *
   * @param visitor given the bytes of the table's identity, and the hash of all columns it stores
   * @throws dev.turnstone.problem.EngineException.JournalDamaged when a block does not open or rows
   *     are missing; the visitor may have been told of rows before
   */
  public void fingerprints(String table, Fingerprints.Visitor visitor) {
    Optional<Rows> held = rows(table);
    if (held.isEmpty()) {
      return;
    }
    long[] found = new long[2];
    Optional<byte[]> block = block(table, 0);
    for (int part = 0; block.isPresent(); part++) {
      Optional<byte[]> next = block(table, part + 1);
      byte[] rows = seal.get().open(block.get(), place(table, part, next.isEmpty()));
      FingerprintBlock.visit(
          rows,
          (keys, offset, length, hash) -> {
            found[0]++;
            found[1] += hash;
            visitor.row(keys, offset, length, hash);
          });
      block = next;
    }
    if (!held.get().equals(new Rows(found[0], found[1]))) {
      throw JournalFile.damaged(file.path(), "rows held before are missing of " + table, null);
    }
  }

  private Optional<byte[]> block(String table, int part) {
    return file.read(c -> BlockRows.BEFORE.block(c, table, CHUNK, part));
  }

  private static void put(Connection c, String table, Recorded now) throws SQLException {
    Rows rows = now.rows();
    JournalFile.put(
        c,
        "before",
        List.of(table, rows.rows(), rows.digest(), now.parts(), now.whole(), now.blocks()));
  }

  private static Optional<Recorded> recorded(Connection c, String table) throws SQLException {
    String sql = "SELECT rows, digest, parts, whole, blocks FROM before WHERE table_name = ?";
    try (PreparedStatement p = c.prepareStatement(sql)) {
      p.setString(1, table);
      try (ResultSet r = p.executeQuery()) {
        if (!r.next()) {
          return Optional.empty();
        }
        Rows rows = new Rows(r.getLong(1), r.getLong(2));
        return Optional.of(new Recorded(rows, r.getInt(3), r.getInt(4) == 1, r.getLong(5)));
      }
    }
  }

  /**
   * Where a column counted.
   *
   * @param table as {@code schema.name}
   * @param next the number it would have given next
   */
  public record Counter(String table, String column, BigInteger next) {}

  /** Records counting columns; durable when this returns. */
  public void counters(List<Counter> counters) {
    if (counters.isEmpty()) {
      return;
    }
    file.write(
        c -> {
          for (Counter counter : counters) {
            String next = counter.next().toString();
            JournalFile.put(c, "counter", List.of(counter.table(), counter.column(), next));
          }
        });
  }

  /** The number that the column would have given next; empty: nobody could tell. */
  public Optional<BigInteger> next(String table, String column) {
    String sql = "SELECT next FROM counter WHERE table_name = ? AND column_name = ?";
    return file.read(
        c -> {
          try (PreparedStatement p = c.prepareStatement(sql)) {
            p.setString(1, table);
            p.setString(2, column);
            try (ResultSet r = p.executeQuery()) {
              return r.next() ? Optional.of(new BigInteger(r.getString(1))) : Optional.empty();
            }
          }
        });
  }
}
