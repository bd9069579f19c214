package dev.turnstone.row;

import org.jspecify.annotations.Nullable;

/** Values by key, more than memory holds; gone when it is closed. Thread safe. */
public interface KeyedStore extends AutoCloseable {
  /**
   * Puts the value of a key.
   *
   * @param again the value instead where the key has one already
   * @throws dev.turnstone.problem.EngineException.Stopped when there is no space left
   */
  void put(byte[] key, byte[] value, byte[] again);

  /** The key's value, which may be empty; null when it has none. */
  byte @Nullable [] get(byte[] key);

  @Override
  void close();
}
