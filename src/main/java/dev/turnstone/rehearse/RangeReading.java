package dev.turnstone.rehearse;

import dev.turnstone.journal.SetAside;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.keys.Entries;
import dev.turnstone.rehearse.keys.RowSet;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.row.Rejection;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowMemory;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowRules;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one range as the run would, with rules in the place of a writer: what becomes of each row
 * by itself. One range at a time, on one thread.
 */
final class RangeReading implements RowRules.Answers {
  /** Rows between two looks at whether a stop is wished. */
  private static final int STEP = 1024;

  private final Subject subject;
  private final RowProgram program;
  private final RowRules rules;
  private final RowFingerprint fingerprint = new RowFingerprint();
  private final LongQueue hashes = new LongQueue();
  private final Map<Long, Problem> late = new TreeMap<>();
  private final OptionalInt identity;
  private ChunkRange range = ChunkRange.WHOLE;
  private @Nullable RangeTally tally;

  RangeReading(Subject subject, RowProgram program, RowRules rules) {
    this.subject = subject;
    this.program = program;
    this.rules = rules;
    this.identity = subject.identity();
  }

  /**
   * Reads a range.
   *
   * @param part at most so many rows of it; the rest is left
   * @param step told how many more rows were read, now and then; may throw
   * @return false when it has a row that may only be read while no other reader holds one
   */
  boolean read(RowSource reader, Part part, RangeTally into, LongConsumer step) {
    range = part.range();
    tally = into;
    late.clear();
    hashes.clear();
    rules.forget();
    try (RowCursor cursor = reader.open(part.read(), range)) {
      long told = 0;
      long ordinal = 0;
      for (; ordinal < part.most() && cursor.next(); ordinal++) {
        if (!one(cursor, part.read(), ordinal)) {
          return false;
        }
        if (ordinal - told >= STEP) {
          step.accept(ordinal - told);
          told = ordinal;
        }
      }
      step.accept(ordinal - told);
    }
    rules.judge(this);
    lookAtLate(reader, part.read());
    return true;
  }

  /** What is read of a range, and how. */
  record Part(ChunkRange range, TableRead read, long most) {}

  private boolean one(RowCursor cursor, TableRead read, long ordinal) {
    RangeTally into = tally();
    RowProgram.Outcome outcome = program.run(cursor, rules, ordinal, fingerprint);
    if (!cursor.complete()
        && outcome != RowProgram.Outcome.FILTERED
        && readableAlone(cursor, read)) {
      return false;
    }
    into.readOne();
    switch (outcome) {
      case WRITTEN -> {
        hashes.add(fingerprint.hash());
        changed(cursor);
        if (rules.full()) {
          rules.judge(this);
        }
      }
      case FILTERED -> into.filteredOne();
      case REJECTED, STOP -> rejected(cursor, ordinal, outcome == RowProgram.Outcome.STOP);
    }
    return true;
  }

  private static boolean readableAlone(RowCursor cursor, TableRead read) {
    long bytes = 0;
    for (int i = 0; i < read.columns().size(); i++) {
      bytes += cursor.withheld(i);
    }
    return read.mostBytes() < RowMemory.alone() && bytes <= RowMemory.alone();
  }

  private void changed(RowCursor cursor) {
    BitSet changed = program.changed();
    for (int column = changed.nextSetBit(0); column >= 0; column = changed.nextSetBit(column + 1)) {
      if (tally().losses().count(column)) {
        OriginalValue value =
            program
                .value(cursor, program.source(column))
                .orElse(new OriginalValue("null", Optional.empty(), Optional.empty()));
        tally().losses().example(column, program.key(cursor), value);
      }
    }
  }

  private void rejected(RowCursor cursor, long ordinal, boolean stops) {
    Rejection why = program.rejection();
    Location where =
        why.column().isEmpty()
            ? Location.table(subject.name())
            : Location.column(subject.name(), why.column());
    Problem problem =
        stops
            ? Problem.blocker(why.code(), where, why.detail())
            : Problem.warning(why.code(), where, why.detail());
    refuse(cursor, ordinal, problem, why.source());
  }

  /** Counts a refused row that the cursor stands on, and keeps what is wanted of it. */
  private void refuse(RowCursor cursor, long ordinal, Problem problem, String source) {
    RangeTally into = tally();
    into.refusedOne(problem);
    long row = RowSet.row(range.number(), ordinal);
    Optional<OriginalValue> value =
        source.isEmpty() ? Optional.empty() : program.value(cursor, source);
    double measure = Measure.of(problem.code(), value);
    Causes causes = into.causes();
    value.ifPresent(v -> causes.measure(problem, v));
    if (causes.wants(problem, row) || causes.wants(problem, measure)) {
      Example example = new Example(program.key(cursor), value, Optional.empty());
      causes.offer(problem, row, example, measure);
    }
    if (subject.keepsRefused()) {
      into.keep(
          new SetAside(
              subject.name(),
              range.number(),
              program.key(cursor),
              problem.where().column(),
              problem.code(),
              problem.message(),
              Optional.empty(),
              program.original(cursor)));
    }
  }

  @Override
  public void refused(long ordinal, Problem reason) {
    hashes.remove();
    late.put(ordinal, Problem.warning(reason.code(), reason.where(), words(reason)));
  }

  private static String[] words(Problem reason) {
    return reason.arguments().toArray(String[]::new);
  }

  @Override
  public void passed(long ordinal, byte[] @Nullable [] keys) {
    long hash = hashes.remove();
    long row = RowSet.row(range.number(), ordinal);
    byte @Nullable [] own = identity.isPresent() ? keys[identity.getAsInt()] : null;
    long mark = own == null ? 0 : Entries.mark(own);
    for (int use = 0; use < keys.length; use++) {
      byte[] key = keys[use];
      if (key != null) {
        boolean its = identity.isPresent() && identity.getAsInt() == use;
        tally().entries(use).add(key, row, its ? hash : mark);
      }
    }
  }

  /** Rows that the rules refused are read once more, for their keys and values. */
  private void lookAtLate(RowSource reader, TableRead read) {
    if (late.isEmpty()) {
      return;
    }
    long left = late.size();
    try (RowCursor cursor = reader.open(read, range)) {
      for (long ordinal = 0; left > 0 && cursor.next(); ordinal++) {
        Problem problem = late.get(ordinal);
        if (problem != null) {
          left--;
          refuse(cursor, ordinal, problem, source(problem));
        }
      }
    }
  }

  private String source(Problem problem) {
    for (int i = 0; i < subject.plan().fields().size(); i++) {
      if (problem
          .where()
          .column()
          .filter(subject.plan().fields().get(i).target()::equals)
          .isPresent()) {
        return program.source(i);
      }
    }
    return "";
  }

  private RangeTally tally() {
    RangeTally known = tally;
    if (known == null) {
      throw new IllegalStateException("no range is read");
    }
    return known;
  }
}
