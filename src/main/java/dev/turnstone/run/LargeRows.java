package dev.turnstone.run;

import java.util.concurrent.Semaphore;

/**
 * The turn to hold rows too large for all workers to hold one each at the same time: chunks with
 * such rows are done one after the other. Thread safe.
 */
final class LargeRows {
  private final Semaphore turn = new Semaphore(1, true);

  /** Waits for the turn and does the work. */
  void alone(Runnable work) {
    turn.acquireUninterruptibly();
    try {
      work.run();
    } finally {
      turn.release();
    }
  }
}
