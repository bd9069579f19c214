package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the target once more when an undo is through, and says what came of it: a table is what
 * it was before the run, but for rows that others had a hand in, or that cannot be shown.
 */
final class Proof {
  private final UndoParts parts;
  private final List<Problem> problems;
  private @Nullable Catalog now;

  Proof(UndoParts parts, List<Problem> problems) {
    this.parts = parts;
    this.problems = problems;
  }

  UndoReport report(List<GroupUndo.Done> done) {
    parts.meter().doing("Looking at the tables once more");
    List<TableUndo> tables = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    try (Snapshot snapshot = parts.target().snapshot(parts.workers())) {
      for (GroupUndo.Done one : done) {
        UndoLog log = new UndoLog(parts, one.work());
        Tally tally = log.tally();
        tables.add(
            new TableUndo(
                one.work().table(),
                tally.removed(),
                tally.restored(),
                kept(log, tally),
                tally.conflicts(),
                one.dropped(),
                one.proven() || (!one.left() && verified(one.work(), tally, snapshot)),
                one.seconds()));
        if (tally.conflicts() > 0) {
          log.conflicts(
              c -> {
                if (conflicts.size() < UndoReport.SHOWN) {
                  conflicts.add(c);
                }
              });
        }
      }
    }
    return new UndoReport(tables, conflicts, problems);
  }

  /** Read once, for however many tables. */
  private Catalog now() {
    Catalog known = now;
    if (known == null) {
      known = parts.target().catalog(false);
      now = known;
    }
    return known;
  }

  /** Rows that were restored, or were to be, are none of those that removing found to be others. */
  private static long kept(UndoLog log, Tally tally) {
    return Math.max(0, tally.foreign() - tally.restored() - log.notRestoredThere());
  }

  /** Where there was no row before the run, there is none now but those that were left alone. */
  private boolean verified(TableWork work, Tally tally, Snapshot snapshot) {
    Location where = Location.table(work.name());
    if (now().table(work.table()).isEmpty()) {
      return false;
    }
    if (!work.wasEmpty()) {
      return oldRowsAreBack(work, snapshot);
    }
    Map<Code, Long> causes = parts.journal().causes(UndoLog.nameOf(work.name()));
    long there = tally.conflicts() - causes.getOrDefault(Code.UNDO_DELETED, 0L);
    TableRead every = new TableRead(work.goal().table(), work.program().reads().columns());
    long rows = snapshot.readers().get(0).count(every);
    if (rows != tally.foreign() + there) {
      problems.add(Problem.warning(Code.UNDO_MOVED, where));
      return false;
    }
    return true;
  }

  /** All rows that were there before are there, as they were, but for those that are conflicts. */
  private boolean oldRowsAreBack(TableWork work, Snapshot snapshot) {
    Location where = Location.table(work.name());
    Optional<Long> missing = new OldRows(parts, work, snapshot).missing();
    if (missing.isEmpty()) {
      problems.add(Problem.note(Code.UNDO_UNPROVEN, where));
      return false;
    }
    long others = missing.get() - new UndoLog(parts, work).notRestored();
    if (others > 0) {
      problems.add(Problem.note(Code.UNDO_OLD_ROWS, where, Long.toString(others)));
    }
    return others <= 0;
  }
}
