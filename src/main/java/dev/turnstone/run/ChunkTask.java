package dev.turnstone.run;

import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.ChunkResult;
import dev.turnstone.journal.Digests;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.KeptRows;
import dev.turnstone.journal.SetAside;
import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.LargeRowFound;
import dev.turnstone.row.Rejection;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowMemory;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.Written;
import java.util.Optional;

/**
 * One chunk, from the source's rows to the target's marker. Everything known of it is durable in
 * the journal before the target commits; a try that fails leaves nothing in the target. Owned by
 * one worker.
 */
final class ChunkTask implements AutoCloseable {
  private static final int STEP = 1024;
  private static final int FEW = 10_000;
  private final RunParts parts;
  private final Limits limits;
  private final Fingerprints fingerprints;
  private final RowFingerprint fingerprint = new RowFingerprint();
  private final SetAsideRows setAside;
  private final RefusedRows refused;
  private final KeptRows kept;
  private long read;
  private long filtered;
  private long sourceDigest;

  ChunkTask(RunParts parts, Limits limits) {
    this.parts = parts;
    this.limits = limits;
    this.fingerprints = parts.journal().chunkFingerprints();
    this.setAside = parts.journal().setAsideRows();
    this.refused = new RefusedRows(parts.journal().spool());
    this.kept = parts.journal().keptRows();
  }

  /** What all workers of a load keep to together. */
  record Limits(Throttle throttle, SetAsideBudget budget, LargeRows largeRows) {}

  /** Does the chunk once. Any exception means that the caller must roll the sink back. */
  void perform(TableJob job, ChunkRange range, Connections on) {
    RowProgram program = on.program(job);
    if (!job.largeRows()) {
      try {
        perform(job, range, on, program.reads().within(RowMemory.shared()));
        return;
      } catch (LargeRowFound e) {
        on.rollbackSink();
        job.largeRowsFound();
      }
    }
    limits.largeRows().alone(() -> alone(job, range, on, program));
  }

  private void alone(TableJob job, ChunkRange range, Connections on, RowProgram program) {
    try {
      perform(job, range, on, program.reads().within(RowMemory.alone()));
    } finally {
      program.release();
    }
  }

  private void perform(TableJob job, ChunkRange range, Connections on, TableRead rows) {
    long begun = System.nanoTime();
    clear();
    RowSink sink = on.sink();
    TableWrite write = job.writes(on.program(job), parts.run());
    boolean upsert = write.mode() == WriteMode.UPSERT;
    int stored = write.stored().size();
    String table = job.name();
    kept.begin(
        new KeptRows.Chunk(
            table, range.number(), upsert ? on.keys(job) : null, stored, rows.mostBytes()));
    RowWriter writer = sink.begin(write, kept);
    copy(job, range, on, writer, rows);
    sourceDigest = fingerprints.digest();
    Written written = sink.finish(refused);
    refused.flushed();
    setAsideRefused(job, range, on, rows);
    ChunkCounts counts = new ChunkCounts(read, written, filtered, setAside.size());
    boolean whole = written.updated() == kept.changed() && written.unchanged() == kept.stayed();
    if (!counts.balanced() || written.rows() != fingerprints.rows() || !whole) {
      String accounted = Long.toString(written.rows() + filtered + setAside.size());
      throw new ServerRefused(
          Problem.blocker(
              Code.BALANCE_BROKEN, Location.table(job.name()), Long.toString(read), accounted),
          new IllegalStateException("chunk " + range.number()));
    }
    limits.budget().spend(job.name(), range.number(), setAside.size());
    commit(job, range, counts, sink);
    job.done(counts, (System.nanoTime() - begun) / 1e9);
  }

  private void clear() {
    fingerprints.clear();
    setAside.clear();
    refused.clear();
    read = 0;
    filtered = 0;
  }

  private void copy(
      TableJob job, ChunkRange range, Connections on, RowWriter writer, TableRead rows) {
    RowProgram program = on.program(job);
    long reported = 0;
    long bytes = 0;
    try (RowCursor cursor = on.reader().open(rows, range)) {
      while (cursor.next()) {
        long ordinal = read++;
        RowProgram.Outcome outcome = program.run(cursor, writer, ordinal, fingerprint);
        if (!cursor.complete() && outcome != RowProgram.Outcome.FILTERED) {
          leaveIfReadableAlone(cursor, rows);
        }
        switch (outcome) {
          case WRITTEN -> {
            fingerprints.add(ordinal, fingerprint);
            bytes += fingerprint.size();
            if (writer.full()) {
              on.sink().flush(refused);
              refused.flushed();
            }
          }
          case FILTERED -> filtered++;
          case REJECTED -> setAside.add(rejected(job, range, program, cursor));
          case STOP -> throw stop(job, program, cursor);
        }
        if (limits.throttle().limits() || read - reported >= STEP) {
          limits.throttle().moved(read - reported, bytes);
          job.progress().readRows(read - reported);
          reported = read;
          bytes = 0;
        }
      }
    }
    job.progress().readRows(read - reported);
  }

  private static SetAside rejected(
      TableJob job, ChunkRange range, RowProgram program, RowCursor cursor) {
    Rejection why = program.rejection();
    Location where = where(job, why);
    Problem problem = Problem.warning(why.code(), where, why.detail());
    return new SetAside(
        job.name(),
        range.number(),
        program.key(cursor),
        where.column(),
        why.code(),
        problem.message(),
        Optional.empty(),
        program.original(cursor));
  }

  private Stopped stop(TableJob job, RowProgram program, RowCursor cursor) {
    Rejection why = program.rejection();
    Location where = where(job, why);
    String reason =
        Problem.blocker(why.code(), where, why.detail()).message()
            + " (key "
            + program.key(cursor)
            + ")";
    return new Stopped(Problem.blocker(Code.RUN_STOPPED, where, reason, parts.run()));
  }

  /** A key that is there already stops the run where the plan wants it so. */
  private void stopAtKey(
      TableJob job, RefusedRows.Reason why, RowProgram program, RowCursor cursor) {
    boolean stops = job.goal().plan().mode() == WriteMode.FAIL_IF_EXISTS;
    if (stops && why.code() == Code.DUPLICATE_KEY) {
      String reason = why.message() + " (key " + program.key(cursor) + ")";
      Location where = Location.table(job.name());
      throw new Stopped(Problem.blocker(Code.RUN_STOPPED, where, reason, parts.run()));
    }
  }

  /** A filter that cannot be evaluated concerns the row as a whole. */
  private static Location where(TableJob job, Rejection why) {
    return why.column().isEmpty()
        ? Location.table(job.name())
        : Location.column(job.name(), why.column());
  }

  private static void leaveIfReadableAlone(RowCursor cursor, TableRead rows) {
    long bytes = 0;
    for (int i = 0; i < rows.columns().size(); i++) {
      bytes += cursor.withheld(i);
    }
    if (rows.mostBytes() < RowMemory.alone() && bytes <= RowMemory.alone()) {
      throw new LargeRowFound();
    }
  }

  /** Rows the server refused are read once more, for their original values. */
  private void setAsideRefused(TableJob job, ChunkRange range, Connections on, TableRead rows) {
    if (refused.isEmpty()) {
      return;
    }
    fingerprints.remove(refused.ordinals());
    RowProgram program = on.program(job);
    RefusedRows.Reader reasons = refused.read();
    RefusedRows.Row next = reasons.next();
    try (RowCursor cursor = on.reader().open(rows, range)) {
      long ordinal = -1;
      // a few rows behind the last refused one are read over sooner than the server is stopped
      while ((next != null || read - ordinal < FEW) && cursor.next()) {
        ordinal++;
        if (next == null || ordinal != next.ordinal()) {
          continue;
        }
        RefusedRows.Reason why = next.why();
        stopAtKey(job, why, program, cursor);
        setAside.add(
            new SetAside(
                job.name(),
                range.number(),
                program.key(cursor),
                why.column(),
                why.code(),
                why.message(),
                Optional.empty(),
                program.original(cursor)));
        next = reasons.next();
      }
    }
  }

  private void commit(TableJob job, ChunkRange range, ChunkCounts counts, RowSink sink) {
    Digests digests = new Digests(fingerprints.digest(), sourceDigest);
    ChunkResult result =
        new ChunkResult(
            job.name(), range.number(), counts, digests, fingerprints, setAside, Optional.of(kept));
    parts.journal().prepared(result, range);
    sink.commit(
        new ChunkMarker(
            parts.run(), parts.lease().token(), job.name(), range.number(), counts.written()));
    ChunkRecord prepared =
        new ChunkRecord(job.name(), range, ChunkRecord.State.PREPARED, counts, digests);
    parts.journal().committed(prepared);
  }

  @Override
  public void close() {
    fingerprints.close();
    setAside.close();
    refused.close();
    kept.close();
  }
}
