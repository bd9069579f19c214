package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunState;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.RowEraser;
import dev.turnstone.run.TableGoal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes back what a run wrote: rows that are as the run left them go, whatever others wrote or
 * changed stays. Those that refer go before those that are referred to. What a killed undo has done
 * is not done twice.
 */
public final class Rollback {
  /** Rows of a range that is removed in one transaction, where the plan does not say. */
  static final int CHUNK_ROWS = 50_000;

  private final UndoParts parts;
  private final int chunkRows;
  private final List<Problem> problems = new ArrayList<>();

  public Rollback(UndoParts parts) {
    this(parts, parts.plan().safeguards().chunkRows().orElse(CHUNK_ROWS));
  }

  /** The same with other than the usual number of rows per transaction. */
  Rollback(UndoParts parts, int chunkRows) {
    this.parts = parts;
    this.chunkRows = chunkRows;
  }

  /**
   * Undoes the run, or goes on with undoing it.
   *
   * @param chosen names of the tables to be undone, without schema; empty: all
   * @throws EngineException.Refused when rows that stay would refer to nothing: nothing was done
   */
  public UndoReport undo(Set<String> chosen) {
    UndoScope scope = UndoScope.of(parts.journal(), parts.plan(), chosen);
    if (scope.interrupted()) {
      new RunTraces(parts).settle(scope.goals(), true);
    }
    Undoable.require(parts, scope);
    begin();
    Catalog now = parts.target().catalog(false);
    Referrers referrers = new Referrers(parts.target().dialect(), now, scope.goals());
    Lifting lifting = new Lifting(parts.target().dialect(), now);
    Definitions definitions = new Definitions(parts, lifting, problems);
    GroupUndo groups = new GroupUndo(parts, now, referrers, lifting, problems);
    List<GroupUndo.Done> done = new ArrayList<>();
    try (RowEraser eraser = parts.target().openEraser(parts.lease())) {
      for (List<TableGoal> group : scope.groups()) {
        parts.check();
        List<TableWork> works = works(group);
        works.forEach(work -> definitions.lift(work, now));
        done.addAll(groups.undo(works, eraser, chunkRows));
      }
    } catch (EngineException e) {
      bringBack(scope, definitions, e);
      throw e;
    }
    done.forEach(d -> definitions.restore(d.work()));
    done.forEach(d -> new Counters(parts, problems).restore(d.work()));
    UndoReport report = new Proof(parts, problems).report(done);
    if (scope.whole()) {
      parts.journal().state(RunState.UNDONE, Instant.now());
    }
    return report;
  }

  /** From here on the run is no longer what it was, whatever happens to this process. */
  private void begin() {
    Journal journal = parts.journal();
    if (journal.note(UndoScope.STATE_BEFORE).isEmpty()) {
      journal.note(UndoScope.STATE_BEFORE, journal.state().name());
    }
    journal.state(RunState.UNDO_STOPPED, Instant.now());
  }

  /**
   * Triggers must not stay away because an undo stopped; where they cannot come back, they wait.
   */
  private void bringBack(UndoScope scope, Definitions definitions, EngineException reason) {
    if (scope.interrupted()) {
      return; // all of it comes back when the last row is gone
    }
    try {
      for (List<TableGoal> group : scope.groups()) {
        works(group).forEach(definitions::restore);
      }
    } catch (EngineException e) {
      reason.addSuppressed(e);
    }
  }

  private List<TableWork> works(List<TableGoal> group) {
    Vendor vendor = parts.target().dialect().vendor();
    return group.stream().map(g -> new TableWork(g, vendor, parts.journal())).toList();
  }
}
