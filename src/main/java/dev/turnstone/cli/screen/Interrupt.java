package dev.turnstone.cli.screen;

import dev.turnstone.run.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns Ctrl+C and a termination by the system into a stop at the next chunk boundary: the process
 * ends when the run has ended, with the run's own exit code.
 */
public final class Interrupt {
  private static final long PATIENCE_SECONDS = 60;
  private static final int STOPPED = 4;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Cancellation running;
  private volatile int code = STOPPED;

  /** From now on an interrupt stops this run. */
  public void stops(Cancellation cancellation) {
    running = cancellation;
  }

  /** Everything is said and done; {@code exitCode} is what the process is to end with. */
  public void ended(int exitCode) {
    code = exitCode;
    ended.countDown();
  }

  /** What the runtime is to do when it is told to shut down. */
  public Thread hook(Terminal terminal) {
    return new Thread(() -> stop(terminal), "turnstone-interrupt");
  }

  private void stop(Terminal terminal) {
    Cancellation cancellation = running;
    if (cancellation == null || ended.getCount() == 0) {
      return;
    }
    if (!terminal.live()) { // bars say it themselves
      terminal.err().println("Stopping at the next safe point.");
    }
    cancellation.stop("interrupted from outside");
    try {
      boolean inTime = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Runtime.getRuntime().halt(inTime ? code : STOPPED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the runtime shuts down without waiting
    }
  }
}
