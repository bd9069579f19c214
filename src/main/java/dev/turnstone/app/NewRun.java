package dev.turnstone.app;

import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunHeader;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.Lease;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Begins a run: has its plan approved, gives it a folder, a journal and a lease, carries it out.
 */
final class NewRun {
  private final Workspace workspace;
  private final Clock clock;

  NewRun(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /** Who looks on, and may stop it. */
  record Watch(ProgressMeter meter, Cancellation cancellation) {}

  /**
   * Approves the plan and carries it out.
   *
   * @param plan about places that are settled, with the limits of this run
   * @param hash of the plan as it was given
   * @param begun given the run's journal once it is there
   */
  RunResult carryOut(
      Endpoints both, MigrationPlan plan, String hash, Watch watch, Consumer<Journal> begun) {
    Approval.Approved approved = new Approval(both, workspace).approve(plan);
    MigrationPlan now = approved.plan().plan();
    RunFolder folder = workspace.newRun(clock.instant());
    watch.meter().named(folder.run());
    RunHeader header = header(now, hash, folder.run());
    return folder.holding(
        () -> {
          // the journal comes first: a process killed before the lease leaves a run to resume
          try (Journal journal = approved.in(folder.create(header))) {
            begun.accept(journal);
            try (LeaseKeeper lease =
                lease(journal, now, both.target(), watch.cancellation(), folder)) {
              return approved.told(
                  new RunProcedure(approved.plan(), both, journal, lease)
                      .carryOut(watch.meter(), watch.cancellation()));
            }
          }
        });
  }

  /**
   * Takes the lease of a run.
   *
   * @throws EngineException when it cannot be had; the journal says then that the run stopped, or
   *     that it was refused where it never began
   */
  LeaseKeeper lease(
      Journal journal,
      MigrationPlan plan,
      TargetDatabase target,
      Cancellation cancellation,
      RunFolder folder) {
    try {
      Lease wanted = new Lease(Approval.leaseKey(plan), folder.run(), 0);
      return LeaseKeeper.take(target, wanted, cancellation, folder::askedToStop);
    } catch (EngineException e) {
      journal.state(
          journal.goals().isEmpty() ? RunState.REFUSED : RunState.STOPPED, clock.instant());
      throw e;
    }
  }

  private RunHeader header(MigrationPlan plan, String hash, String run) {
    return new RunHeader(
        run,
        hash,
        PlanFile.toJson(plan),
        plan.source().connection(),
        plan.target().connection(),
        clock.instant(),
        Operator.name());
  }
}
