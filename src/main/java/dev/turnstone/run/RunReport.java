package dev.turnstone.run;

import dev.turnstone.journal.RunState;
import dev.turnstone.problem.Problem;
import java.util.List;

/**
 * What a run did; the only thing a verification or an undo starts from.
 *
 * @param state STOPPED, or the state so far: a run is DONE only once it was verified
 * @param sourceChanged true when the source was read in more than one snapshot and proved different
 */
public record RunReport(
    String run,
    String planHash,
    RunState state,
    List<TableReport> tables,
    List<Problem> problems,
    boolean sourceChanged) {
  public RunReport {
    tables = List.copyOf(tables);
    problems = List.copyOf(problems);
  }
}
