package dev.turnstone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.Written;
import dev.turnstone.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is noticed when a journal is opened, and what a change of a chunk's state costs. */
class JournalChecksTest {
  private static final String TABLE = "main.item";
  private static final int ROWS = 100_000;
  @TempDir Path folder;
  private Path path = Path.of("");

  @BeforeEach
  void twoChunks() {
    path = folder.resolve("journal.db");
    try (Journal journal = Journal.create(path, header())) {
      for (int number = 0; number < 2; number++) {
        ChunkRange range = range(number);
        journal.claimed(TABLE, range);
        journal.prepared(result(number), range);
        journal.committed(journal.chunks(TABLE).get(number));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from fingerprints where chunk = 1",
        "delete from fingerprints where chunk = 0 and part = 1",
        "update fingerprints set part = 2 where part = 1",
        "delete from chunk where number = 0",
        "update fingerprints set block = x'00' where chunk = 1",
        "update fingerprints set chunk = 7 - chunk",
        "update fingerprints set sum = 0",
        "update chunk set state = 'CLAIMED' where number = 1",
        "update chunk set fingerprints = 0",
        "update meta set value = 'DONE' where name = 'state'"
      })
  void whatWasChangedOutsideIsNoticed(String change) {
    tamper(change);
    JournalDamaged refused = assertThrows(JournalDamaged.class, () -> Journal.open(path));
    assertEquals(Code.JOURNAL_DAMAGED, refused.problems().get(0).code());
  }

  @ParameterizedTest
  @CsvSource({"1, JOURNAL_TOO_OLD, older", "99, JOURNAL_TOO_NEW, newer"})
  void aJournalOfAnotherVersionIsRefusedByItsAge(int version, Code code, String word) {
    tamper("pragma user_version = " + version);
    JournalDamaged refused = assertThrows(JournalDamaged.class, () -> Journal.open(path));
    assertEquals(code, refused.problems().get(0).code());
    String message = refused.problems().get(0).message();
    assertTrue(message.contains(path.toString()) && message.contains(word), message);
  }

  @Test
  void aChangeOfStateDoesNotWriteTheFingerprintsAgain() throws IOException {
    try (Journal journal = Journal.open(path)) {
      ChunkRange range = range(2);
      journal.claimed(TABLE, range);
      journal.prepared(result(2), range);
      Path log = folder.resolve("journal.db-wal");
      long before = Files.size(log);
      journal.committed(journal.chunks(TABLE).get(2));
      long grown = Files.size(log) - before;
      assertTrue(before > 200_000, "the fingerprints are " + before + " bytes");
      assertTrue(grown > 0 && grown < 32_000, grown + " bytes for a change of state");
    }
  }

  @Test
  void aChunkClaimedAnewHasNoFingerprints() {
    try (Journal journal = Journal.open(path)) {
      journal.claimed(TABLE, range(1));
    }
    try (Journal journal = Journal.open(path)) {
      int[] rows = {0};
      journal.fingerprints(TABLE, (keys, offset, length, hash) -> rows[0]++);
      assertEquals(ROWS, rows[0]);
      assertEquals(ChunkRecord.State.CLAIMED, journal.chunks(TABLE).get(1).state());
    }
  }

  @Test
  void aTableThatWasForgottenLeavesNothingThatDoesNotBelong() {
    try (Journal journal = Journal.open(path)) {
      journal.forget(TABLE);
    }
    try (Journal journal = Journal.open(path)) {
      assertEquals(List.of(), journal.chunks(TABLE));
    }
  }

  private void tamper(String sql) {
    new TestDatabase("sqlite", "", 0, path.toString(), "", "").execute(sql);
  }

  private static RunHeader header() {
    return new RunHeader(
        "run-1", "abc", "{}", "sqlite:a", "sqlite:b", Instant.parse("2026-01-02T12:00:00Z"));
  }

  private static ChunkRange range(int number) {
    return new ChunkRange(number, List.of(), List.of("" + number));
  }

  private ChunkResult result(int number) {
    Fingerprints fingerprints = new Fingerprints(() -> new Spool(folder));
    Random random = new Random(number);
    for (int i = 0; i < ROWS; i++) {
      fingerprints.add(i, new byte[] {(byte) (i >> 8), (byte) i}, 2, random.nextLong());
    }
    long digest = fingerprints.digest();
    ChunkCounts counts = new ChunkCounts(ROWS, new Written(ROWS, 0, 0), 0, 0);
    return new ChunkResult(
        TABLE,
        number,
        counts,
        new Digests(digest, digest),
        fingerprints,
        List.of(),
        Optional.empty());
  }
}
