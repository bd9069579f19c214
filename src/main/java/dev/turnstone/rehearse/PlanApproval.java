package dev.turnstone.rehearse;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.LoadOrder;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.check.PlanCheck;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Holds a plan against both databases and approves it when nothing speaks against it. */
public final class PlanApproval {
  private final MigrationPlan plan;
  private final Catalog source;
  private final Catalog target;
  private final List<Problem> problems;

  private PlanApproval(MigrationPlan plan, Catalog source, Catalog target, List<Problem> problems) {
    this.plan = plan;
    this.source = source;
    this.target = target;
    this.problems = problems;
  }

  /**
   * Checks a plan without approving it.
   *
   * @return all that is to be said, blockers first; see {@link PlanCheck}
   */
  public static List<Problem> check(MigrationPlan plan, Catalog source, Catalog target) {
    List<Problem> problems = new ArrayList<>(PlanCheck.check(plan, source, target));
    for (Problem problem : new ProgramCheck(source, target).check(plan)) {
      if (!told(problem, problems)) problems.add(problem);
    }
    return sorted(problems);
  }

  /** Blockers first, then warnings, then notes. */
  static List<Problem> sorted(List<Problem> problems) {
    return problems.stream().sorted(Comparator.comparing(Problem::severity).reversed()).toList();
  }

  /** A mistake that both checks see is told once. */
  private static boolean told(Problem problem, List<Problem> problems) {
    return problems.stream()
        .filter(p -> p.severity() == Severity.BLOCKER)
        .anyMatch(p -> p.where().equals(problem.where()));
  }

  /**
   * Approves a plan.
   *
   * @param target read with exact counts
   * @throws EngineException.Refused with every blocker, when there is one
   */
  public static ApprovedPlan approve(MigrationPlan plan, Catalog source, Catalog target) {
    return of(plan, source, target).approved();
  }

  /**
   * Checks a plan, to be approved later.
   *
   * @param target read with exact counts
   */
  static PlanApproval of(MigrationPlan plan, Catalog source, Catalog target) {
    return new PlanApproval(plan, source, target, check(plan, source, target));
  }

  /**
   * The approved plan.
   *
   * @throws EngineException.Refused with every blocker, when there is one
   */
  ApprovedPlan approved() {
    if (!blockers().isEmpty()) throw new EngineException.Refused(blockers());
    return new ApprovedPlan(this);
  }

  List<Problem> blockers() {
    return problems.stream().filter(p -> p.severity() == Severity.BLOCKER).toList();
  }

  /**
   * Takes up the plan of a run that was approved and has begun. It is not held against the target
   * again, which the run itself has changed; the runner still refuses a source whose structure
   * moved.
   */
  public static ApprovedPlan again(MigrationPlan plan, Catalog source, Catalog target) {
    return new PlanApproval(plan, source, target, List.of()).approved();
  }

  /**
   * An approved plan in the form in which it is carried out, where that is another.
   *
   * @param target the target as the run sees it
   */
  public static ApprovedPlan as(ApprovedPlan approved, MigrationPlan form, Catalog target) {
    return new PlanApproval(form, approved.source(), target, approved.remarks()).approved();
  }

  public MigrationPlan plan() {
    return plan;
  }

  Catalog source() {
    return source;
  }

  Catalog target() {
    return target;
  }

  /** All that is said of the plan, blockers first. */
  public List<Problem> problems() {
    return problems;
  }

  /** The plan's identity: SHA-256 of its canonical form, 64 hex digits. */
  public String hash() {
    return PlanFile.hash(plan);
  }

  /** The order of the tables that the plan loads, existing and created. */
  LoadOrder order() {
    List<Table> loaded =
        plan.tables().stream()
            .filter(TablePlan::enabled)
            .flatMap(t -> t.create().or(() -> target.table(t.target())).stream())
            .toList();
    return LoadOrder.of(loaded);
  }
}
