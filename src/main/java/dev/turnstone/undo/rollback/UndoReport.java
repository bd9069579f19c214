package dev.turnstone.undo.rollback;

import dev.turnstone.problem.Problem;
import java.util.List;

/**
 * What came of an undo, or would.
 *
 * @param tables in the order in which they are undone, those that refer first
 * @param conflicts the first of them, at most {@link #SHOWN}
 * @param problems what could not be done or shown, and why
 */
public record UndoReport(List<TableUndo> tables, List<Conflict> conflicts, List<Problem> problems) {
  /** So many conflicts are told at once. */
  public static final int SHOWN = 1000;

  public UndoReport {
    tables = List.copyOf(tables);
    conflicts = List.copyOf(conflicts);
    problems = List.copyOf(problems);
  }

  /** All conflicts, also those beyond the first. */
  public long conflictCount() {
    return tables.stream().mapToLong(TableUndo::conflicts).sum();
  }
}
