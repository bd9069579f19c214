package dev.turnstone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Someone who changes kept rows, and mends the sums as well, meets the seal. */
class KeptRowsDamageTest {
  @TempDir Path folder;

  @Test
  void blocksThatWereExchangedAndSummedAnewDoNotOpen() throws SQLException {
    damaged(c -> exchange(c, "chunk = 0 and part = 0", "chunk = 1 and part = 0"));
    damaged(c -> exchange(c, "chunk = 0 and part = 0", "chunk = 0 and part = 1"));
  }

  @Test
  void aTailThatWasCutOffIsMissed() throws SQLException {
    damaged(
        c -> {
          try (Statement s = c.createStatement()) {
            s.execute("delete from prior where chunk = 0 and part = (select max(part) from prior)");
          }
        });
  }

  @Test
  void aFlippedBitIsFoundAlsoWhenItWasSummedAnew() throws SQLException {
    Random random = new Random(11);
    for (int i = 0; i < 40; i++) {
      damaged(
          c -> {
            byte[] block = block(c, "chunk = 0 and part = 0");
            block[random.nextInt(block.length)] ^= (byte) (1 << random.nextInt(8));
            put(c, "chunk = 0 and part = 0", block);
          });
    }
  }

  private interface Tampering {
    void with(Connection connection) throws SQLException;
  }

  /** Someone who also mends the sums meets the seal. */
  private void damaged(Tampering tampering) throws SQLException {
    try (Journal journal = KeptRowsTest.fresh(folder)) {
      for (int chunk = 0; chunk < 2; chunk++) {
        try (KeptRows rows = journal.keptRows()) {
          rows.begin(KeptRowsTest.chunk(chunk));
          IntStream.range(0, 1500)
              .forEach(i -> KeptRowsTest.change(rows, i, KeptRowsTest.noise(i)));
          rows.kept();
          KeptRowsTest.change(rows, 5000, "last");
          rows.kept();
          KeptRowsTest.put(journal, chunk, rows);
        }
      }
    }
    try (Connection c = new TestDatabase("sqlite", "", 0, path().toString(), "", "").connect()) {
      tampering.with(c);
      mendSums(c);
    }
    try (Journal journal = Journal.open(path())) {
      JournalDamaged damaged =
          assertThrows(JournalDamaged.class, () -> KeptRowsTest.found(journal));
      assertEquals(Code.SEAL_BROKEN, damaged.problems().get(0).code());
      assertTrue(damaged.getMessage().contains(path().toString()), damaged.getMessage());
    }
  }

  private static void exchange(Connection c, String one, String other) throws SQLException {
    byte[] first = block(c, one);
    byte[] second = block(c, other);
    assertFalse(Arrays.equals(first, second));
    put(c, one, second);
    put(c, other, first);
  }

  private static byte[] block(Connection c, String where) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery("select block from prior where " + where)) {
      assertTrue(r.next(), where);
      return r.getBytes(1);
    }
  }

  private static void put(Connection c, String where, byte[] block) throws SQLException {
    try (PreparedStatement p = c.prepareStatement("update prior set block = ? where " + where)) {
      p.setBytes(1, block);
      p.executeUpdate();
    }
  }

  private static void mendSums(Connection c) throws SQLException {
    for (String table : List.of("prior", "chunk")) {
      if (table.equals("chunk")) {
        ownSums(c);
      }
      List<List<Object>> rows = new ArrayList<>();
      try (Statement s = c.createStatement();
          ResultSet r = s.executeQuery("select * from " + table)) {
        while (r.next()) {
          List<Object> fields = new ArrayList<>();
          for (int i = 2; i <= r.getMetaData().getColumnCount(); i++) {
            fields.add(r.getObject(i));
          }
          rows.add(fields);
        }
      }
      for (List<Object> fields : rows) {
        JournalFile.put(c, table, fields);
      }
    }
  }

  /** SQLite's own sum does not go beyond 64 bits. */
  private static void ownSums(Connection c) throws SQLException {
    for (int chunk = 0; chunk < 2; chunk++) {
      long sum = 0;
      try (Statement s = c.createStatement();
          ResultSet r = s.executeQuery("select sum from prior where chunk = " + chunk)) {
        while (r.next()) {
          sum += r.getLong(1);
        }
      }
      try (Statement s = c.createStatement()) {
        s.execute("update chunk set prior = " + sum + " where number = " + chunk);
      }
    }
  }

  private Path path() {
    return folder.resolve("journal.db");
  }
}
