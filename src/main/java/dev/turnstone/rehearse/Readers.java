package dev.turnstone.rehearse;

import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.row.RowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does the same with every reader of a snapshot at once. */
final class Readers {
  private final List<RowSource> readers;
  private final AtomicBoolean failed = new AtomicBoolean();

  Readers(List<RowSource> readers) {
    this.readers = List.copyOf(readers);
  }

  RowSource first() {
    return readers.get(0);
  }

  /** True once one of them had to give up: the others need not go on. */
  boolean failed() {
    return failed.get();
  }

  /** Waits for every reader, also when one has failed, then passes on the first failure. */
  void each(Consumer<RowSource> work) {
    ExecutorService pool =
        Executors.newFixedThreadPool(readers.size(), r -> new Thread(r, "turnstone-rehearse"));
    try {
      List<Future<?>> running = new ArrayList<>();
      for (RowSource reader : readers) {
        running.add(pool.submit(() -> orGiveUp(reader, work)));
      }
      passOn(running);
    } finally {
      pool.shutdownNow();
    }
  }

  private void orGiveUp(RowSource reader, Consumer<RowSource> work) {
    try {
      work.accept(reader);
    } catch (RuntimeException | Error e) {
      failed.set(true);
      throw e;
    }
  }

  private static void passOn(List<Future<?>> running) {
    Throwable reason = null;
    for (Future<?> one : running) {
      Throwable found = outcome(one);
      reason = reason == null ? found : reason;
    }
    if (reason instanceof RuntimeException e) {
      throw e;
    }
    if (reason instanceof OutOfMemoryError e) {
      throw Stopped.memoryExhausted(e);
    }
    if (reason instanceof Error e) {
      throw e;
    }
  }

  private static @Nullable Throwable outcome(Future<?> one) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          one.get();
          return null;
        } catch (ExecutionException e) {
          return e.getCause();
        } catch (InterruptedException e) {
          interrupted = true; // nobody may still read when the snapshot is closed
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
