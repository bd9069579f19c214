package dev.turnstone.row;

import dev.turnstone.problem.EngineException.Stopped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does the same with every reader of a snapshot at once, each on a thread of its own. */
public final class Readers {
  private final List<RowSource> readers;
  private final String threads;

  /** What is to be done when readers cannot go on. */
  public interface Trouble {
    /** A reader had to give up, so that the others need not go on; called on its thread. */
    void failed();

    /**
     * Whoever waits for the readers was interrupted, and goes on waiting.
     *
     * @return true when that is answered by this; false: the thread shall know of it afterwards
     */
    default boolean interrupted() {
      return false;
    }

    /** True for a failure that only follows from another, which is passed on in its place. */
    default boolean follows(Throwable failure) {
      return false;
    }
  }

  /**
   * The readers of one snapshot.
   *
   * @param readers at least one
   * @param threads what the threads are called, each with a number behind it
   */
  public Readers(List<RowSource> readers, String threads) {
    this.readers = List.copyOf(readers);
    this.threads = threads;
  }

  /** One of them, for what a single one does. */
  public RowSource first() {
    return readers.get(0);
  }

  /**
   * Waits for every reader, also when one has failed, because nobody may still read when the
   * snapshot is closed; then passes on the failure of the first in their order. Memory that was
   * exhausted ends in {@link Stopped}.
   */
  public void each(Trouble trouble, Consumer<RowSource> work) {
    AtomicInteger number = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            readers.size(), r -> new Thread(r, threads + "-" + number.incrementAndGet()));
    try {
      List<Future<?>> running = new ArrayList<>();
      for (RowSource reader : readers) {
        running.add(pool.submit(() -> orTell(reader, trouble, work)));
      }
      passOn(failure(running, trouble));
    } finally {
      pool.shutdownNow();
    }
  }

  private static void orTell(RowSource reader, Trouble trouble, Consumer<RowSource> work) {
    try {
      work.accept(reader);
    } catch (RuntimeException | Error e) {
      trouble.failed();
      throw e;
    }
  }

  private static @Nullable Throwable failure(List<Future<?>> running, Trouble trouble) {
    Throwable failure = null;
    for (Future<?> one : running) {
      Throwable found = outcome(one, trouble);
      if (found != null && (failure == null || trouble.follows(failure))) {
        failure = found;
      }
    }
    return failure;
  }

  private static @Nullable Throwable outcome(Future<?> one, Trouble trouble) {
    boolean unanswered = false;
    try {
      while (true) {
        try {
          one.get();
          return null;
        } catch (ExecutionException e) {
          return e.getCause();
        } catch (InterruptedException e) {
          unanswered |= !trouble.interrupted();
        }
      }
    } finally {
      if (unanswered) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void passOn(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof OutOfMemoryError e) {
      throw Stopped.memoryExhausted(e);
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}
