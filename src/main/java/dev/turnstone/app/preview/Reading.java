package dev.turnstone.app.preview;

import dev.turnstone.app.preview.PreviewRow.Fate;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Rejection;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries the plan out on rows one by one and gathers what becomes of them. Of one thread. */
final class Reading implements RowRules.Answers {
  private final Looked looked;
  private final RowProgram program;
  private final RowRules rules;
  private final ShownCells cells;
  private final RowFingerprint fingerprint = new RowFingerprint();
  private final List<String> sources;
  private final Seen seen = new Seen();
  private final Map<Long, Pending> pending = new HashMap<>();
  private long rows;

  /** A row that passed by itself, and about which the target has still to be asked. */
  private record Pending(
      List<Optional<String>> before, List<Optional<String>> after, boolean changed) {}

  Reading(Looked looked, RowProgram program, RowRules rules) {
    this.looked = looked;
    this.program = program;
    this.rules = rules;
    this.sources = looked.sources();
    this.cells = new ShownCells(rules, program.writes().columns());
  }

  long looked() {
    return rows;
  }

  void one(RowCursor cursor) {
    long ordinal = rows++;
    switch (program.run(cursor, cells, ordinal, fingerprint)) {
      case WRITTEN -> {
        boolean changed = !program.changed().isEmpty();
        pending.put(ordinal, new Pending(before(cursor), cells.cells(), changed));
        if (rules.full()) {
          rules.judge(this);
        }
      }
      case FILTERED -> {
        seen.filtered();
        if (looked.whole()) {
          seen.add(before(cursor), List.of(), Fate.FILTERED, Optional.empty());
        }
      }
      case REJECTED -> rejected(cursor, Fate.REFUSED);
      case STOP -> rejected(cursor, Fate.STOPS);
    }
  }

  private void rejected(RowCursor cursor, Fate fate) {
    Rejection why = program.rejection();
    String table = program.writes().table().name().toString();
    Location where =
        why.column().isEmpty() ? Location.table(table) : Location.column(table, why.column());
    Problem problem = Problem.warning(why.code(), where, why.detail());
    boolean begun = cursor.complete() && !why.column().isEmpty();
    List<Optional<String>> after = begun ? cells.cells() : List.of();
    seen.add(before(cursor), after, fate, Optional.of(problem));
  }

  private List<Optional<String>> before(RowCursor cursor) {
    List<Optional<String>> values = new ArrayList<>();
    for (String source : sources) {
      values.add(
          source.isEmpty()
              ? Optional.of("")
              : program.value(cursor, source).flatMap(ShownCells::text));
    }
    return values;
  }

  @Override
  public void refused(long ordinal, Problem reason) {
    Pending row = pending.remove(ordinal);
    if (row != null) {
      seen.add(row.before(), row.after(), Fate.REFUSED, Optional.of(reason));
    }
  }

  @Override
  public void passed(long ordinal, byte[] @Nullable [] keys) {
    Pending row = pending.remove(ordinal);
    if (row != null) {
      Fate fate = row.changed() ? Fate.CHANGED : Fate.STORED;
      seen.add(row.before(), row.after(), fate, Optional.empty());
    }
  }

  Preview preview(int lines, boolean whole) {
    rules.judge(this);
    return new Preview(
        sources,
        looked.targets(),
        seen.shown(lines),
        rows,
        seen.refusedRows(),
        seen.filteredRows(),
        whole);
  }
}
