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
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
        prepare(journal, number);
        journal.committed(journal.chunks(TABLE).get(number));
      }
      recordBefore(journal.before());
    }
  }

  private void prepare(Journal journal, int number) {
    try (KeptRows rows = KeptRowsTest.oneChangedOneNot(journal, number)) {
      journal.prepared(result(number, rows), range(number));
    }
  }

  private void recordBefore(StateBefore before) {
    before.begin(TABLE);
    for (int part = 0; part < 2; part++) {
      try (Fingerprints rows = new Fingerprints(() -> new Spool(folder))) {
        rows.add(0, new byte[] {(byte) part}, 1, 77);
        before.add(TABLE, rows);
      }
    }
    before.end(TABLE);
    before.counters(List.of(new StateBefore.Counter(TABLE, "id", BigInteger.TEN)));
  }

  @Test
  void tellsWhatWasThereBefore() {
    try (Journal journal = Journal.open(path)) {
      StateBefore before = journal.before();
      assertEquals(Optional.of(new StateBefore.Rows(2, 154)), before.rows(TABLE));
      List<String> rows = new ArrayList<>();
      before.fingerprints(TABLE, (k, at, length, hash) -> rows.add(k[at] + " " + hash));
      assertEquals(List.of("0 77", "1 77"), rows);
      assertEquals(Optional.of(BigInteger.TEN), before.next(TABLE, "id"));
      assertEquals(Optional.empty(), before.next(TABLE, "other"));
      before.begin(TABLE);
      assertEquals(Optional.empty(), before.rows(TABLE), "half recorded");
    }
    Journal.open(path).close();
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
        "update chunk set prior = 1",
        "delete from prior where chunk = 1",
        "update prior set chunk = 7 - chunk",
        "update prior set part = 1",
        "update prior set block = x'00' where chunk = 0",
        "delete from before_rows where part = 1",
        "update before_rows set part = part + 1 where part = 2",
        "update before_rows set chunk = 1",
        "update before set digest = digest + 1",
        "delete from before",
        "update counter set next = '1'",
        "update meta set value = '00' where name = 'data key'",
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
      prepare(journal, 2);
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
        "run-1", "abc", "{}", "sqlite:a", "sqlite:b", Instant.parse("2026-01-02T12:00:00Z"), "");
  }

  private static ChunkRange range(int number) {
    return new ChunkRange(number, List.of(), List.of("" + number));
  }

  private ChunkResult result(int number, KeptRows prior) {
    Fingerprints fingerprints = new Fingerprints(() -> new Spool(folder));
    Random random = new Random(number);
    for (int i = 0; i < ROWS; i++) {
      fingerprints.add(i, new byte[] {(byte) (i >> 8), (byte) i}, 2, random.nextLong());
    }
    long digest = fingerprints.digest();
    ChunkCounts counts = new ChunkCounts(ROWS, new Written(ROWS - 2, 1, 1), 0, 0);
    return new ChunkResult(
        TABLE,
        number,
        counts,
        new Digests(digest, digest),
        fingerprints,
        List.of(),
        Optional.of(prior));
  }
}
