package dev.turnstone.rehearse;

import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What reading the rows gave.
 *
 * @param tables in the order of loading; empty when blockers kept rows from being read
 * @param causes why rows would not be written, most rows first
 * @param losses every column whose types do not promise that all values arrive, in the plan's order
 * @param notes what the rehearsal could not look at
 */
public record Findings(
    List<RehearsedTable> tables, List<Cause> causes, List<ValueLoss> losses, List<Problem> notes) {
  /** Nothing was read. */
  static final Findings NONE = new Findings(List.of(), List.of(), List.of(), List.of());

  public Findings {
    tables = List.copyOf(tables);
    causes = List.copyOf(causes);
    losses = List.copyOf(losses);
    notes = List.copyOf(notes);
  }

  /** The same with more to be said. */
  Findings and(List<Problem> remarks) {
    List<Problem> all = new ArrayList<>(notes);
    all.addAll(remarks);
    return new Findings(tables, causes, losses, all);
  }
}
