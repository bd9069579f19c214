package dev.turnstone.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same work on several named threads at once and waits for all of them. */
final class Sessions {
  private final int count;
  private final String run;

  Sessions(int count, String run) {
    this.count = count;
    this.run = run;
  }

  /** Passes on the first failure once every thread has ended. */
  void each(Runnable work) {
    ExecutorService pool =
        Executors.newFixedThreadPool(count, r -> new Thread(r, "turnstone-" + run + "-session"));
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      running.add(pool.submit(work));
    }
    pool.shutdown();
    Throwable failure = null;
    boolean interrupted = false;
    for (Future<?> future : running) {
      try {
        future.get();
      } catch (ExecutionException e) {
        failure = failure == null ? e.getCause() : failure;
      } catch (InterruptedException e) {
        interrupted = true;
        pool.shutdownNow();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure instanceof RuntimeException refused) {
      throw refused;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }
}
