package dev.turnstone.run;

import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts and loads tables with all workers at once, until every range is done or one worker has to
 * give up.
 */
final class LoadPhase {
  private final RunParts parts;
  private final Snapshot snapshot;
  private final LookupTables lookups;
  private final SetAsideBudget budget;

  LoadPhase(RunParts parts, Snapshot snapshot, LookupTables lookups, SetAsideBudget budget) {
    this.parts = parts;
    this.snapshot = snapshot;
    this.lookups = lookups;
    this.budget = budget;
  }

  /** Counts the rows of every table in the snapshot. */
  void count(List<TableJob> jobs) {
    Queue<TableJob> uncounted = new ConcurrentLinkedQueue<>(jobs);
    onEveryReader(
        reader -> {
          try (Connections on = new Connections(parts, reader, lookups)) {
            for (TableJob job = uncounted.poll(); job != null; job = uncounted.poll()) {
              parts.meter().doing("Counting rows of " + job.source().name().name());
              job.progress().expect(reader.count(on.program(job).reads()));
            }
          }
        });
  }

  /** Loads the tables, those that come first in the list first. */
  void load(List<TableJob> jobs) {
    Safeguards limits = parts.approved().plan().safeguards();
    Throttle throttle =
        new Throttle(
            limits.rowsPerSecond(), limits.bytesPerSecond(), parts.cancellation(), parts.meter());
    ChunkTask.Limits together = new ChunkTask.Limits(throttle, budget, new LargeRows());
    parts.meter().doing("Copying rows");
    onEveryReader(
        reader -> {
          try (ChunkTask task = new ChunkTask(parts, together);
              Connections on = new Connections(parts, reader, lookups)) {
            new Worker(parts, jobs, task).work(on);
          }
        });
    jobs.forEach(job -> job.progress().finish());
  }

  /** Loads what is left of a table whose rows and markers were taken out of the target. */
  void loadAgain(TableJob job) {
    budget.restore(job.name(), parts.journal());
    job.progress().restart();
    job.restore(parts.journal().chunks(job.name()));
    job.inOrder();
    load(List.of(job));
  }

  /** Does the same with each reader of the snapshot at once; one that fails stops the others. */
  private void onEveryReader(Consumer<RowSource> work) {
    List<RowSource> readers = snapshot.readers();
    AtomicInteger number = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            readers.size(),
            r -> new Thread(r, "turnstone-" + parts.run() + "-" + number.incrementAndGet()));
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (RowSource reader : readers) {
        workers.add(pool.submit(() -> orStopAll(reader, work)));
      }
      await(workers);
    } finally {
      pool.shutdownNow();
    }
  }

  private void orStopAll(RowSource reader, Consumer<RowSource> work) {
    try {
      work.accept(reader);
    } catch (RuntimeException | Error e) {
      parts.cancellation().stop("another worker could not go on");
      throw e;
    }
  }

  /**
   * Waits for all workers, then passes on the first one's own reason, not the others' being stopped
   * by it.
   */
  private void await(List<Future<?>> workers) {
    Throwable reason = null;
    for (Future<?> worker : workers) {
      Throwable failed = outcome(worker);
      if (failed != null && (reason == null || stoppedByAnother(reason))) {
        reason = failed;
      }
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

  private static boolean stoppedByAnother(Throwable reason) {
    return reason instanceof Stopped s
        && s.problems().get(0).code() == Code.RUN_STOPPED
        && s.problems().get(0).where().equals(Location.EVERYWHERE);
  }

  private @Nullable Throwable outcome(Future<?> worker) {
    while (true) {
      try {
        worker.get();
        return null;
      } catch (ExecutionException e) {
        return e.getCause();
      } catch (InterruptedException e) {
        parts.cancellation().stop("interrupted");
      }
    }
  }
}
