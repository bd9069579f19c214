package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.Side;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.Stage;
import dev.turnstone.row.TableScan;
import dev.turnstone.row.TableSwap;
import dev.turnstone.run.stage.StagedNames;
import java.util.List;
import java.util.Optional;

/**
 * Tables that the run replaced as a whole: the one of before takes its place again, and the one
 * that was loaded goes, unless others wrote to it since. Which tables are there tells what took
 * place.
 */
final class SwapBack {
  private final UndoParts parts;
  private final Referrers referrers;
  private final List<Problem> problems;
  private final TableSwap swaps;

  SwapBack(UndoParts parts, Referrers referrers, List<Problem> problems) {
    this.parts = parts;
    this.referrers = referrers;
    this.problems = problems;
    this.swaps = parts.target().swaps();
  }

  /** Puts the table of before back, or leaves all as it is and says why. */
  GroupUndo.Done undo(TableWork work, Stage stage, RowEraser eraser) {
    long begun = System.nanoTime();
    parts.meter().doing("Putting back " + work.table().name());
    boolean[] back = new boolean[1];
    parts.patiently(work.name(), () -> back[0] = done(work, stage) || attempt(work, stage, eraser));
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (back[0]) {
      referrers.dropped(stage.kept()); // what it referred to is referred to by its old name again
      Location where = Location.table(work.name());
      problems.add(Problem.note(Code.UNDO_SWAPPED, where));
    }
    GroupUndo.Fate fate = back[0] ? GroupUndo.Fate.SWAPPED_BACK : GroupUndo.Fate.LEFT;
    return new GroupUndo.Done(work, fate, seconds);
  }

  /** True when an earlier try put it back; what that try left to be done is done. */
  private boolean done(TableWork work, Stage stage) {
    Catalog now = parts.target().catalog(false);
    boolean back = now.table(stage.kept()).isEmpty();
    UndoLog log = new UndoLog(parts, work);
    log.settle(work.name(), () -> back && !swaps.transactional());
    boolean done = back && log.done(UndoLog.WHOLE_TABLE);
    if (done && now.table(stage.staged()).isPresent()) {
      clear(work, stage);
    }
    return done;
  }

  private boolean attempt(TableWork work, Stage stage, RowEraser eraser) {
    Catalog now = parts.target().catalog(false);
    if (now.table(stage.kept()).isEmpty()) {
      Location where = Location.table(work.name());
      problems.add(Problem.warning(Code.UNDO_KEPT_GONE, where, stage.kept().name()));
      return false;
    }
    Optional<String> attached = attached(work, now);
    if (attached.isPresent()) {
      String kept = stage.kept().name();
      Location where = Location.table(work.name());
      problems.add(Problem.warning(Code.UNDO_ATTACHED, where, attached.get(), kept));
      return false;
    }
    boolean back =
        swaps.transactional() ? together(work, stage, eraser, now) : oneByOne(work, stage);
    if (!back) {
      leave(work, stage);
    }
    return back;
  }

  /** What others did to the new table; it would be lost, or keep the table from being dropped. */
  private Optional<String> attached(TableWork work, Catalog now) {
    Table goal = work.goal().table();
    Optional<Table> table = now.table(work.table());
    if (table.isEmpty()) {
      return Optional.of("they dropped it, or gave it another name");
    }
    Optional<String> column =
        table.stream()
            .flatMap(t -> t.columns().stream())
            .map(Column::name)
            .filter(name -> goal.column(name).isEmpty())
            .map(name -> "column " + name)
            .findFirst();
    Optional<String> trigger =
        table.stream()
            .flatMap(t -> t.traits().triggers().stream())
            .map(Trigger::name)
            .map(name -> "trigger " + name)
            .findFirst();
    Optional<String> reference =
        referrers.to(work.table()).stream()
            .map(r -> "a foreign key of " + r.from().name())
            .findFirst();
    Optional<String> bound = table.stream().flatMap(t -> swaps.obstacles(t).stream()).findFirst();
    return column.or(() -> trigger).or(() -> reference).or(() -> bound);
  }

  private boolean overwrites() {
    return parts.onConflict() == OnConflict.OVERWRITE;
  }

  /** Proven, swapped back and dropped in one transaction. */
  private boolean together(TableWork work, Stage stage, RowEraser eraser, Catalog now) {
    Table kept = now.table(stage.kept()).orElseThrow();
    try {
      eraser.lockToDrop(List.of(work.shape(), kept));
      if (!overwrites() && !WholeTables.untouched(parts, work, eraser)) {
        return false;
      }
      UndoLog log = new UndoLog(parts, work);
      ChunkRecord record = prepared(work, log);
      eraser.run(swaps.back(stage));
      eraser.commit(log.marker(UndoLog.WHOLE_TABLE));
      log.committed(record);
      parts.meter().table(work.name()).confirm(work.rows(), 0);
      log.forgetConflicts();
      return true;
    } finally {
      eraser.rollback();
    }
  }

  /**
   * Both change names at once, and only then the new one, which nobody knows by its name any more,
   * is looked at once more and dropped.
   */
  private boolean oneByOne(TableWork work, Stage stage) {
    if (!overwrites() && !asWritten(work, work.shape())) {
      return false;
    }
    UndoLog log = new UndoLog(parts, work);
    ChunkRecord record = prepared(work, log);
    parts.requireLease();
    parts.target().execute(swaps.back(stage));
    log.committed(record);
    parts.meter().table(work.name()).confirm(work.rows(), 0);
    log.forgetConflicts();
    clear(work, stage);
    return true;
  }

  private void clear(TableWork work, Stage stage) {
    StagedNames names = new StagedNames(List.of(stage), work.side().vendor());
    if (!overwrites() && !asWritten(work, names.there(work.shape()))) {
      String staged = stage.staged().name();
      Location where = Location.table(work.name());
      problems.add(Problem.warning(Code.UNDO_LOADED_KEPT, where, staged));
      return;
    }
    parts.requireLease();
    try {
      parts.target().execute(swaps.clear(stage));
    } catch (ServerRefused e) {
      Location where = Location.table(work.name());
      problems.add(Problem.warning(Code.UNDO_LOADED_KEPT, where, stage.staged().name()));
    }
  }

  private boolean asWritten(TableWork work, Table table) {
    Side side = new Side(table, work.side().vendor());
    try (Snapshot snapshot = parts.target().snapshot(parts.workers())) {
      TableScan.Sum sum =
          new TableScan(() -> RowProgram.readBack(work.goal().plan(), side), snapshot.readers())
              .sum();
      return sum.rows() == work.rows() && sum.digest() == work.digest();
    }
  }

  private ChunkRecord prepared(TableWork work, UndoLog log) {
    try (Fingerprints none = parts.journal().chunkFingerprints()) {
      Tally tally = new Tally(work.rows(), 0, 0, 0, 0);
      ChunkRange range = UndoLog.range(UndoLog.WHOLE_TABLE);
      return log.prepared(new UndoLog.Entry(range, tally, none, List.of()));
    }
  }

  /** Others' rows are listed, and both tables stay where they are. */
  private void leave(TableWork work, Stage stage) {
    long conflicts = new SwapConflicts(parts, work).note();
    Location where = Location.table(work.name());
    String count = Long.toString(conflicts);
    String kept = stage.kept().name();
    problems.add(Problem.warning(Code.UNDO_NOT_SWAPPED, where, count, kept, parts.run()));
  }
}
