package dev.turnstone.ui.kit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Work that waits for databases, files or locks, done beside the window, and its outcome brought
 * back to it. The only way from a view to such work; tests give executors that work at once.
 */
public final class Background {
  private static final Duration LOOK = Duration.ofMillis(10);

  private final AtomicInteger underWay = new AtomicInteger();
  private final Executor work;
  private final Executor window;

  public Background(Executor work, Executor window) {
    this.work = work;
    this.window = window;
  }

  /** On threads that do not keep the program alive. */
  public static Background onThreads() {
    ExecutorService pool =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "turnstone-work");
              thread.setDaemon(true);
              return thread;
            });
    return new Background(pool, Platform::runLater);
  }

  /**
   * Does work, then one of the other two on the window's thread.
   *
   * @param failed told of whatever the work threw
   */
  public <T> void run(Callable<T> task, Consumer<T> done, Consumer<Throwable> failed) {
    underWay.incrementAndGet();
    work.execute(
        () -> {
          T result;
          try {
            result = task.call();
          } catch (Throwable e) {
            window.execute(() -> failed.accept(e));
            return;
          } finally {
            underWay.decrementAndGet();
          }
          window.execute(() -> done.accept(result));
        });
  }

  /**
   * Waits until all work is done, but not longer than so. For the end of the program.
   *
   * @return true when nothing is under way any more
   */
  public boolean settle(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (underWay.get() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return underWay.get() == 0;
  }
}
