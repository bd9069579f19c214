package dev.turnstone.undo.difference;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.turnstone.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** The keys of the source rows that a run set aside of one table: eight bytes each. */
final class SetAsideKeys {
  private static final Hasher64 HASHER = Hashing.xxh3_64();
  private final long[] sorted;

  private SetAsideKeys(long[] sorted) {
    this.sorted = sorted;
  }

  static SetAsideKeys of(Journal journal, String table) {
    long[][] keys = {new long[64]};
    int[] count = new int[1];
    journal.setAside(
        table,
        row -> {
          if (!row.key().isEmpty()) {
            if (count[0] == keys[0].length) {
              keys[0] = Arrays.copyOf(keys[0], count[0] * 2);
            }
            keys[0][count[0]++] = hash(row.key().values());
          }
        });
    long[] sorted = Arrays.copyOf(keys[0], count[0]);
    Arrays.sort(sorted);
    return new SetAsideKeys(sorted);
  }

  boolean isEmpty() {
    return sorted.length == 0;
  }

  /** True for the key of a source row that was set aside. */
  boolean contain(Collection<String> key) {
    return Arrays.binarySearch(sorted, hash(key)) >= 0;
  }

  private static long hash(Collection<String> key) {
    byte[] joined = String.join("\0", key).getBytes(StandardCharsets.UTF_8);
    return HASHER.hashBytesToLong(joined, 0, joined.length);
  }
}
