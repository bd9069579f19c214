package dev.turnstone.support;

import java.util.List;

/**
 * Short patience of the product with servers, for as long as a test needs it; programs it starts
 * have it too.
 */
public final class Patiently implements AutoCloseable {
  private static final String SILENCE = "turnstone.silence.seconds";
  private static final String LOCK = "turnstone.lock.seconds";

  static final List<String> NAMES = List.of(SILENCE, LOCK);

  public Patiently(int silenceSeconds, int lockSeconds) {
    System.setProperty(SILENCE, Integer.toString(silenceSeconds));
    System.setProperty(LOCK, Integer.toString(lockSeconds));
  }

  @Override
  public void close() {
    System.clearProperty(SILENCE);
    System.clearProperty(LOCK);
  }
}
