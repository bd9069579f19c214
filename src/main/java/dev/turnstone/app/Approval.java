package dev.turnstone.app;

import dev.turnstone.plan.Condition.When;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.ApprovedPlan;
import dev.turnstone.rehearse.PlanApproval;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a plan against both its databases, their structure and what it wants to be true of them.
 */
final class Approval {
  private Approval() {}

  /** Everything that is wrong or worth knowing, most serious first. */
  static List<Problem> check(MigrationPlan plan, Endpoints both) {
    MigrationPlan settled = Places.settled(plan);
    List<Problem> problems = new ArrayList<>(unmet(settled, both));
    problems.addAll(PlanApproval.check(settled, both.sourceCatalog(), both.targetCatalog()));
    return problems;
  }

  /**
   * Approves the plan. One that another run works on now is refused for that reason, not for its
   * traces.
   *
   * @throws Refused with every blocker
   */
  static ApprovedPlan approve(MigrationPlan plan, Endpoints both) {
    try {
      ApprovedPlan approved =
          PlanApproval.approve(plan, both.sourceCatalog(), both.targetCatalog());
      List<Problem> unmet = unmet(plan, both);
      if (!unmet.isEmpty()) throw new Refused(unmet);
      return approved;
    } catch (Refused e) {
      both.target().ledger().requireFree(leaseKey(plan), LeaseKeeper.LIFE);
      throw e;
    }
  }

  /**
   * What a lease is for: the plan, whatever its limits, so that the same plan with another rate
   * does not run twice.
   */
  static String leaseKey(MigrationPlan plan) {
    return PlanFile.hash(plan.with(Safeguards.DEFAULT));
  }

  private static List<Problem> unmet(MigrationPlan plan, Endpoints both) {
    return both.ask(plan, When.BEFORE).stream()
        .flatMap(verdict -> verdict.problem().stream())
        .toList();
  }
}
