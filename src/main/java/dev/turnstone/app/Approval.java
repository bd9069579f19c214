package dev.turnstone.app;

import dev.turnstone.journal.Journal;
import dev.turnstone.plan.Condition.When;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.Steps;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.rehearse.ApprovedPlan;
import dev.turnstone.rehearse.PlanApproval;
import dev.turnstone.rehearse.Replaceable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds a plan against both its databases, their structure and what it wants to be true of them. A
 * plan that was carried out before is approved as a rerun, which writes what differs.
 */
final class Approval {
  /** What stands in the way of a plan whose tables an earlier run of it made or filled. */
  private static final Set<Code> DONE_BEFORE =
      EnumSet.of(Code.TABLE_EXISTS, Code.TABLE_NOT_EMPTY, Code.PLAN_STALE);

  private final Endpoints both;
  private final Workspace workspace;

  /**
   * Approval of plans about these databases.
   *
   * @param workspace whose runs are looked at where tables are in the way, or a plan has scripts
   */
  Approval(Endpoints both, Workspace workspace) {
    this.both = both;
    this.workspace = workspace;
  }

  /**
   * A plan that may be run.
   *
   * @param family what it has in common with other runs of the plan
   * @param remarks that it is a rerun, and what that leaves out; empty: it is none
   */
  record Approved(ApprovedPlan plan, String family, List<Problem> remarks) {
    /** The journal, which now knows the family where the plan does not tell. */
    Journal in(Journal journal) {
      if (!leaseKey(plan.plan()).equals(family)) EarlierRun.note(journal, family);
      return journal;
    }

    /** The result with the remarks. */
    RunResult told(RunResult result) {
      RunResult told = result;
      for (Problem remark : remarks) told = told.and(remark);
      return told;
    }
  }

  /** Looks at a plan without approving it. */
  Checked check(MigrationPlan plan) {
    MigrationPlan given = Places.settled(plan);
    DoneSteps steps = DoneSteps.of(given, () -> EarlierRun.of(workspace));
    MigrationPlan settled = steps.plan();
    List<Problem> problems = new ArrayList<>(unmet(settled));
    problems.addAll(steps.problems());
    problems.addAll(Replaceable.obstacles(settled, both.target(), both.targetCatalog()));
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
      List<Problem> unmet = new ArrayList<>(unmet(plan));
      unmet.addAll(Replaceable.obstacles(plan, both.target(), both.targetCatalog()));
      if (!unmet.isEmpty()) throw new Refused(unmet);
      return approved;
    } catch (Refused e) {
      both.target().ledger().requireFree(leaseKey(plan), LeaseKeeper.LIFE);
      throw e;
    }
  }

  private Approved firstOrAgain(MigrationPlan given) {
    DoneSteps steps = DoneSteps.of(given, () -> EarlierRun.of(workspace));
    List<Problem> against =
        steps.problems().stream().filter(p -> p.severity() == Severity.BLOCKER).toList();
    if (!against.isEmpty()) throw new Refused(against);
    String family = leaseKey(given);
    try {
      return new Approved(approved(steps.plan()), family, steps.problems());
    } catch (Refused e) {
      Rerun rerun = rerun(steps.plan(), e.problems()).orElseThrow(() -> reason(given, e));
      List<Problem> remarks = new ArrayList<>(rerun.remarks());
      remarks.addAll(steps.problems());
      return new Approved(approved(rerun.plan()), family, remarks);
    }
  }

  /** Its tables may be those of a canary of this very plan, about which nobody has decided yet. */
  private Refused reason(MigrationPlan plan, Refused found) {
    if (!doneBefore(found.problems())) return found;
    return family(leaseKey(plan)).stream()
        .filter(run -> Canaries.isCanary(run.plan()) && Canaries.undecided(run.state()))
        .map(run -> Problem.blocker(Code.CANARY_WAITS, Location.EVERYWHERE, run.header().run()))
        .map(Refused::new)
        .findFirst()
        .orElse(found);
  }

  private Optional<Rerun> rerun(MigrationPlan plan, List<Problem> found) {
    if (!doneBefore(found)) return Optional.empty();
    return Rerun.of(plan, both.targetCatalog(), family(leaseKey(plan)));
  }

  private List<EarlierRun> family(String key) {
    return EarlierRun.of(workspace, key);
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
   * What a lease is for: the plan, whatever its limits, scripts and flags, so that the same plan
   * with another rate does not run twice, and so that what is turned on later is still of this
   * plan.
   */
  static String leaseKey(MigrationPlan plan) {
    List<TablePlan> all = plan.tables().stream().map(table -> table.withEnabled(true)).toList();
    return PlanFile.hash(plan.with(Safeguards.DEFAULT).withTables(all).withScripts(List.of()));
  }

  private List<Problem> unmet(MigrationPlan plan) {
    return both.ask(plan, When.BEFORE).stream()
        .flatMap(verdict -> verdict.problem().stream())
        .toList();
  }
}
