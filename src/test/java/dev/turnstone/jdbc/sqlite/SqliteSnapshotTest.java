package dev.turnstone.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.jdbc.Address;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteSnapshotTest {
  private static final Table STONE = SqliteRows.table("stone", "v");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"delete", "wal"})
  void asManyReadersAsAskedForSeeOneState(String mode) {
    try (SqliteDatabase database = filled(mode);
        Snapshot snapshot = database.snapshot(4)) {
      assertEquals(4, snapshot.readers().size());
      for (RowSource reader : snapshot.readers()) {
        assertEquals(3, reader.count(SqliteRows.read(STONE)));
      }
    }
  }

  @Test
  void writersMeanwhileDoNotShow() throws Exception {
    try (SqliteDatabase database = filled("wal");
        Snapshot snapshot = database.snapshot(2)) {
      try (Connection other = other();
          Statement statement = other.createStatement()) {
        statement.execute("delete from stone where v = 1");
        statement.execute("insert into stone values (4), (5)");
      }
      for (RowSource reader : snapshot.readers()) {
        assertEquals(
            List.of(List.of("i1"), List.of("i2"), List.of("i3")),
            SqliteRows.rows(reader, SqliteRows.read(STONE), ChunkRange.WHOLE));
      }
      assertEquals(4, SqliteRows.all(database, STONE).size());
    }
  }

  @Test
  void aBusyWriterNeverSplitsTheReaders() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    try (SqliteDatabase database = filled("wal")) {
      Thread writer = new Thread(() -> insertUntil(stop));
      writer.start();
      try {
        boolean several = false;
        for (int attempt = 0; attempt < 15; attempt++) {
          try (Snapshot snapshot = database.snapshot(24)) {
            long first = snapshot.readers().get(0).count(SqliteRows.read(STONE));
            several |= snapshot.readers().size() == 24;
            for (RowSource reader : snapshot.readers()) {
              assertEquals(first, reader.count(SqliteRows.read(STONE)));
            }
          }
        }
        assertTrue(several, "now and then several readers start between two commits");
      } finally {
        stop.set(true);
        writer.join(10_000);
      }
    }
  }

  @Test
  void aSnapshotOutlivesAWriterThatClosesTheFile() {
    SqliteDatabase writing = filled("wal");
    try (SqliteDatabase reading =
            SqliteDatabase.open(Address.sqlite(folder.resolve("stones.db").toString()), true);
        Snapshot snapshot = reading.snapshot(2)) {
      writing.execute(List.of("delete from stone"));
      writing.close();

      assertEquals(3, snapshot.readers().get(1).count(SqliteRows.read(STONE)));
    }
  }

  private void insertUntil(AtomicBoolean stop) {
    try (Connection connection = other();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma synchronous = off");
      for (int i = 10; !stop.get(); i++) {
        statement.execute("insert into stone values (" + i + ")");
        if (i % 100 == 0) {
          Thread.sleep(40);
        }
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Connection other() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("stones.db"));
  }

  private SqliteDatabase filled(String mode) {
    return SqliteRows.open(
        folder,
        "pragma journal_mode = " + mode,
        "create table stone (v)",
        "insert into stone values (1), (2), (3)");
  }
}
