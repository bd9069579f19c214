package dev.turnstone.verify;

import dev.turnstone.problem.EngineException.Stopped;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a target table by ranges, with all readers of a snapshot for its sum, with one for its
 * single rows.
 */
final class TableScan {
  private static final NoWriter NOTHING = new NoWriter();
  private static final long RANGE_ROWS = 100_000;

  /** Told of each row; the fingerprint is valid during the call only. */
  interface RowVisitor {
    void row(RowFingerprint fingerprint, RowProgram program, RowCursor cursor);
  }

  /** Rows and the sum of their hashes modulo 2^64. */
  record Sum(long rows, long digest) {}

  private final Supplier<RowProgram> programs;
  private final List<RowSource> readers;
  private final Object large = new Object();
  private @Nullable ChunkRange last;
  private boolean exhausted;

  TableScan(Supplier<RowProgram> programs, List<RowSource> readers) {
    this.programs = programs;
    this.readers = readers;
  }

  Sum sum() {
    restart();
    ExecutorService pool =
        Executors.newFixedThreadPool(readers.size(), r -> new Thread(r, "turnstone-verify"));
    try {
      List<Future<Sum>> parts = new ArrayList<>();
      for (RowSource reader : readers) {
        parts.add(pool.submit(() -> sum(reader)));
      }
      return total(parts);
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Waits for every reader, also when one has failed: nobody may still read when the snapshot is
   * closed.
   */
  private Sum total(List<Future<Sum>> parts) {
    long rows = 0;
    long digest = 0;
    @Nullable RuntimeException failure = null;
    for (Future<Sum> part : parts) {
      try {
        Sum one = outcome(part);
        rows += one.rows();
        digest += one.digest();
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
        stop();
      }
    }
    if (failure != null) {
      throw failure;
    }
    return new Sum(rows, digest);
  }

  private Sum sum(RowSource reader) {
    RowProgram program = programs.get();
    TableRead beside = program.reads().within(RowMemory.shared());
    long rows = 0;
    long digest = 0;
    for (ChunkRange range = claim(reader, program); range != null; range = claim(reader, program)) {
      Sum part = sum(reader, program, beside, range);
      rows += part.rows();
      digest += part.digest();
    }
    return new Sum(rows, digest);
  }

  /** Where a row is too large for all readers to hold one, the range is read again in turn. */
  private Sum sum(RowSource reader, RowProgram program, TableRead beside, ChunkRange range) {
    long[] totals = new long[2];
    RowVisitor adding =
        (fingerprint, same, cursor) -> {
          totals[0]++;
          totals[1] += fingerprint.hash();
        };
    if (!scan(reader, program, new Part(beside, range), adding)) {
      synchronized (large) {
        totals[0] = 0;
        totals[1] = 0;
        scan(reader, program, new Part(program.reads(), range), adding);
        program.release();
      }
    }
    return new Sum(totals[0], totals[1]);
  }

  /** Visits every row, on the calling thread. */
  void each(RowVisitor visitor) {
    restart();
    RowSource reader = readers.get(0);
    RowProgram program = programs.get();
    for (ChunkRange range = claim(reader, program); range != null; range = claim(reader, program)) {
      scan(reader, program, new Part(program.reads(), range), visitor);
    }
  }

  private record Part(TableRead read, ChunkRange range) {}

  /** False as soon as there is a row beyond the limit of the part, but not of the program. */
  private static boolean scan(RowSource reader, RowProgram program, Part part, RowVisitor visitor) {
    RowFingerprint fingerprint = new RowFingerprint();
    boolean again = part.read().mostBytes() < program.reads().mostBytes();
    try (RowCursor cursor = reader.open(part.read(), part.range())) {
      for (long ordinal = 0; cursor.next(); ordinal++) {
        if (again && !cursor.complete()) {
          return false;
        }
        program.run(cursor, NOTHING, ordinal, fingerprint);
        visitor.row(fingerprint, program, cursor);
      }
    }
    return true;
  }

  /** No reader gets another range. */
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

  private static Sum outcome(Future<Sum> part) {
    try {
      return part.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      if (e.getCause() instanceof OutOfMemoryError full) {
        throw Stopped.memoryExhausted(full);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading back", e);
    }
  }
}
