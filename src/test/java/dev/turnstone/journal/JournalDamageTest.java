package dev.turnstone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.row.Written;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journal of which any part was damaged is refused by its name, or the damage met nothing that is
 * in use: then it tells everything as before.
 */
class JournalDamageTest {
  private static final String TABLE = "main.item";
  private static final int DAMAGES = 500;
  private static final int ROWS = 3000;

  @TempDir Path folder;
  private byte[] whole = {};
  private List<String> told = List.of();

  @BeforeEach
  void everyKindOfRecord() throws IOException {
    try (Journal journal = KeptRowsTest.fresh(folder)) {
      for (int number = 0; number < 2; number++) {
        ChunkRange range = new ChunkRange(number, List.of(), List.of("" + number));
        journal.claimed(TABLE, range);
        prepare(journal, range);
        journal.committed(journal.chunks(TABLE).get(number));
      }
      StateBefore before = journal.before();
      before.begin(TABLE);
      try (Fingerprints rows = fingerprints()) {
        before.add(TABLE, rows);
      }
      before.end(TABLE);
      before.counters(List.of(new StateBefore.Counter(TABLE, "id", BigInteger.TEN)));
      journal.goals(List.of(new Journal.Goal(true, "{}"), new Journal.Goal(false, "[]")));
      journal.stepDone("create", 1.5);
      journal.state(RunState.STOPPED, Instant.EPOCH);
      told = told(journal);
    }
    whole = Files.readAllBytes(path());
  }

  @Test
  void ofFiveHundredFlippedBitsNoneIsReadAsSomethingElse() throws IOException {
    Random random = new Random(7);
    int found = 0;
    for (int i = 0; i < DAMAGES; i++) {
      int bit = random.nextInt(whole.length * 8);
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      found += foundOrHarmless(flipped, "bit " + bit);
    }
    assertTrue(found > DAMAGES / 2, "only " + found + " met something that is in use");
  }

  @Test
  void ofFiveHundredPlacesToCutItAtNoneIsMissed() throws IOException {
    Random random = new Random(8);
    for (int i = 0; i < DAMAGES; i++) {
      int length = random.nextInt(whole.length);
      assertEquals(1, foundOrHarmless(Arrays.copyOf(whole, length), "cut to " + length));
    }
  }

  /** 1 when it was found, 0 when it did no harm. */
  private int foundOrHarmless(byte[] damaged, String how) throws IOException {
    for (String beside : List.of("journal.db-wal", "journal.db-shm")) {
      Files.deleteIfExists(folder.resolve(beside));
    }
    Files.write(path(), damaged);
    try (Journal journal = Journal.open(path())) {
      assertEquals(told, told(journal), how);
      return 0;
    } catch (EngineException e) {
      Problem why = e.problems().get(0);
      assertTrue(e instanceof EngineException.JournalDamaged, () -> how + ": " + why);
      assertTrue(why.message().contains(path().toString()), () -> how + ": " + why.message());
      return 1;
    }
  }

  private void prepare(Journal journal, ChunkRange range) {
    try (KeptRows kept = KeptRowsTest.oneChangedOneNot(journal, range.number());
        Fingerprints rows = fingerprints()) {
      ChunkCounts counts = new ChunkCounts(ROWS + 1, new Written(ROWS - 2, 1, 1), 0, 1);
      Digests digests = new Digests(rows.digest(), rows.digest());
      List<SetAside> aside = List.of(setAside(range.number()));
      journal.prepared(
          new ChunkResult(TABLE, range.number(), counts, digests, rows, aside, Optional.of(kept)),
          range);
    }
  }

  private Fingerprints fingerprints() {
    Fingerprints rows = new Fingerprints(() -> new Spool(folder));
    Random random = new Random(9);
    for (int i = 0; i < ROWS; i++) {
      rows.add(i, new byte[] {(byte) (i >> 8), (byte) i}, 2, random.nextLong());
    }
    return rows;
  }

  private static SetAside setAside(int chunk) {
    return new SetAside(
        TABLE,
        chunk,
        Map.of("id", "2"),
        Optional.of("qty"),
        Code.NOT_A_NUMBER,
        "not a number",
        Optional.empty(),
        Map.of("qty", new OriginalValue("text", Optional.of("abc"), Optional.empty())));
  }

  /** Everything that a run, its verification or its undo would take from the journal. */
  private static List<String> told(Journal journal) {
    List<String> all = new ArrayList<>();
    all.add(journal.header().toString());
    all.add(journal.state() + " " + journal.ended());
    all.add(journal.steps() + " " + journal.goals());
    journal.chunks(TABLE).forEach(chunk -> all.add(chunk.toString()));
    journal.fingerprints(TABLE, rowInto(all));
    journal.setAside(row -> all.add(row.toString()));
    all.addAll(KeptRowsTest.found(journal));
    all.add(journal.before().rows(TABLE) + " " + journal.before().next(TABLE, "id"));
    journal.before().fingerprints(TABLE, rowInto(all));
    return Collections.unmodifiableList(all);
  }

  private static Fingerprints.Visitor rowInto(List<String> all) {
    return (keys, offset, length, hash) ->
        all.add(HexFormat.of().formatHex(keys, offset, offset + length) + " " + hash);
  }

  private Path path() {
    return folder.resolve("journal.db");
  }
}
