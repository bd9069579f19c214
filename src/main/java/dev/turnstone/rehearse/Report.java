package dev.turnstone.rehearse;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run of a plan would do, found out without writing anything.
 *
 * @param tables in the order of loading; empty when blockers kept rows from being read
 * @param causes why rows would not be written, most rows first
 * @param losses every column whose types do not promise that all values arrive, in the plan's order
 * @param preflight what was looked at beside the rows
 * @param notes what the rehearsal could not look at
 * @param seconds how long it took
 */
public record Report(
    PlanApproval approval,
    Extent extent,
    List<RehearsedTable> tables,
    List<Cause> causes,
    List<ValueLoss> losses,
    List<Check> preflight,
    List<Problem> notes,
    double seconds) {
  public Report {
    tables = List.copyOf(tables);
    causes = List.copyOf(causes);
    losses = List.copyOf(losses);
    preflight = List.copyOf(preflight);
    notes = List.copyOf(notes);
  }

  /** The same with more to be said. */
  public Report and(List<Problem> remarks) {
    List<Problem> all = new ArrayList<>(notes);
    all.addAll(remarks);
    return new Report(approval, extent, tables, causes, losses, preflight, all, seconds);
  }

  public MigrationPlan plan() {
    return approval.plan();
  }

  /** What is said of the plan and of its surroundings, blockers first; causes are apart. */
  public List<Problem> problems() {
    List<Problem> all = new ArrayList<>(approval.problems());
    preflight.forEach(check -> check.problem().ifPresent(all::add));
    all.addAll(notes);
    return PlanApproval.sorted(all.stream().distinct().toList());
  }

  /** Everything that forbids a run, also rows at which it would stop. */
  public List<Problem> blockers() {
    List<Problem> all = new ArrayList<>(problems());
    causes.forEach(cause -> all.add(cause.problem()));
    return all.stream().filter(p -> p.severity() == Severity.BLOCKER).toList();
  }

  /** Rows that a run would set aside, or stop at. */
  public long refused() {
    return tables.stream().mapToLong(RehearsedTable::refused).sum();
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
