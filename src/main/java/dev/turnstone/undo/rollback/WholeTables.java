package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Fingerprints;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TableScan;
import dev.turnstone.verify.Verification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tables in which nothing but the run's own rows is left, proven while they are locked: those that
 * the run made are dropped, those that were empty before are emptied.
 */
final class WholeTables {
  private final UndoParts parts;
  private final Catalog now;
  private final Referrers referrers;
  private final Lifting lifting;
  private final List<Problem> problems;

  WholeTables(
      UndoParts parts, Catalog now, Referrers referrers, Lifting lifting, List<Problem> problems) {
    this.parts = parts;
    this.now = now;
    this.referrers = referrers;
    this.lifting = lifting;
    this.problems = problems;
  }

  /** False, and nothing done, where rows of others are in the way or somebody refers to them. */
  boolean remove(List<TableWork> group, RowEraser eraser) {
    if (!may(group)) {
      return false;
    }
    List<Table> tables = group.stream().map(TableWork::shape).toList();
    boolean drop = group.get(0).goal().created();
    try {
      if (drop) {
        eraser.lockToDrop(tables);
      } else {
        eraser.lock(tables);
      }
      for (TableWork work : group) {
        parts.meter().doing("Looking whether " + work.table().name() + " is as the run left it");
        if (!untouched(parts, work, eraser)) {
          return false;
        }
      }
      take(group, drop, eraser);
      return true;
    } catch (ServerRefused e) {
      if (!drop) {
        throw e;
      }
      return false; // something depends on the table: its rows go, and it stays
    } finally {
      eraser.rollback();
    }
  }

  private boolean may(List<TableWork> group) {
    Set<TableName> names = new HashSet<>();
    group.forEach(w -> names.add(w.table()));
    boolean created = group.get(0).goal().created();
    for (TableWork work : group) {
      boolean alike = work.goal().created() == created && work.wasEmpty();
      boolean referred =
          referrers.to(work.table()).stream().anyMatch(r -> !names.contains(r.from()));
      boolean keeps = !created && parts.target().dialect().vendor().mysqlFamily();
      boolean foreign = created && foreign(work).isPresent();
      if (!alike || referred || keeps || foreign || new UndoLog(parts, work).begun()) {
        return false;
      }
    }
    return true;
  }

  /** What others added to a table that the run made, for which it stays; empty: nothing. */
  private Optional<Problem> foreign(TableWork work) {
    Location where = Location.table(work.name());
    Optional<Table> table = now.table(work.table());
    Optional<Column> column =
        table.stream()
            .flatMap(t -> t.columns().stream())
            .filter(c -> work.goal().table().column(c.name()).isEmpty())
            .findFirst();
    if (column.isPresent()) {
      String what = "column " + column.get().name();
      return Optional.of(Problem.warning(Code.UNDO_TABLE_KEPT, where, what));
    }
    return table.stream()
        .flatMap(t -> t.traits().triggers().stream())
        .findFirst()
        .map(t -> Problem.warning(Code.UNDO_TABLE_KEPT, where, "trigger " + t.name()));
  }

  /** True when a locked table holds the run's rows as they were written, and no others. */
  static boolean untouched(UndoParts parts, TableWork work, RowEraser eraser) {
    Optional<String> versions = parts.journal().note(Verification.versionsOf(work.table()));
    if (versions.filter(v -> eraser.unchanged(work.shape(), v)).isPresent()) {
      return true;
    }
    List<RowSource> readers = eraser.readers(parts.workers());
    TableScan.Sum sum = new TableScan(work::program, readers).sum();
    return sum.rows() == work.rows() && sum.digest() == work.digest();
  }

  private void take(List<TableWork> group, boolean drop, RowEraser eraser) {
    List<ChunkRecord> records = new ArrayList<>();
    int number = UndoLog.WHOLE_TABLE;
    try (Fingerprints none = parts.journal().chunkFingerprints()) {
      for (TableWork work : group) {
        Tally tally = new Tally(work.rows(), 0, 0, 0, 0);
        ChunkRange range = new ChunkRange(number, List.of(), List.of());
        UndoLog.Entry entry = new UndoLog.Entry(range, tally, none, List.of());
        records.add(new UndoLog(parts, work).prepared(entry));
      }
    }
    UndoLog first = new UndoLog(parts, group.get(0));
    if (drop) {
      if (parts.target().dialect().vendor().mysqlFamily()) {
        parts.requireLease(); // a DROP there is part of no transaction
      }
      eraser.drop(group.stream().map(TableWork::shape).toList(), first.marker(number));
    } else {
      List<TableName> names = group.stream().map(TableWork::table).toList();
      eraser.run(lifting.away(names));
      group.forEach(work -> empty(work, eraser));
      eraser.run(lifting.back(names));
      eraser.commit(first.marker(number));
    }
    for (int i = 0; i < group.size(); i++) {
      new UndoLog(parts, group.get(i)).committed(records.get(i));
      parts.meter().table(group.get(i).name()).confirm(group.get(i).rows(), 0);
    }
  }

  private static void empty(TableWork work, RowEraser eraser) {
    long removed = eraser.empty(work.shape());
    if (removed >= 0 && removed != work.rows()) {
      String wanted = Long.toString(work.rows());
      throw new ServerRefused(
          Problem.blocker(
              Code.UNDO_UNBALANCED, Location.table(work.name()), wanted, Long.toString(removed)),
          new IllegalStateException(work.name()));
    }
  }

  /** Drops a table that the run made once nothing is left in it; true when it is gone. */
  boolean dropEmpty(TableWork work, RowEraser eraser) {
    Location where = Location.table(work.name());
    Optional<Problem> foreign = foreign(work);
    List<Referrers.Reference> referring =
        referrers.to(work.table()).stream().filter(r -> !r.from().equals(work.table())).toList();
    if (foreign.isPresent()) {
      problems.add(foreign.get());
      return false;
    }
    if (!referring.isEmpty()) {
      String who = "a foreign key of " + referring.get(0).from();
      problems.add(Problem.warning(Code.UNDO_TABLE_KEPT, where, who));
      return false;
    }
    try {
      eraser.lockToDrop(List.of(work.shape()));
      if (eraser.rows().count(new TableRead(work.shape(), work.program().reads().columns())) > 0) {
        return false;
      }
      if (parts.target().dialect().vendor().mysqlFamily()) {
        parts.requireLease();
      }
      UndoLog log = new UndoLog(parts, work);
      eraser.drop(List.of(work.shape()), log.marker(UndoLog.EMPTY_TABLE));
      return true;
    } catch (ServerRefused e) {
      String reason = e.problems().get(0).message();
      problems.add(Problem.warning(Code.UNDO_TABLE_KEPT, where, reason));
      return false;
    } finally {
      eraser.rollback();
    }
  }
}
