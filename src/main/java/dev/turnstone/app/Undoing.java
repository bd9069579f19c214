package dev.turnstone.app;

import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Lease;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.Goals;
import dev.turnstone.run.Phase;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.stage.Stages;
import dev.turnstone.sql.ScriptLines;
import dev.turnstone.undo.rollback.Rollback;
import dev.turnstone.undo.rollback.RollbackPreview;
import dev.turnstone.undo.rollback.RollbackScript;
import dev.turnstone.undo.rollback.UndoParts;
import dev.turnstone.undo.rollback.UndoReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Takes runs back, for command line and window alike. Stateless but for its workspace; thread safe.
 */
public final class Undoing {
  private final Workspace workspace;

  public Undoing(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Undoes a run, or goes on with undoing it; a stop is a result, not an exception. A run that is
   * undone already is left alone.
   *
   * @param secrets of which the target's is used
   * @throws Refused when it cannot be undone: nothing was written
   */
  public UndoResult undo(
      String run,
      UndoChoice choice,
      Credentials secrets,
      ProgressMeter meter,
      Cancellation cancellation) {
    RunFolder folder = workspace.run(run);
    return folder.holding(
        () -> {
          try (Journal journal = folder.open()) {
            refuseUnbegun(journal);
            if (journal.state() == RunState.UNDONE) {
              return already(journal);
            }
            MigrationPlan plan = plan(journal);
            try (TargetDatabase target = target(plan, secrets)) {
              meter.enter(Phase.UNDO, "Undoing the run");
              Lease wanted = new Lease(Approval.leaseKey(plan), UndoParts.nameOf(run), 0);
              try (LeaseKeeper lease =
                  LeaseKeeper.take(target, wanted, cancellation, folder::askedToStop)) {
                UndoParts parts =
                    new UndoParts(
                        Stages.seenBy(journal, target),
                        journal,
                        plan,
                        lease.lease(),
                        meter,
                        cancellation,
                        choice.onConflict());
                return carryOut(parts, choice, lease);
              }
            }
          }
        });
  }

  private static UndoResult carryOut(UndoParts parts, UndoChoice choice, LeaseKeeper lease) {
    long begun = System.nanoTime();
    try {
      UndoReport report = new Rollback(parts).undo(choice.tables());
      if (parts.journal().state() == RunState.UNDONE) {
        lease.finish();
        forgetRun(parts);
      } else if (parts.journal().state() == RunState.UNDO_STOPPED) {
        lease.pause();
      } else {
        lease.finish(); // nothing was undone
      }
      return result(parts.journal(), false, report, begun);
    } catch (Refused e) {
      giveBack(parts, lease, e);
      throw e;
    } catch (EngineException e) {
      return stopped(parts, lease, e, begun);
    } catch (OutOfMemoryError e) {
      return stopped(parts, lease, Stopped.memoryExhausted(e), begun);
    }
  }

  private static UndoResult stopped(
      UndoParts parts, LeaseKeeper lease, EngineException e, long begun) {
    giveBack(parts, lease, e);
    return result(parts.journal(), true, new UndoReport(List.of(), List.of(), e.problems()), begun);
  }

  /** Markers of what was undone so far are kept; where there are none, nothing is. */
  private static void giveBack(UndoParts parts, LeaseKeeper lease, EngineException reason) {
    try {
      if (parts.journal().state() == RunState.UNDO_STOPPED) {
        lease.pause();
      } else {
        lease.finish();
      }
    } catch (EngineException e) {
      reason.addSuppressed(e); // the lease runs out by itself; the reason is what counts
    }
  }

  /** A run that did not end left markers, too. */
  private static void forgetRun(UndoParts parts) {
    TargetDatabase target = parts.target();
    String run = parts.journal().header().run();
    Lease lease =
        target.ledger().acquire(parts.lease().plan(), run, "undo", Duration.ofSeconds(30));
    target.ledger().release(lease, true);
  }

  private static UndoResult already(Journal journal) {
    String run = journal.header().run();
    Problem said = Problem.note(Code.UNDO_ALREADY, Location.EVERYWHERE, run);
    UndoReport nothing = new UndoReport(List.of(), List.of(), List.of(said));
    return result(journal, false, nothing, System.nanoTime());
  }

  private static UndoResult result(
      Journal journal, boolean stopped, UndoReport report, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new UndoResult(journal.header().run(), journal.state(), stopped, false, report, seconds);
  }

  /**
   * What an undo would do now; writes nothing.
   *
   * @param secrets of which the target's is used
   */
  public UndoResult preview(
      String run, UndoChoice choice, Credentials secrets, ProgressMeter meter) {
    return preview(run, choice, secrets, meter, new Cancellation());
  }

  /**
   * As {@link #preview(String, UndoChoice, Credentials, ProgressMeter)}, until nobody wants it.
   *
   * @throws Stopped when nobody does
   */
  public UndoResult preview(
      String run,
      UndoChoice choice,
      Credentials secrets,
      ProgressMeter meter,
      Cancellation cancellation) {
    RunFolder folder = workspace.run(run);
    return folder.holding(
        () -> {
          long begun = System.nanoTime();
          try (Journal journal = folder.open()) {
            refuseUnbegun(journal);
            if (journal.state() == RunState.UNDONE) {
              return already(journal);
            }
            MigrationPlan plan = plan(journal);
            try (TargetDatabase target = target(plan, secrets)) {
              meter.enter(Phase.UNDO, "Looking at what there is to undo");
              Lease none = new Lease("", UndoParts.nameOf(run), 0);
              UndoParts parts =
                  new UndoParts(
                      Stages.seenBy(journal, target),
                      journal,
                      plan,
                      none,
                      meter,
                      cancellation,
                      choice.onConflict());
              UndoReport report =
                  new RollbackPreview(parts, secondsPerRow(journal, plan)).look(choice.tables());
              double seconds = (System.nanoTime() - begun) / 1e9;
              return new UndoResult(run, journal.state(), false, true, report, seconds);
            }
          }
        });
  }

  /**
   * Gives the SQL that takes an ended run back when it is run by hand on a target nobody touched
   * since; writes nothing to it.
   *
   * @param secrets of which the target's is used
   * @throws Refused when the run did not end, or is undone
   */
  public void script(String run, Credentials secrets, ScriptLines lines) {
    RunFolder folder = workspace.run(run);
    folder.holding(
        () -> {
          try (Journal journal = folder.open()) {
            RunEnd.requireEnded(journal);
            MigrationPlan plan = plan(journal);
            Address address = ConnectionText.parse(plan.target().connection());
            try (TargetDatabase target = Databases.open(address, secrets.target(), true)) {
              RollbackScript.write(journal, plan, Stages.seenBy(journal, target), lines);
            }
            return run;
          }
        });
  }

  /** Taking a row out costs no more than it cost to put it in. */
  private static double secondsPerRow(Journal journal, MigrationPlan plan) {
    long rows =
        Goals.kept(journal, plan).stream()
            .mapToLong(g -> journal.totals(g.table().name().toString()).counts().written().rows())
            .sum();
    Instant ended = journal.ended().orElse(journal.header().started());
    double seconds = Duration.between(journal.header().started(), ended).toMillis() / 1000.0;
    return rows == 0 ? 0 : seconds / rows;
  }

  private static void refuseUnbegun(Journal journal) {
    if (journal.state() == RunState.REFUSED) {
      String run = journal.header().run();
      throw new Refused(Problem.blocker(Code.UNDO_NOTHING, Location.EVERYWHERE, run));
    }
  }

  private static MigrationPlan plan(Journal journal) {
    return PlanFile.fromJson(journal.header().planJson(), "of run " + journal.header().run());
  }

  private static TargetDatabase target(MigrationPlan plan, Credentials secrets) {
    Address address = ConnectionText.parse(plan.target().connection());
    return Databases.open(address, secrets.target(), false);
  }
}
