package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.HashBag;
import dev.turnstone.row.RowPart;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an undo would do now; writes nothing. */
public final class RollbackPreview {
  private final UndoParts parts;
  private final double secondsPerRow;
  private final List<Conflict> conflicts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<TableName, RestoringLook.Outcome> restoring = new HashMap<>();

  /**
   * A preview.
   *
   * @param parts of which the lease is not needed
   * @param secondsPerRow what a row cost the run, for the time an undo is expected to take
   */
  public RollbackPreview(UndoParts parts, double secondsPerRow) {
    this.parts = parts;
    this.secondsPerRow = secondsPerRow;
  }

  /**
   * Looks at everything that an undo would, until a stop is wished.
   *
   * @param chosen names of the tables to be undone, without schema; empty: all
   * @throws dev.turnstone.problem.EngineException.Stopped when it is
   */
  public UndoReport look(Set<String> chosen) {
    UndoScope scope = UndoScope.of(parts.journal(), parts.plan(), chosen);
    ScriptsBack scripts = new ScriptsBack(parts, scope.whole());
    if (scope.interrupted()) {
      new RunTraces(parts).settle(scope.goals(), false);
      scripts.settle(false);
    }
    problems.addAll(scripts.obstacles());
    problems.addAll(Undoable.obstacles(parts, scope));
    Set<String> impossible = new HashSet<>();
    problems.forEach(p -> p.where().table().ifPresent(impossible::add));
    Catalog now = parts.target().catalog(false);
    Referrers referrers = new Referrers(parts.target().dialect(), now, scope.goals());
    List<TableUndo> tables = new ArrayList<>();
    try (Snapshot snapshot = parts.target().snapshot(1)) {
      RowSource rows = snapshot.readers().get(0);
      List<TableWork> works = works(scope, impossible);
      List<TableWork> present = works.stream().filter(w -> referrers.present(w.table())).toList();
      Staying staying =
          new Staying(parts.target().dialect(), parts.journal(), parts.onConflict(), referrers);
      for (TableWork work : present.stream().filter(TableWork::restores).toList()) {
        begin(work);
        RestoringLook look = new RestoringLook(parts, work, (key, kind) -> add(work, key, kind));
        RestoringLook.Outcome outcome = look.look(rows);
        restoring.put(work.table(), outcome);
        staying.willBeRestored(work.table(), outcome.ids());
      }
      staying.work(present, rows);
      for (TableWork work : works) {
        begin(work);
        tables.add(
            present.contains(work) ? table(work, rows, staying.of(work.table())) : gone(work));
      }
    }
    return new UndoReport(tables, conflicts, problems).with(scripts.preview());
  }

  private void begin(TableWork work) {
    parts.check();
    parts.meter().doing("Looking at " + work.table().name());
  }

  private List<TableWork> works(UndoScope scope, Set<String> impossible) {
    Vendor vendor = parts.target().dialect().vendor();
    return scope.groups().stream()
        .flatMap(List::stream)
        .map(goal -> new TableWork(goal, vendor, parts.journal()))
        .filter(work -> !impossible.contains(work.name()))
        .toList();
  }

  private TableUndo gone(TableWork work) {
    if (work.rows() > 0 && !new UndoLog(parts, work).begun()) {
      problems.add(Problem.warning(Code.UNDO_TABLE_GONE, Location.table(work.name())));
    }
    return new TableUndo(work.table(), 0, 0, 0, 0, false, false, 0);
  }

  /** All or nothing: where others wrote to the new table, the old one is not put back. */
  private TableUndo swapped(TableWork work, RowSource rows) {
    long[] others = new long[1];
    new SwapConflicts(parts, work)
        .look(
            rows,
            (key, kind) -> {
              others[0]++;
              add(work, key, kind);
            });
    boolean stays = others[0] > 0 && parts.onConflict() == OnConflict.KEEP;
    long removed = stays ? 0 : work.rows();
    return new TableUndo(work.table(), removed, 0, 0, others[0], false, false, 0);
  }

  private TableUndo table(TableWork work, RowSource rows, Set<Long> referred) {
    if (parts.swapped(work.table()).isPresent()) {
      return swapped(work, rows);
    }
    Map<RangeLook.Fate, Long> counts = new EnumMap<>(RangeLook.Fate.class);
    long deleted = work.adds() ? removal(work, rows, referred, counts) : 0;
    long going = sum(counts, EnumSet.of(RangeLook.Fate.REMOVE, RangeLook.Fate.OVERWRITE));
    long staying = sum(counts, EnumSet.of(RangeLook.Fate.CHANGED, RangeLook.Fate.REFERRED));
    TableRead every = new TableRead(work.shape(), work.program().reads().columns());
    long foreign =
        work.adds() ? counts.getOrDefault(RangeLook.Fate.FOREIGN, 0L) : rows.count(every);
    RestoringLook.Outcome changed =
        restoring.getOrDefault(work.table(), RestoringLook.Outcome.NONE);
    boolean made = work.goal().created() && parts.replaced(work.table()).isEmpty();
    boolean dropped = made && staying == 0 && foreign == 0;
    long looked = work.adds() ? going + staying + foreign : 0;
    return new TableUndo(
        work.table(),
        going,
        changed.restored(),
        foreign - changed.there(),
        staying + deleted + changed.left() + changed.deleted(),
        dropped,
        false,
        (looked + changed.restored()) * secondsPerRow);
  }

  /** Counts what would become of the rows; gives how many of the run's are gone already. */
  private long removal(
      TableWork work, RowSource rows, Set<Long> referred, Map<RangeLook.Fate, Long> counts) {
    RangeLook look = new RangeLook(work, parts.onConflict());
    long deleted = 0;
    for (int number = 0; number < work.parts(); number++) {
      RowPart part = new RowPart(number, work.parts());
      HashBag wanted = WrittenRows.of(parts.journal(), work, part);
      look.look(
          rows,
          ChunkRange.WHOLE,
          new RangeLook.Known(part, wanted, referred),
          (fate, row) -> {
            parts.check();
            counts.merge(fate, 1L, Long::sum);
            if (fate == RangeLook.Fate.CHANGED) {
              add(work, row.program().key(row.cursor()), Conflict.Kind.CHANGED);
            } else if (fate == RangeLook.Fate.REFERRED) {
              add(work, row.program().key(row.cursor()), Conflict.Kind.REFERRED);
            }
          });
      deleted += deleted(work, part, wanted);
    }
    return deleted;
  }

  private static long sum(Map<RangeLook.Fate, Long> counts, Set<RangeLook.Fate> of) {
    return of.stream().mapToLong(f -> counts.getOrDefault(f, 0L)).sum();
  }

  private long deleted(TableWork work, RowPart part, HashBag left) {
    if (parts.onConflict() == OnConflict.OVERWRITE) {
      return 0;
    }
    long deleted = left.size();
    WrittenRows.left(
        parts.journal(),
        work,
        left,
        part,
        (keys, offset, length, hash) ->
            add(work, work.key(keys, offset, length), Conflict.Kind.DELETED));
    return deleted;
  }

  private void add(TableWork work, Map<String, String> key, Conflict.Kind kind) {
    if (conflicts.size() < UndoReport.SHOWN) {
      conflicts.add(new Conflict(work.table(), key, kind));
    }
  }
}
