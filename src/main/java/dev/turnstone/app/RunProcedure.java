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
      RunResult result = result(meter, cancellation);
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

  private RunResult result(ProgressMeter meter, Cancellation cancellation) {
    Replacing replacing = Replacing.of(approved, both.target(), journal);
    RunParts parts =
        new RunParts(
            replacing.approved(),
            both.source(),
            replacing.target(),
            journal,
            lease.lease(),
            meter,
            cancellation);
    Reading reading = new Reading(journal, approved.plan(), replacing.target(), meter);
    LocalRunner runner = new LocalRunner(parts, both::ask);
    RunResult read =
        replacing.done()
            ? reading.compare()
            : reading.compare(carriedOut(runner, !replacing.replaces()));
    RunResult result = replacing.swap(read, parts);
    if (!replacing.inPlace(read)) {
      return result;
    }
    if (replacing.replaces()) {
      runner.scriptsAfter(); // to them the tables are those that took the old ones' places
    }
    return result.timed(meter).after(both.ask(approved.plan(), Condition.When.AFTER));
  }

  private static RunReport carriedOut(LocalRunner runner, boolean scripts) {
    RunReport report = runner.run();
    if (scripts) {
      runner.scriptsAfter();
    }
    return report;
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
