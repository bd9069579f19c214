package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Undoes one table, or tables that refer to each other, in the quickest way that is right. */
final class GroupUndo {
  private static final int MANY_ROWS = 10_000;

  private final UndoParts parts;
  private final Referrers referrers;
  private final Lifting lifting;
  private final WholeTables whole;
  private final List<Problem> problems;
  private final Map<TableName, Long> left = new HashMap<>();

  GroupUndo(
      UndoParts parts, Catalog now, Referrers referrers, Lifting lifting, List<Problem> problems) {
    this.parts = parts;
    this.referrers = referrers;
    this.lifting = lifting;
    this.problems = problems;
    this.whole = new WholeTables(parts, now, referrers, lifting, problems);
  }

  /** What became of a table. */
  enum Fate {
    /** It is there, without what the run wrote but for conflicts. */
    THERE,
    DROPPED,
    /** The table that the run replaced is in its place again. */
    SWAPPED_BACK,
    /** The table that the run replaced is not in its place, because of what others did. */
    LEFT,
    /** What was loaded beside it is gone; it was never replaced. */
    UNTOUCHED
  }

  /** A table that was undone. */
  record Done(TableWork work, Fate fate, double seconds) {
    boolean dropped() {
      return fate == Fate.DROPPED;
    }

    boolean left() {
      return fate == Fate.LEFT;
    }

    /** True when it is proven to be what it was. */
    boolean proven() {
      return dropped() || fate == Fate.SWAPPED_BACK || fate == Fate.UNTOUCHED;
    }
  }

  List<Done> undo(List<TableWork> group, RowEraser eraser, long chunkRows) {
    long begun = System.nanoTime();
    List<TableWork> present = new ArrayList<>();
    for (TableWork work : group) {
      parts.meter().doing("Undoing " + work.table().name());
      boolean there = referrers.present(work.table());
      new UndoLog(parts, work).settle(group.get(0).name(), () -> !there);
      if (there) {
        present.add(work);
      } else if (work.rows() > 0 && !new UndoLog(parts, work).begun()) {
        problems.add(Problem.warning(Code.UNDO_TABLE_GONE, Location.table(work.name())));
      }
    }
    if (!present.isEmpty()) {
      remove(present, eraser, chunkRows);
      present.forEach(w -> left.put(w.table(), new UndoLog(parts, w).tally().there()));
    }
    double seconds = (System.nanoTime() - begun) / 1e9 / group.size();
    return group.stream().map(w -> new Done(w, fate(w), seconds)).toList();
  }

  private Fate fate(TableWork work) {
    if (!work.goal().created() || referrers.present(work.table())) {
      return Fate.THERE;
    }
    if (parts.replaced(work.table()).isPresent()) {
      problems.add(Problem.note(Code.UNDO_BESIDE, Location.table(work.name())));
      return Fate.UNTOUCHED;
    }
    return Fate.DROPPED;
  }

  private void remove(List<TableWork> group, RowEraser eraser, long chunkRows) {
    boolean[] done = new boolean[1];
    String name = group.get(0).name();
    parts.patiently(name, () -> done[0] = wholly(group, eraser));
    if (done[0]) {
      group.stream().filter(w -> w.goal().created()).forEach(w -> referrers.dropped(w.table()));
      return;
    }
    if (group.stream().noneMatch(TableWork::adds)) {
      group.forEach(this::leave);
      group.forEach(this::restore);
    } else if (group.size() > 1 || knotted(group.get(0))) {
      group.forEach(this::restore); // what they refer to may have to go next
      new KnotRemoval(parts, referrers, lifting).remove(group, eraser);
    } else {
      FewLeft few = new FewLeft(left, chunkRows);
      new ChunkRemoval(parts, referrers, lifting, few).remove(group.get(0), eraser);
      sweep(group.get(0), eraser);
      restore(group.get(0)); // rows that were added may hold values of theirs
    }
    for (TableWork work : group) {
      if (work.goal().created()) {
        boolean[] tried = new boolean[1];
        parts.patiently(
            work.name(),
            () -> {
              boolean again = tried[0];
              tried[0] = true;
              if ((again && gone(work)) || whole.dropEmpty(work, eraser)) {
                referrers.dropped(work.table());
              }
            });
      }
    }
  }

  /** A table that got no row from the run is only counted. */
  private void leave(TableWork work) {
    UndoLog log = new UndoLog(parts, work);
    if (!log.done(UndoLog.end(RowPart.ALL).number())) {
      TableRead every = new TableRead(work.shape(), work.program().reads().columns());
      try (Snapshot snapshot = parts.target().snapshot(1)) {
        log.nothingToRemove(snapshot.readers().get(0).count(every));
      }
    }
  }

  /** Of many rows that referred to others nothing is left that is in the way of removing those. */
  private void sweep(TableWork work, RowEraser eraser) {
    if (work.rows() >= MANY_ROWS && !referrers.of(work.table()).isEmpty()) {
      eraser.sweep(work.shape());
    }
  }

  private void restore(TableWork work) {
    if (work.restores()) {
      new Restoring(parts, work).restore();
    }
  }

  /** After a commit of unknown outcome the marker tells whether it took place. */
  private boolean wholly(List<TableWork> group, RowEraser eraser) {
    UndoLog first = new UndoLog(parts, group.get(0));
    if (first.done(UndoLog.WHOLE_TABLE)) {
      return true;
    }
    for (TableWork work : group) {
      new UndoLog(parts, work).settle(group.get(0).name(), () -> gone(work));
    }
    return first.done(UndoLog.WHOLE_TABLE) || whole.remove(group, eraser);
  }

  /** Looks at all tables: only for the rare case that a commit's outcome is unknown. */
  private boolean gone(TableWork work) {
    return parts.target().catalog(false).table(work.table()).isEmpty();
  }

  private boolean knotted(TableWork work) {
    return !work.divisible()
        || referrers.of(work.table()).stream().anyMatch(r -> r.key().target().equals(work.table()));
  }
}
