package dev.turnstone.jdbc;

/**
 * How long a server is waited for before the work is tried anew. The system properties {@code
 * turnstone.silence.seconds} (60) and {@code turnstone.lock.seconds} (30), from 1 up, change it.
 */
public final class Patience {
  private static final int SILENCE_SECONDS = 60;
  private static final int LOCK_SECONDS = 30;

  private Patience() {}

  /**
   * Milliseconds that a connection in the middle of a chunk may stand still, to be longer than a
   * wait for a lock; statements that may rightly take hours are not held to it.
   */
  public static int silenceMillis() {
    return 1000 * Math.max(1, Integer.getInteger("turnstone.silence.seconds", SILENCE_SECONDS));
  }

  /** Seconds that a statement may wait for a lock of another session. */
  public static int lockSeconds() {
    return Math.max(1, Integer.getInteger("turnstone.lock.seconds", LOCK_SECONDS));
  }
}
