package dev.turnstone.rehearse;

import dev.turnstone.problem.Problem;
import java.util.List;

/** What reading the rows gave. */
record Findings(
    List<RehearsedTable> tables, List<Cause> causes, List<ValueLoss> losses, List<Problem> notes) {
  /** Nothing was read. */
  static final Findings NONE = new Findings(List.of(), List.of(), List.of(), List.of());
}
