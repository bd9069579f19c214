package dev.turnstone.run;

import dev.turnstone.plan.Safeguards;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.Readers;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

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

  private void onEveryReader(Consumer<RowSource> work) {
    new Readers(snapshot.readers(), "turnstone-" + parts.run())
        .each(new Stopping(parts.cancellation()), work);
  }

  /** One that fails stops the others, and its own reason counts, not theirs. */
  private record Stopping(Cancellation cancellation) implements Readers.Trouble {
    @Override
    public void failed() {
      cancellation.stop("another worker could not go on");
    }

    @Override
    public boolean interrupted() {
      cancellation.stop("interrupted");
      return true;
    }

    @Override
    public boolean follows(Throwable failure) {
      return failure instanceof Stopped s
          && s.problems().get(0).code() == Code.RUN_STOPPED
          && s.problems().get(0).where().equals(Location.EVERYWHERE);
    }
  }
}
