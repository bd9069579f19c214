package dev.turnstone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.row.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final String TABLE = "public.customer";
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  /** Rows of more than one block. */
  private static final int MANY = 300_000;

  @TempDir Path folder;

  @Test
  void tellsAfterReopeningWhatWasRecorded() {
    ChunkRange range = new ChunkRange(0, List.of(), List.of("a'\"\u0000é"));
    try (Journal journal = fresh()) {
      journal.claimed(TABLE, range);
      journal.prepared(result(10, List.of(setAside())), range);
      journal.stepDone("create", 1.5);
      journal.goals(List.of(new Journal.Goal(true, "{}"), new Journal.Goal(false, "[]")));
      journal.state(RunState.STOPPED, NOON);
    }
    try (Journal journal = Journal.open(path())) {
      ChunkRecord chunk = journal.chunks(TABLE).get(0);
      assertEquals(ChunkRecord.State.PREPARED, chunk.state());
      assertEquals(range, chunk.range());
      assertEquals(new ChunkCounts(11, new Written(10, 0, 0), 0, 1), chunk.counts());
      assertEquals(new Digests(45, 45), chunk.digests());
      assertEquals(List.of(setAside()), all(journal));
      assertEquals(Map.of("create", 1.5), journal.steps());
      assertEquals(
          List.of(new Journal.Goal(true, "{}"), new Journal.Goal(false, "[]")), journal.goals());
      assertEquals(RunState.STOPPED, journal.state());
      assertEquals(Optional.of(NOON), journal.ended());
      assertEquals("run-1", journal.header().run());
    }
  }

  @Test
  void aChunkTriedAgainReplacesWhatTheFirstTryLeft() {
    try (Journal journal = fresh()) {
      journal.prepared(result(10, List.of(setAside(), setAside())), ChunkRange.WHOLE);
      journal.prepared(result(12, List.of(setAside())), ChunkRange.WHOLE);
      assertEquals(12, journal.chunks(TABLE).get(0).counts().written().inserted());
      assertEquals(1, all(journal).size());
      assertEquals(12, hashes(journal).size());
    }
  }

  @Test
  void committingAChunkKeepsItsFingerprints() {
    try (Journal journal = fresh()) {
      journal.prepared(result(3, List.of()), ChunkRange.WHOLE);
      journal.committed(journal.chunks(TABLE).get(0));
      assertEquals(ChunkRecord.State.DONE, journal.chunks(TABLE).get(0).state());
      assertEquals(List.of(0L, 1L, 2L), hashes(journal));
    }
  }

  @Test
  void onlyARemovalThatTookPlaceCounts() {
    Removed row = new Removed(setAside(), "0102", 77);
    Removed alike = new Removed(setAside(), "", 5);
    try (Journal journal = fresh()) {
      journal.prepared(result(10, List.of(setAside())), ChunkRange.WHOLE);
      journal.committed(journal.chunks(TABLE).get(0));
      Removals removals = journal.removals();
      assertEquals(Optional.empty(), removals.latest());
      removals.begin(TABLE);
      removals.record(List.of(row, alike, alike));
      assertEquals(Optional.of(new Removals.Removal(1, TABLE)), removals.latest());
      removals.begin(TABLE);
      removals.record(List.of(alike));
      removals.undo();

      assertEquals(Optional.empty(), removals.latest());
      assertEquals(2, removals.begun());
      assertEquals(3, removals.rows(TABLE));
      assertEquals(Map.of(Code.NOT_A_NUMBER, 4L), journal.causes(TABLE));
      assertEquals(
          new TableTotals(new ChunkCounts(11, new Written(7, 0, 0), 0, 4), 45 - 77 - 5 - 5),
          journal.totals(TABLE));
    }
  }

  @Test
  void aTableThatIsLoadedAnewIsForgotten() {
    try (Journal journal = fresh()) {
      journal.prepared(result(3, List.of(setAside())), ChunkRange.WHOLE);
      journal.forget(TABLE);
      assertEquals(List.of(), journal.chunks(TABLE));
      assertEquals(List.of(), all(journal));
    }
  }

  @Test
  void refusedRowsAreTakenOutOfAChunksFingerprints() {
    try (Fingerprints rows = new Fingerprints(() -> new Spool(folder))) {
      for (int i = 0; i < 5; i++) {
        rows.add(i * 2L, new byte[] {(byte) i}, 1, 100 + i);
      }
      rows.remove(LongStream.of(0, 6).iterator());
      assertEquals(List.of(101L, 102L, 104L), hashes(rows));
      assertEquals(307, rows.digest());
      assertEquals(3, rows.rows());
    }
  }

  @Test
  void refusedRowsAreTakenOutOfFingerprintsThatMemoryDoesNotHold() throws IOException {
    try (Fingerprints rows = new Fingerprints(() -> new Spool(folder))) {
      for (int i = 0; i < MANY; i++) {
        rows.add(i * 3L, new byte[] {1, 2, 3}, 3, i);
      }
      long[] refused = LongStream.range(0, MANY).filter(i -> i % 1000 == 7).toArray();
      rows.remove(LongStream.of(refused).map(i -> i * 3).iterator());
      List<Long> left = LongStream.range(0, MANY).filter(i -> i % 1000 != 7).boxed().toList();
      assertEquals(left, hashes(rows));
      assertEquals(left.size(), rows.rows());
      assertEquals(left.stream().mapToLong(Long::longValue).sum(), rows.digest());
      rows.clear();
      assertEquals(List.of(), hashes(rows));
      rows.add(0, new byte[0], 0, 5);
      assertEquals(List.of(5L), hashes(rows));
      try (Stream<Path> files = Files.list(folder)) {
        assertEquals(List.of(), files.toList());
      }
    }
  }

  @Test
  void aLongChunksFingerprintsAreKeptInOrder() {
    List<Long> all = LongStream.range(0, MANY).boxed().toList();
    try (Journal journal = fresh();
        Fingerprints rows = journal.chunkFingerprints()) {
      all.forEach(i -> rows.add(i, new byte[] {9}, 1, i));
      ChunkCounts counts = new ChunkCounts(MANY, new Written(MANY, 0, 0), 0, 0);
      Digests digests = new Digests(rows.digest(), rows.digest());
      journal.prepared(
          new ChunkResult(TABLE, 0, counts, digests, rows, List.of(), Optional.empty()),
          ChunkRange.WHOLE);
      journal.committed(journal.chunks(TABLE).get(0));
    }
    try (Journal journal = Journal.open(path())) {
      assertEquals(all, hashes(journal));
      journal.claimed(TABLE, ChunkRange.WHOLE);
      assertEquals(List.of(), hashes(journal));
    }
    Journal.open(path()).close();
  }

  private static List<Long> hashes(Fingerprints rows) {
    List<Long> hashes = new ArrayList<>();
    for (byte[] block : rows.blocks()) {
      FingerprintBlock.visit(block, (keys, offset, length, hash) -> hashes.add(hash));
    }
    return hashes;
  }

  @Test
  void aFileThatIsNoJournalIsRefusedByName() throws IOException {
    Files.writeString(path(), "not a journal", StandardCharsets.UTF_8);
    JournalDamaged refused = assertThrows(JournalDamaged.class, () -> Journal.open(path()));
    assertTrue(refused.getMessage().contains("journal.db"), refused.getMessage());
  }

  @Test
  void aMissingFileIsNotMadeUp() {
    assertThrows(JournalDamaged.class, () -> Journal.open(path()));
    assertTrue(Files.notExists(path()));
  }

  private Path path() {
    return folder.resolve("journal.db");
  }

  private Journal fresh() {
    return Journal.create(
        path(), new RunHeader("run-1", "abc", "{}", "sqlite:a", "sqlite:b", NOON, ""));
  }

  private ChunkResult result(int rows, List<SetAside> setAside) {
    Fingerprints fingerprints = new Fingerprints(() -> new Spool(folder));
    for (int i = 0; i < rows; i++) {
      fingerprints.add(i, new byte[] {(byte) i}, 1, rows < 100 ? i : i * 0x9E3779B97F4A7C15L);
    }
    long digest = fingerprints.digest();
    ChunkCounts counts =
        new ChunkCounts(rows + setAside.size(), new Written(rows, 0, 0), 0, setAside.size());
    return new ChunkResult(
        TABLE, 0, counts, new Digests(digest, digest), fingerprints, setAside, Optional.empty());
  }

  private static SetAside setAside() {
    Map<String, OriginalValue> original = new LinkedHashMap<>();
    original.put("qty", new OriginalValue("text", Optional.of("abc"), Optional.empty()));
    original.put("raw", new OriginalValue("blob", Optional.empty(), Optional.of("00ff")));
    original.put("none", new OriginalValue("null", Optional.empty(), Optional.empty()));
    return new SetAside(
        TABLE,
        0,
        Map.of("id", "2"),
        Optional.of("qty"),
        Code.NOT_A_NUMBER,
        "not a number",
        Optional.empty(),
        original);
  }

  private static List<SetAside> all(Journal journal) {
    List<SetAside> rows = new ArrayList<>();
    journal.setAside(rows::add);
    return rows;
  }

  private static List<Long> hashes(Journal journal) {
    List<Long> hashes = new ArrayList<>();
    journal.fingerprints(TABLE, (keys, offset, length, hash) -> hashes.add(hash));
    return hashes;
  }
}
