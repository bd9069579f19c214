package dev.turnstone.rehearse;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run of a plan would do, found out without writing anything but scratch copies, and these
 * only where they are allowed.
 *
 * @param preflight what was looked at beside the rows
 * @param prospect what is to be expected of the run and its undo
 * @param seconds how long it took
 */
public record Report(
    PlanApproval approval,
    Extent extent,
    Findings findings,
    List<Check> preflight,
    Prospect prospect,
    double seconds) {
  public Report {
    preflight = List.copyOf(preflight);
  }

  /** In the order of loading; empty when blockers kept rows from being read. */
  public List<RehearsedTable> tables() {
    return findings.tables();
  }

  /** Why rows would not be written, most rows first. */
  public List<Cause> causes() {
    return findings.causes();
  }

  /** Every column whose types do not promise that all values arrive, in the plan's order. */
  public List<ValueLoss> losses() {
    return findings.losses();
  }

  /** The same with more to be said. */
  public Report and(List<Problem> remarks) {
    return new Report(approval, extent, findings.and(remarks), preflight, prospect, seconds);
  }

  /** The same after more was looked at. */
  public Report checked(List<Check> more) {
    List<Check> all = new ArrayList<>(preflight);
    all.addAll(more);
    return new Report(approval, extent, findings, all, prospect, seconds);
  }

  /**
   * The same with what is to be expected.
   *
   * @param more seconds that finding it out took
   */
  public Report with(Prospect other, double more) {
    return new Report(approval, extent, findings, preflight, other, seconds + more);
  }

  public MigrationPlan plan() {
    return approval.plan();
  }

  /** The steps that a run would carry out and that nothing takes back. */
  public List<Script> irreversible() {
    return plan().scripts().stream()
        .filter(script -> script.enabled() && script.undo().isEmpty())
        .toList();
  }

  /** What is said of the plan and of its surroundings, blockers first; causes are apart. */
  public List<Problem> problems() {
    List<Problem> all = new ArrayList<>(approval.problems());
    preflight.forEach(check -> check.problem().ifPresent(all::add));
    all.addAll(prospect.problems());
    all.addAll(findings.notes());
    return PlanApproval.sorted(all.stream().distinct().toList());
  }

  /** Everything that forbids a run, also rows at which it would stop. */
  public List<Problem> blockers() {
    List<Problem> all = new ArrayList<>(problems());
    causes().forEach(cause -> all.add(cause.problem()));
    return all.stream().filter(p -> p.severity() == Severity.BLOCKER).toList();
  }

  /** Rows that a run would set aside, or stop at. */
  public long refused() {
    return tables().stream().mapToLong(RehearsedTable::refused).sum();
  }

  /**
   * Approves the plan for a run, with the catalogues that the rehearsal saw. The run looks at both
   * databases anew and refuses a structure that moved since.
   *
   * @throws EngineException.Refused with every blocker, when there is one
   */
  public ApprovedPlan approve() {
    List<Problem> against = blockers();
    if (!against.isEmpty()) {
      throw new EngineException.Refused(against);
    }
    return approval.approved();
  }
}
