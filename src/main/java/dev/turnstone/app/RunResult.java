package dev.turnstone.app;

import dev.turnstone.journal.RunState;
import dev.turnstone.problem.Problem;
import dev.turnstone.run.Phase;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.TableReport;
import dev.turnstone.verify.TableVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a run, a resume or a verification.
 *
 * @param run the run's name; empty when it was refused before it began
 * @param phases seconds by phase of this call, in order
 */
public record RunResult(
    String run,
    RunState state,
    String planHash,
    List<Line> tables,
    List<Problem> problems,
    Map<Phase, Double> phases) {
  public RunResult {
    tables = List.copyOf(tables);
    problems = List.copyOf(problems);
  }

  /** The same with one more remark. */
  public RunResult and(Problem remark) {
    List<Problem> all = new ArrayList<>(problems);
    all.add(remark);
    return new RunResult(run, state, planHash, tables, all, phases);
  }

  /** Wall time of this call: what its phases add up to. */
  public double seconds() {
    return phases.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The same, with the time that was counted until now. */
  public RunResult timed(ProgressMeter meter) {
    return new RunResult(run, state, planHash, tables, problems, meter.seconds());
  }

  /**
   * One table.
   *
   * @param verdict how it compared when it was read back; empty: it was not read back
   */
  public record Line(TableReport report, Optional<TableVerdict> verdict) {
    /** True when it was read back and is exactly what was written. */
    public boolean verified() {
      return verdict.filter(TableVerdict::equal).isPresent();
    }
  }
}
