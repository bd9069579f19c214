package dev.turnstone.row;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values of one lookup table by canonical key bytes: in memory while they are few, else in a
 * file. Filled by one thread, then asked by any.
 */
final class LookupEntries implements AutoCloseable {
  /** What an entry takes in memory beside its bytes. */
  private static final int OVERHEAD = 200;

  private static final byte[] SEVERAL = {};

  private final Map<ByteKey, FrozenCell> inMemory = new HashMap<>();
  private final Supplier<KeyedStore> room;
  private @Nullable KeyedStore stored;
  private long left;

  /**
   * Entries.
   *
   * @param memory bytes they may take in memory
   * @param room where they go when they take more
   */
  LookupEntries(long memory, Supplier<KeyedStore> room) {
    this.left = memory;
    this.room = room;
  }

  /** Adds what one row says; a key that several rows have is {@link LookupTable#AMBIGUOUS}. */
  void add(byte[] key, Cell value) {
    FrozenCell kept = FrozenCell.of(value);
    KeyedStore file = stored;
    if (file != null) {
      file.put(key, kept.packed(), SEVERAL);
      return;
    }
    ByteKey found = ByteKey.of(key);
    boolean first = inMemory.putIfAbsent(found, kept) == null;
    if (!first) {
      inMemory.put(found, LookupTable.AMBIGUOUS);
      return;
    }
    left -= OVERHEAD + key.length + kept.size();
    if (left < 0) {
      move();
    }
  }

  private void move() {
    KeyedStore file = room.get();
    stored = file;
    inMemory.forEach(
        (key, value) -> {
          byte[] packed = value == LookupTable.AMBIGUOUS ? SEVERAL : value.packed();
          file.put(key.copy(), packed, SEVERAL);
        });
    inMemory.clear();
  }

  /** The key's value, {@link LookupTable#AMBIGUOUS}, or null when no row has the key. */
  @Nullable FrozenCell find(ByteKey key) {
    KeyedStore file = stored;
    if (file == null) return inMemory.get(key);
    byte[] packed = file.get(key.copy());
    if (packed == null) return null;
    return packed.length == 0 ? LookupTable.AMBIGUOUS : FrozenCell.unpacked(packed);
  }

  @Override
  public void close() {
    inMemory.clear();
    if (stored != null) stored.close();
  }
}
