package dev.turnstone.app;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.PlanApproval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Checks a plan against catalogues that were read before; opens no database. A plan that was
 * carried out from this workspace is checked as a rerun, which writes what differs. Thread safe.
 */
public final class PlanCheckup {
  private final Workspace workspace;

  public PlanCheckup(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Everything that is wrong or worth knowing, most serious first. What only the databases can
   * tell, such as conditions, is left to {@link Engine#check}.
   */
  public List<Problem> check(MigrationPlan plan, Survey survey) {
    MigrationPlan settled = Places.settled(plan);
    List<Problem> found = found(settled, survey);
    if (!Approval.doneBefore(found)) {
      return found;
    }
    List<EarlierRun> family = EarlierRun.of(workspace, Approval.leaseKey(settled));
    Optional<Rerun> again = Rerun.of(settled, survey.target(), family);
    return again.map(rerun -> again(rerun, survey)).orElse(found);
  }

  private static List<Problem> again(Rerun rerun, Survey survey) {
    List<Problem> problems = new ArrayList<>(found(rerun.plan(), survey));
    problems.addAll(rerun.remarks());
    problems.sort(Comparator.comparing(Problem::severity).reversed());
    return problems;
  }

  private static List<Problem> found(MigrationPlan plan, Survey survey) {
    return PlanApproval.check(plan, survey.source(), survey.target());
  }
}
