package dev.turnstone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowMemory;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.Side;
import dev.turnstone.row.Written;
import dev.turnstone.support.Catalogs;
import dev.turnstone.support.CellListCursor;
import dev.turnstone.support.Cells;
import dev.turnstone.support.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRowsTest {
  private static final String NAME = "main.item";
  private static final Table TABLE =
      Catalogs.withKey(Catalogs.table("main", "item", "id int64", "name text?"), "id");

  /** Rows of several blocks. */
  private static final int MANY = 9_000;

  @TempDir Path folder;

  @Test
  void tellsAfterReopeningWhatWasKept() {
    try (Journal journal = fresh()) {
      keep(journal, 0, 3, 2);
    }
    try (Journal journal = Journal.open(path())) {
      assertEquals(List.of("0 n0", "1 n1", "2 n2", "same", "same"), found(journal));
    }
  }

  @Test
  void ofAnUndoneStretchNothingIsLeft() {
    try (Journal journal = fresh();
        KeptRows rows = journal.keptRows()) {
      rows.begin(chunk(0));
      change(rows, 1, "a");
      rows.kept();
      change(rows, 2, "b");
      stay(rows, 3);
      rows.undone();
      change(rows, 2, "c");
      rows.kept();
      rows.undone();
      put(journal, 0, rows);
      assertEquals(List.of("1 a", "2 c"), found(journal));
    }
  }

  @Test
  void anUndoneStretchThatMemoryDidNotHoldIsTakenBack() throws IOException {
    try (Journal journal = fresh();
        KeptRows rows = journal.keptRows()) {
      rows.begin(chunk(0));
      List<String> expected = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        for (int i = 0; i < MANY; i++) {
          change(rows, i, noise(i));
        }
        rows.undone();
        change(rows, round, noise(round));
        rows.kept();
        expected.add(round + " " + noise(round));
      }
      for (int i = 0; i < MANY; i++) {
        change(rows, 10 + i, noise(i));
        expected.add((10 + i) + " " + noise(i));
      }
      rows.kept();
      put(journal, 0, rows);
      assertTrue(blocks(0) > 3, blocks(0) + " blocks");
      assertEquals(expected, found(journal));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertFalse(files.anyMatch(f -> f.toString().endsWith(".tmp")));
    }
  }

  @Test
  void nothingThatARowHeldIsReadableInTheFiles() throws IOException {
    try (Journal journal = fresh()) {
      keep(journal, 0, 100, 0);
      assertTrue(found(journal).contains("7 n7"));
      try (KeptRows rows = journal.keptRows()) {
        rows.begin(chunk(1));
        change(rows, 1, "Ada Lovelace");
        rows.kept();
        put(journal, 1, rows);
      }
    }
    for (Path file : List.of(path(), folder.resolve("key"))) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertFalse(bytes.contains("Ada") || bytes.contains("Lovelace"), file.toString());
    }
  }

  @Test
  void aRunThatKeepsNothingNeedsNoKey() {
    try (Journal journal = fresh()) {
      keep(journal, 0, 0, 0);
    }
    assertTrue(Files.notExists(folder.resolve("key")));
  }

  @Test
  void aChunkTriedAgainReplacesWhatTheFirstTryKept() {
    try (Journal journal = fresh()) {
      keep(journal, 0, 5, 5);
      keep(journal, 0, 1, 1);
      assertEquals(List.of("0 n0", "same"), found(journal));
      journal.claimed(NAME, range(0));
      assertEquals(List.of(), found(journal));
    }
    Journal.open(path()).close();
  }

  @Test
  void withoutItsKeyFileNothingIsRead() throws IOException {
    try (Journal journal = fresh()) {
      keep(journal, 0, 1, 0);
    }
    Files.delete(folder.resolve("key"));
    try (Journal journal = Journal.open(path())) {
      EngineException refused = assertThrows(EngineException.class, () -> found(journal));
      assertEquals(Code.KEY_FILE_MISSING, refused.problems().get(0).code());
    }
  }

  static KeptRows oneChangedOneNot(Journal journal, int chunk) {
    KeptRows rows = journal.keptRows();
    rows.begin(chunk(chunk));
    change(rows, 1, "one");
    stay(rows, 2);
    rows.kept();
    return rows;
  }

  private void keep(Journal journal, int chunk, int changed, int same) {
    try (KeptRows rows = journal.keptRows()) {
      rows.begin(chunk(chunk));
      for (int i = 0; i < changed; i++) {
        change(rows, i, "n" + i);
      }
      for (int i = 0; i < same; i++) {
        stay(rows, 1000 + i);
      }
      rows.kept();
      put(journal, chunk, rows);
    }
  }

  static void put(Journal journal, int chunk, KeptRows rows) {
    Fingerprints none = journal.chunkFingerprints();
    long found = rows.changed() + rows.stayed();
    ChunkCounts counts =
        new ChunkCounts(found, new Written(0, rows.changed(), rows.stayed()), 0, 0);
    journal.prepared(
        new ChunkResult(NAME, chunk, counts, Digests.NOTHING, none, List.of(), Optional.of(rows)),
        range(chunk));
    none.close();
  }

  static KeptRows.Chunk chunk(int number) {
    RowProgram keys = RowProgram.readKey(new Side(TABLE, Vendor.SQLITE));
    return new KeptRows.Chunk(NAME, number, keys, 2, RowMemory.shared());
  }

  private static ChunkRange range(int number) {
    return new ChunkRange(number, List.of(), number == 1 ? List.of() : List.of("" + number));
  }

  static void change(KeptRows rows, int id, String name) {
    rows.changes(CellListCursor.on(Cells.whole(id), Cells.text(name), Cells.whole(id)));
  }

  private static void stay(KeptRows rows, int id) {
    rows.stays(CellListCursor.on(Cells.whole(id)));
  }

  /** Text of about a kilobyte that does not become shorter. */
  static String noise(int seed) {
    Random random = new Random(seed);
    return random
        .ints(1000, 33, 127)
        .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
        .toString();
  }

  static List<String> found(Journal journal) {
    List<String> rows = new ArrayList<>();
    Cell cell = new Cell();
    Prior.Visitor visitor =
        new Prior.Visitor() {
          @Override
          public void changed(byte[] keys, int offset, int length, RowCursor row) {
            row.read(0, cell);
            long id = cell.number();
            row.read(1, cell);
            rows.add(id + " " + cell.sliceAsText());
          }

          @Override
          public void same(byte[] keys, int offset, int length) {
            rows.add("same");
          }
        };
    journal.chunks(NAME).forEach(chunk -> journal.prior().visit(chunk, visitor));
    return rows;
  }

  private int blocks(int chunk) {
    return Integer.parseInt(
        raw().query("select count(*) from prior where chunk = " + chunk).get(0).get(0));
  }

  private TestDatabase raw() {
    return new TestDatabase("sqlite", "", 0, path().toString(), "", "");
  }

  private Path path() {
    return folder.resolve("journal.db");
  }

  private Journal fresh() {
    return fresh(folder);
  }

  static Journal fresh(Path folder) {
    try {
      for (String old : List.of("journal.db", "journal.db-wal", "journal.db-shm", "key")) {
        Files.deleteIfExists(folder.resolve(old));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return Journal.create(
        folder.resolve("journal.db"),
        new RunHeader("run-1", "abc", "{}", "sqlite:a", "sqlite:b", Instant.EPOCH, ""));
  }
}
