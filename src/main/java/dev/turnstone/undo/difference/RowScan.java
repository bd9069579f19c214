package dev.turnstone.undo.difference;

import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowMemory;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table's rows by ranges and runs the program over them: with all readers of a snapshot to
 * add them up, with one to see them in order.
 */
final class RowScan {
  private static final NoWriter NOTHING = new NoWriter();
  private static final long RANGE_ROWS = 100_000;

  private final DatabaseRows.Reading reading;
  private @Nullable ChunkRange last;
  private boolean exhausted;

  RowScan(DatabaseRows.Reading reading) {
    this.reading = reading;
  }

  /** Told of each row that the program gives; valid during the call only. */
  interface Visitor {
    void row(RowFingerprint fingerprint, RowCursor cursor);
  }

  /** What becomes of the rows of one thread. */
  private static final class Count {
    final Buckets buckets = new Buckets();
    long filtered;
    long refused;
    long tooLarge;
  }

  RowTally tally() {
    restart();
    List<RowSource> readers = reading.readers();
    if (readers.size() == 1) {
      Count count = new Count();
      scan(readers.get(0), reading.programs().get(), count, adding(count));
      return new RowTally(count.buckets, count.filtered, count.refused, count.tooLarge);
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(readers.size(), r -> new Thread(r, "turnstone-compare"));
    try {
      List<Future<Count>> parts = new ArrayList<>();
      for (RowSource reader : readers) {
        parts.add(
            pool.submit(
                () -> {
                  Count count = new Count();
                  scan(reader, reading.programs().get(), count, adding(count));
                  return count;
                }));
      }
      return total(parts);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Visitor adding(Count count) {
    return (fingerprint, cursor) -> count.buckets.add(fingerprint.id(), fingerprint.hash());
  }

  /** Waits for every reader, also when one has failed: none may read a closed snapshot. */
  private RowTally total(List<Future<Count>> parts) {
    Count all = new Count();
    @Nullable RuntimeException failure = null;
    for (Future<Count> part : parts) {
      try {
        Count one = Waiting.outcome(part);
        all.buckets.add(one.buckets);
        all.filtered += one.filtered;
        all.refused += one.refused;
        all.tooLarge += one.tooLarge;
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
        stop();
      }
    }
    if (failure != null) {
      throw failure;
    }
    return new RowTally(all.buckets, all.filtered, all.refused, all.tooLarge);
  }

  /** Visits every row in the order of the ranges, on the calling thread. */
  void each(RowProgram program, Visitor visitor) {
    restart();
    scan(reading.readers().get(0), program, new Count(), visitor);
  }

  private void scan(RowSource reader, RowProgram program, Count count, Visitor visitor) {
    // rows of one size are left out on both sides, whatever is done with them
    TableRead read = program.reads().within(RowMemory.alone() / reading.readers().size());
    RowFingerprint fingerprint = new RowFingerprint();
    for (ChunkRange range = claim(reader, program); range != null; range = claim(reader, program)) {
      reading.goOn().run();
      try (RowCursor cursor = reader.open(read, range)) {
        while (cursor.next()) {
          switch (outcome(program, cursor, fingerprint)) {
            case WRITTEN -> visitor.row(fingerprint, cursor);
            case FILTERED -> count.filtered++;
            default -> count(cursor, count);
          }
        }
      }
    }
    program.release();
  }

  private RowProgram.Outcome outcome(
      RowProgram program, RowCursor cursor, RowFingerprint fingerprint) {
    return reading.asTheyAre() && !cursor.complete()
        ? RowProgram.Outcome.REJECTED
        : program.run(cursor, NOTHING, 0, fingerprint);
  }

  private static void count(RowCursor cursor, Count count) {
    if (cursor.complete()) {
      count.refused++;
    } else {
      count.tooLarge++;
    }
  }

  private synchronized void stop() {
    exhausted = true;
  }

  private synchronized void restart() {
    last = null;
    exhausted = false;
  }

  private synchronized @Nullable ChunkRange claim(RowSource reader, RowProgram program) {
    if (exhausted) {
      return null;
    }
    ChunkRange next = reader.next(program.reads(), last, RANGE_ROWS);
    last = next;
    exhausted = next.last();
    return next;
  }
}
