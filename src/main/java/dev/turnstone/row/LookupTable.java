package dev.turnstone.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table by key: canonical key bytes to the value that was found.
 *
 * @param name as shown to people
 * @param keys the key columns, in the order of the key
 * @param value the column whose value is taken
 */
record LookupTable(String name, List<Place> keys, Place value, LookupEntries entries) {
  /** Stands for a key that several rows have. */
  static final FrozenCell AMBIGUOUS = FrozenCell.ambiguous();

  LookupTable {
    keys = List.copyOf(keys);
  }

  @Nullable FrozenCell find(ByteKey key) {
    return entries.find(key);
  }
}
