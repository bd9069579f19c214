package dev.turnstone.run;

import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.ChunkResult;
import dev.turnstone.journal.Digests;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.SetAside;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.Rejection;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.RowWriter;
import dev.turnstone.row.Written;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One chunk, from the source's rows to the target's marker. Everything known of it is durable in
 * the journal before the target commits; a try that fails leaves nothing in the target. Owned by
 * one worker.
 */
final class ChunkTask {
  private static final int STEP = 1024;
  private final RunParts parts;
  private final Throttle throttle;
  private final SetAsideBudget budget;
  private final Fingerprints fingerprints = new Fingerprints();
  private final RowFingerprint fingerprint = new RowFingerprint();
  private final List<SetAside> setAside = new ArrayList<>();
  private final Map<Long, Problem> refused = new TreeMap<>();
  private long read;
  private long filtered;
  private long sourceDigest;

  ChunkTask(RunParts parts, Throttle throttle, SetAsideBudget budget) {
    this.parts = parts;
    this.throttle = throttle;
    this.budget = budget;
  }

  /** Does the chunk once. Any exception means that the caller must roll the sink back. */
  void perform(TableJob job, ChunkRange range, Connections on) {
    long begun = System.nanoTime();
    clear();
    RowSink sink = on.sink();
    RowProgram program = on.program(job);
    RowWriter writer = sink.begin(program.writes());
    copy(job, range, on, writer);
    sourceDigest = fingerprints.digest();
    Written written = sink.finish(refused::put);
    setAsideRefused(job, range, on.reader(), program);
    ChunkCounts counts = new ChunkCounts(read, written, filtered, setAside.size());
    if (!counts.balanced() || written.rows() != fingerprints.rows()) {
      String accounted = Long.toString(written.rows() + filtered + setAside.size());
      throw new ServerRefused(
          Problem.blocker(
              Code.BALANCE_BROKEN, Location.table(job.name()), Long.toString(read), accounted),
          new IllegalStateException("chunk " + range.number()));
    }
    budget.spend(job.name(), range.number(), setAside.size());
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

  private void copy(TableJob job, ChunkRange range, Connections on, RowWriter writer) {
    RowProgram program = on.program(job);
    long reported = 0;
    long bytes = 0;
    try (RowCursor cursor = on.reader().open(program.reads(), range)) {
      while (cursor.next()) {
        long ordinal = read++;
        switch (program.run(cursor, writer, ordinal, fingerprint)) {
          case WRITTEN -> {
            fingerprints.add(ordinal, fingerprint);
            bytes += fingerprint.size();
            if (writer.full()) {
              on.sink().flush(refused::put);
            }
          }
          case FILTERED -> filtered++;
          case REJECTED -> setAside.add(rejected(job, range, program, cursor));
          case STOP -> throw stop(job, program, cursor);
        }
        if (throttle.limits() || read - reported >= STEP) {
          throttle.moved(read - reported, bytes);
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

  /** A filter that cannot be evaluated concerns the row as a whole. */
  private static Location where(TableJob job, Rejection why) {
    return why.column().isEmpty()
        ? Location.table(job.name())
        : Location.column(job.name(), why.column());
  }

  /** Rows the server refused are read once more, for their original values. */
  private void setAsideRefused(
      TableJob job, ChunkRange range, RowSource reader, RowProgram program) {
    if (refused.isEmpty()) {
      return;
    }
    BitSet ordinals = new BitSet();
    refused.keySet().forEach(o -> ordinals.set(Math.toIntExact(o)));
    fingerprints.remove(ordinals);
    try (RowCursor cursor = reader.open(program.reads(), range)) {
      for (long ordinal = 0; cursor.next(); ordinal++) {
        Problem why = refused.get(ordinal);
        if (why != null) {
          setAside.add(
              new SetAside(
                  job.name(),
                  range.number(),
                  program.key(cursor),
                  why.where().column(),
                  why.code(),
                  why.message(),
                  Optional.empty(),
                  program.original(cursor)));
        }
      }
    }
  }

  private void commit(TableJob job, ChunkRange range, ChunkCounts counts, RowSink sink) {
    Digests digests = new Digests(fingerprints.digest(), sourceDigest);
    ChunkResult result =
        new ChunkResult(
            job.name(), range.number(), counts, digests, fingerprints, List.copyOf(setAside));
    parts.journal().prepared(result, range);
    sink.commit(
        new ChunkMarker(
            parts.run(), parts.lease().token(), job.name(), range.number(), counts.written()));
    ChunkRecord prepared =
        new ChunkRecord(job.name(), range, ChunkRecord.State.PREPARED, counts, digests);
    parts.journal().committed(prepared);
  }
}
