package dev.turnstone.undo.rollback;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What came of an undo, or would.
 *
 * @param tables in the order in which they are undone, those that refer first
 * @param conflicts the first of them, at most {@link #SHOWN}
 * @param problems what could not be done or shown, and why
 * @param scripts those that the run had carried out, in the order in which they are taken back
 */
public record UndoReport(
    List<TableUndo> tables,
    List<Conflict> conflicts,
    List<Problem> problems,
    List<ScriptUndo> scripts) {
  /** So many conflicts are told at once. */
  public static final int SHOWN = 1000;

  private static final Set<Code> LEFT =
      EnumSet.of(Code.UNDO_NOT_SWAPPED, Code.UNDO_ATTACHED, Code.UNDO_KEPT_GONE);

  public UndoReport {
    tables = List.copyOf(tables);
    conflicts = List.copyOf(conflicts);
    problems = List.copyOf(problems);
    scripts = List.copyOf(scripts);
  }

  /** A report of a run without scripts. */
  public UndoReport(List<TableUndo> tables, List<Conflict> conflicts, List<Problem> problems) {
    this(tables, conflicts, problems, List.of());
  }

  /** The same with what became of the run's scripts. */
  UndoReport with(List<ScriptUndo> others) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(ScriptsBack.remarks(others));
    return new UndoReport(tables, conflicts, all, others);
  }

  /** True when a table that the run replaced as a whole was left as the run made it. */
  public boolean leftReplaced() {
    return problems.stream().map(Problem::code).anyMatch(LEFT::contains);
  }

  /** All conflicts, also those beyond the first. */
  public long conflictCount() {
    return tables.stream().mapToLong(TableUndo::conflicts).sum();
  }
}
