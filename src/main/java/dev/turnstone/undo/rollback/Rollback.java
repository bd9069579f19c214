package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.Stage;
import dev.turnstone.run.TableGoal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private boolean untouched;

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
    ScriptsBack scripts = new ScriptsBack(parts, scope.whole());
    if (scope.interrupted()) {
      new RunTraces(parts).settle(scope.goals(), true);
      scripts.settle(true);
    }
    scripts.require();
    Undoable.require(parts, scope);
    begin();
    List<ScriptUndo> back = new ArrayList<>(scripts.back(Script.When.AFTER));
    UndoReport report = undo(scope);
    untouched &= back.isEmpty();
    boolean left = report.leftReplaced();
    back.addAll(left ? scripts.left(Script.When.BEFORE) : scripts.back(Script.When.BEFORE));
    end(scope, report);
    return report.with(back);
  }

  private UndoReport undo(UndoScope scope) {
    Catalog now = parts.target().catalog(false);
    Referrers referrers = new Referrers(parts.target().dialect(), now, scope.goals());
    Lifting lifting = new Lifting(parts.target().dialect(), now);
    Definitions definitions = new Definitions(parts, lifting, problems);
    GroupUndo groups = new GroupUndo(parts, now, referrers, lifting, problems);
    SwapBack swaps = new SwapBack(parts, referrers, problems);
    List<GroupUndo.Done> done = new ArrayList<>();
    try (RowEraser eraser = parts.target().openEraser(parts.lease())) {
      for (List<TableGoal> group : scope.groups()) {
        parts.check();
        List<TableWork> works = works(group);
        Optional<Stage> stage = parts.swapped(works.get(0).table());
        if (stage.isPresent()) {
          done.add(swaps.undo(works.get(0), stage.get(), eraser)); // no other refers to it
          continue;
        }
        works.forEach(work -> definitions.lift(work, now));
        done.addAll(groups.undo(works, eraser, chunkRows));
      }
    } catch (EngineException e) {
      bringBack(scope, definitions, e);
      throw e;
    }
    List<TableWork> staying =
        done.stream().map(GroupUndo.Done::work).filter(w -> !w.goal().created()).toList();
    restore(staying, definitions);
    done.forEach(d -> new Counters(parts, problems).restore(d.work()));
    untouched = !done.isEmpty() && done.stream().allMatch(GroupUndo.Done::left);
    return new Proof(parts, problems).report(done);
  }

  /** A run of which every table was left as it is stands where it stood. */
  private void end(UndoScope scope, UndoReport report) {
    Journal journal = parts.journal();
    if (untouched) {
      journal
          .note(UndoScope.STATE_BEFORE)
          .ifPresent(before -> journal.state(RunState.valueOf(before), Instant.now()));
    } else if (scope.whole() && !report.leftReplaced()) {
      journal.state(RunState.UNDONE, Instant.now());
    }
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
      restore(scope.groups().stream().flatMap(g -> works(g).stream()).toList(), definitions);
    } catch (EngineException e) {
      reason.addSuppressed(e);
    }
  }

  private void restore(List<TableWork> works, Definitions definitions) {
    if (!works.isEmpty()) {
      Catalog now = parts.target().catalog(false);
      works.forEach(work -> definitions.restore(work, now));
    }
  }

  private List<TableWork> works(List<TableGoal> group) {
    Vendor vendor = parts.target().dialect().vendor();
    return group.stream().map(g -> new TableWork(g, vendor, parts.journal())).toList();
  }
}
