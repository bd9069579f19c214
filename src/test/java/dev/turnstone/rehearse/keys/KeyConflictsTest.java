package dev.turnstone.rehearse.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.journal.TemporaryRoom;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in files say the same as a walk through the rows with everything in memory. */
class KeyConflictsTest {
  @TempDir Path folder;

  @Test
  void rowsThatRepeatAKeyAreThoseThatAWalkInTheirOrderRefuses() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      int rows = 1 + random.nextInt(seed % 5 == 0 ? 9000 : 60);
      int values = 1 + random.nextInt(rows * 2);
      check(random, rows, values, "seed " + seed);
    }
  }

  private void check(Random random, int rows, int values, String note) {
    List<int[]> load = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      load.add(new int[] {random.nextInt(values), random.nextInt(values)});
    }
    Set<Integer> there = new HashSet<>();
    for (int i = 0; i < values / 4; i++) {
      there.add(random.nextInt(values));
    }
    try (BlockFile file = new BlockFile(folder)) {
      LoadKey first = key(file, load, 0, there);
      LoadKey second = key(file, load, 1, Set.of());

      KeyOutcome found =
          KeyConflicts.find(List.of(first, second), file, new TemporaryRoom(folder)::keyedStore);

      assertEquals(walk(load, there), refused(found), note);
    }
  }

  private static LoadKey key(BlockFile file, List<int[]> load, int which, Set<Integer> there) {
    KeyFile keys = new KeyFile(file);
    Entries entries = new Entries();
    for (int i = 0; i < load.size(); i++) {
      entries.add(bytes(load.get(i)[which]), RowSet.row(i / 1000, i % 1000), 0);
    }
    keys.add(entries);
    keys.seal();
    KeyFile present = new KeyFile(file);
    Entries all = new Entries();
    there.forEach(value -> all.add(bytes(value), 0, 1));
    present.add(all);
    present.seal();
    return new LoadKey(keys, present, false);
  }

  private static byte[] bytes(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static Set<Long> walk(List<int[]> load, Set<Integer> there) {
    Set<Long> refused = new TreeSet<>();
    Map<Integer, Set<Integer>> taken = new HashMap<>();
    taken.put(0, new HashSet<>(there));
    taken.put(1, new HashSet<>());
    for (int i = 0; i < load.size(); i++) {
      int[] row = load.get(i);
      if (taken.get(0).contains(row[0]) || taken.get(1).contains(row[1])) {
        refused.add(RowSet.row(i / 1000, i % 1000));
      } else {
        taken.get(0).add(row[0]);
        taken.get(1).add(row[1]);
      }
    }
    return refused;
  }

  private static Set<Long> refused(KeyOutcome found) {
    Set<Long> rows = new TreeSet<>();
    for (RowSet refused : found.refused()) {
      refused
          .byRange()
          .forEach((range, bits) -> bits.stream().forEach(p -> rows.add(RowSet.row(range, p))));
    }
    return rows;
  }

  @Test
  void rowsWhoseReferenceLeadsNowhereAreFound() {
    try (BlockFile file = new BlockFile(folder)) {
      KeyFile parents = new KeyFile(file);
      KeyFile children = new KeyFile(file);
      Entries entries = new Entries();
      for (int i = 0; i < 20_000; i++) {
        entries.add(bytes(i), RowSet.row(0, i), 0);
      }
      parents.add(entries);
      parents.seal();
      entries.clear();
      for (int i = 0; i < 50; i++) {
        entries.add(bytes(i * 500), RowSet.row(0, i), 0);
      }
      children.add(entries);
      children.seal();
      RowSet gone = new RowSet();
      gone.add(RowSet.row(0, 500));
      RowSet goneChildren = new RowSet();
      goneChildren.add(RowSet.row(0, 49));

      RowSet orphans =
          References.orphans(
              children, goneChildren, List.of(new References.Referred(parents, gone)));

      // 1 refers to the row that is gone, 40 to 48 beyond the last
      assertEquals(10, orphans.size());
      assertEquals(true, orphans.contains(RowSet.row(0, 1)));
      assertEquals(false, orphans.contains(RowSet.row(0, 49)));
    }
  }
}
