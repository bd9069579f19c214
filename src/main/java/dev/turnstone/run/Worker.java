package dev.turnstone.run;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.problem.EngineException.TryAgain;
import dev.turnstone.problem.Location;
import dev.turnstone.row.ChunkRange;
import java.util.List;
import java.util.Optional;

/**
 * Takes chunk after chunk until none is left. A chunk that fails for a passing reason is tried
 * again, up to five times with growing pauses; then the run stops and can be resumed.
 */
final class Worker {
  private final RunParts parts;
  private final List<TableJob> jobs;
  private final ChunkTask task;

  Worker(RunParts parts, List<TableJob> jobs, ChunkTask task) {
    this.parts = parts;
    this.jobs = jobs;
    this.task = task;
  }

  /** Works until no job has a range left. */
  void work(Connections on) {
    for (TableJob job : jobs) {
      while (true) {
        parts.cancellation().check(parts.run());
        Optional<ChunkRange> range =
            job.claim(on.reader(), on.program(job).reads(), parts.journal());
        if (range.isEmpty()) {
          break;
        }
        perform(job, range.get(), on);
      }
    }
  }

  private void perform(TableJob job, ChunkRange range, Connections on) {
    boolean unknown = false;
    Retries retries = new Retries(parts, Location.table(job.name()));
    while (true) {
      try {
        if (unknown && alreadyThere(job, range)) {
          return;
        }
        unknown = false;
        task.perform(job, range, on);
        return;
      } catch (TryAgain e) {
        on.rollbackSink();
        retries.pause(e);
      } catch (ConnectionLost e) {
        on.dropSink();
        unknown = true;
        retries.pause(e);
      } catch (EngineException e) {
        on.dropSink();
        throw e;
      }
    }
  }

  /**
   * After an unknown outcome the target is asked: its marker tells whether the chunk was committed.
   * Until it has answered nothing is written again. A COMMIT that the server is still at holds on
   * to the lease, so that prolonging the lease waits for its end.
   */
  private boolean alreadyThere(TableJob job, ChunkRange range) {
    parts.requireLease();
    if (!parts.target().ledger().marked(parts.run(), job.name(), range.number())) {
      return false;
    }
    for (ChunkRecord chunk : parts.journal().chunks(job.name())) {
      if (chunk.range().number() == range.number()) {
        parts.journal().committed(chunk);
        job.done(chunk.counts(), 1);
      }
    }
    return true;
  }
}
