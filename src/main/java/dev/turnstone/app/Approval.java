package dev.turnstone.app;

import dev.turnstone.plan.Condition.When;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.Steps;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.rehearse.ApprovedPlan;
import dev.turnstone.rehearse.PlanApproval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Holds a plan against both its databases, their structure and what it wants to be true of them. A
 * plan that was carried out before is approved as a rerun, which writes what differs.
 */
final class Approval {
  /** What stands in the way of a plan whose tables an earlier run of it made or filled. */
  private static final Set<Code> DONE_BEFORE =
      EnumSet.of(Code.TABLE_EXISTS, Code.TABLE_NOT_EMPTY, Code.PLAN_STALE);

  private final Endpoints both;
  private final Supplier<Runs> runs;

  /**
   * Approval of plans about these databases.
   *
   * @param runs the runs of the workspace, looked at only where tables are in the way
   */
  Approval(Endpoints both, Supplier<Runs> runs) {
    this.both = both;
    this.runs = runs;
  }

  /**
   * A plan that may be run.
   *
   * @param remarks that it is a rerun, and what that leaves out; empty: it is none
   */
  record Approved(ApprovedPlan plan, List<Problem> remarks) {
    /** The result with the remarks. */
    RunResult told(RunResult result) {
      RunResult told = result;
      for (Problem remark : remarks) told = told.and(remark);
      return told;
    }
  }

  /** Looks at a plan without approving it. */
  Checked check(MigrationPlan plan) {
    MigrationPlan settled = Places.settled(plan);
    List<Problem> problems = new ArrayList<>(unmet(settled));
    List<Problem> found = found(settled);
    Optional<Rerun> again = rerun(settled, found);
    problems.addAll(again.map(rerun -> found(rerun.plan())).orElse(found));
    problems.addAll(again.map(Rerun::remarks).orElse(List.of()));
    problems.sort(Comparator.comparing(Problem::severity).reversed());
    MigrationPlan now = again.map(Rerun::plan).orElse(settled);
    return new Checked(problems, Steps.of(now, both.targetCatalog()));
  }

  /**
   * Approves the plan. One that another run works on now is refused for that reason, not for its
   * traces.
   *
   * @throws Refused with every blocker
   */
  Approved approve(MigrationPlan plan) {
    try {
      Approved approved = firstOrAgain(plan);
      List<Problem> unmet = unmet(plan);
      if (!unmet.isEmpty()) throw new Refused(unmet);
      return approved;
    } catch (Refused e) {
      both.target().ledger().requireFree(leaseKey(plan), LeaseKeeper.LIFE);
      throw e;
    }
  }

  private Approved firstOrAgain(MigrationPlan plan) {
    try {
      return new Approved(approved(plan), List.of());
    } catch (Refused e) {
      Rerun rerun = rerun(plan, e.problems()).orElseThrow(() -> e);
      return new Approved(approved(rerun.plan()), rerun.remarks());
    }
  }

  private Optional<Rerun> rerun(MigrationPlan plan, List<Problem> found) {
    return doneBefore(found) ? Rerun.of(plan, both.targetCatalog(), runs.get()) : Optional.empty();
  }

  /** True when all that stands in the way may have been made by an earlier run of the plan. */
  static boolean doneBefore(List<Problem> found) {
    List<Problem> blockers = found.stream().filter(p -> p.severity() == Severity.BLOCKER).toList();
    return !blockers.isEmpty() && blockers.stream().allMatch(p -> DONE_BEFORE.contains(p.code()));
  }

  private List<Problem> found(MigrationPlan plan) {
    return PlanApproval.check(plan, both.sourceCatalog(), both.targetCatalog());
  }

  private ApprovedPlan approved(MigrationPlan plan) {
    return PlanApproval.approve(plan, both.sourceCatalog(), both.targetCatalog());
  }

  /**
   * What a lease is for: the plan, whatever its limits, so that the same plan with another rate
   * does not run twice.
   */
  static String leaseKey(MigrationPlan plan) {
    return PlanFile.hash(plan.with(Safeguards.DEFAULT));
  }

  private List<Problem> unmet(MigrationPlan plan) {
    return both.ask(plan, When.BEFORE).stream()
        .flatMap(verdict -> verdict.problem().stream())
        .toList();
  }
}
