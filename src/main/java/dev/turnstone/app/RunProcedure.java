package dev.turnstone.app;

import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.Condition;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.PlanStale;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.ApprovedPlan;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.LocalRunner;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.RunParts;
import dev.turnstone.run.RunReport;
import java.time.Instant;

/**
 * The order of a run from its lease to its end: run, read back, balance, verdict, release. Whatever
 * goes wrong on the way leaves a run that can be resumed.
 */
final class RunProcedure {
  private final ApprovedPlan approved;
  private final Endpoints both;
  private final Journal journal;
  private final LeaseKeeper lease;

  RunProcedure(ApprovedPlan approved, Endpoints both, Journal journal, LeaseKeeper lease) {
    this.approved = approved;
    this.both = both;
    this.journal = journal;
    this.lease = lease;
  }

  /**
   * Carries the run out; a stop is a result, not an exception.
   *
   * @throws PlanStale when a database moved since the plan was approved: nothing was written
   */
  RunResult carryOut(ProgressMeter meter, Cancellation cancellation) {
    Reading reading = new Reading(journal, approved.plan(), both.target(), meter);
    try {
      RunParts parts =
          new RunParts(
              approved, both.source(), both.target(), journal, lease.lease(), meter, cancellation);
      RunReport report = new LocalRunner(parts).run();
      RunResult result =
          reading.compare(report).after(both.ask(approved.plan(), Condition.When.AFTER));
      journal.state(result.state(), Instant.now());
      return finished(result);
    } catch (EngineException e) {
      if (e instanceof PlanStale && journal.goals().isEmpty()) {
        journal.state(RunState.REFUSED, Instant.now());
        lease.finish();
        throw e;
      }
      return stopped(e, reading);
    } catch (OutOfMemoryError e) {
      return stopped(Stopped.memoryExhausted(e), reading);
    }
  }

  private RunResult stopped(EngineException reason, Reading reading) {
    keep(RunState.STOPPED, reason);
    giveBack(reason);
    return reading.stopped(reason.problems());
  }

  /**
   * The run has ended, whatever becomes of its traces in the target: a lease that cannot be given
   * back runs out by itself. To resume a run whose markers may be gone would write every row again.
   */
  private RunResult finished(RunResult result) {
    try {
      lease.finish();
      return result;
    } catch (EngineException e) {
      String reason = e.problems().get(0).message();
      return result.and(Problem.warning(Code.LEDGER_LEFT, Location.EVERYWHERE, reason));
    }
  }

  /** Where even this cannot be written, the run looks like a killed one and is resumed likewise. */
  private void keep(RunState state, EngineException reason) {
    try {
      journal.state(state, Instant.now());
    } catch (EngineException e) {
      reason.addSuppressed(e);
    }
  }

  private void giveBack(EngineException reason) {
    try {
      lease.pause();
    } catch (EngineException e) {
      reason.addSuppressed(
          e); // the lease runs out by itself; the reason for the stop is what counts
    }
  }
}
