package dev.turnstone.ui.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Work that waits for databases, files or locks, done beside the window, and its outcome brought
 * back to it. The only way from a view to such work; tests give executors that work at once.
 */
public final class Background {
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
    work.execute(
        () -> {
          T result;
          try {
            result = task.call();
          } catch (Throwable e) {
            window.execute(() -> failed.accept(e));
            return;
          }
          window.execute(() -> done.accept(result));
        });
  }
}
