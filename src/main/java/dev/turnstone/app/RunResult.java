package dev.turnstone.app;

import dev.turnstone.journal.RunState;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.ConditionVerdict;
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
 * @param conditions those the plan has for after the run, in its order; empty: it has none, or they
 *     were not asked
 */
public record RunResult(
    String run,
    RunState state,
    String planHash,
    List<Line> tables,
    List<Problem> problems,
    Map<Phase, Double> phases,
    List<ConditionVerdict> conditions) {
  public RunResult {
    tables = List.copyOf(tables);
    problems = List.copyOf(problems);
    conditions = List.copyOf(conditions);
  }

  /** The same, once the conditions after the run were asked: it is DIFFERENT when one is unmet. */
  RunResult after(List<ConditionVerdict> asked) {
    List<Problem> all = new ArrayList<>(problems);
    asked.forEach(verdict -> verdict.problem().ifPresent(all::add));
    boolean hold = asked.stream().allMatch(ConditionVerdict::holds);
    RunState now = hold ? state : RunState.DIFFERENT;
    return new RunResult(run, now, planHash, tables, all, phases, asked);
  }

  /** The same with one more remark. */
  public RunResult and(Problem remark) {
    List<Problem> all = new ArrayList<>(problems);
    all.add(remark);
    return new RunResult(run, state, planHash, tables, all, phases, conditions);
  }

  /** Wall time of this call: what its phases add up to. */
  public double seconds() {
    return phases.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The same, with the time that was counted until now. */
  public RunResult timed(ProgressMeter meter) {
    return new RunResult(run, state, planHash, tables, problems, meter.seconds(), conditions);
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
