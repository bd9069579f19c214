package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.Journal;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.EngineException.TryAgain;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Lease;
import dev.turnstone.row.Stage;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.run.stage.Stages;
import java.time.Duration;
import java.util.Optional;

/**
 * What an undo works with, wired once and handed down.
 *
 * @param journal of the run that is undone
 * @param lease the right to write, on the plan, for the undo; held by the caller
 */
public record UndoParts(
    TargetDatabase target,
    Journal journal,
    MigrationPlan plan,
    Lease lease,
    ProgressMeter meter,
    Cancellation cancellation,
    OnConflict onConflict) {
  private static final Duration LEASE_LIFE = Duration.ofSeconds(30);
  private static final int TRIES = 5;
  private static final long FIRST_PAUSE_MILLIS = 200;

  /** The name of an undo's own lease and markers. */
  public static String nameOf(String run) {
    return run + "-undo";
  }

  /** The run that is undone. */
  String run() {
    return journal.header().run();
  }

  /** The undo's own name. */
  String undo() {
    return lease.run();
  }

  int workers() {
    int cores = Runtime.getRuntime().availableProcessors();
    return plan.safeguards().workers().orElse(Math.min(4, cores));
  }

  /** How the run was to replace this table as a whole; empty: it was not. */
  Optional<Stage> replaced(TableName table) {
    return Stages.of(journal, table);
  }

  /** The same, where it has taken place. */
  Optional<Stage> swapped(TableName table) {
    return Stages.swapped(journal) ? replaced(table) : Optional.empty();
  }

  /** Prolongs the lease; fails when another process took it over. */
  void requireLease() {
    target.ledger().heartbeat(lease, LEASE_LIFE);
  }

  /** Throws {@link Stopped} when a stop is wished. */
  void check() {
    if (cancellation.wished()) {
      throw new Stopped(Problem.note(Code.UNDO_STOPPED, Location.EVERYWHERE, run()));
    }
  }

  /** Work that finds out by itself what an earlier try of it has done. */
  interface Work {
    void go();
  }

  /** Tries work again that failed for a passing reason, five times in all with growing pauses. */
  void patiently(String table, Work work) {
    patiently(Location.table(table), work);
  }

  /** As {@link #patiently(String, Work)}. */
  void patiently(Location where, Work work) {
    for (int tried = 1; ; tried++) {
      check();
      try {
        work.go();
        return;
      } catch (TryAgain | ConnectionLost e) {
        pause(where, tried, e);
      }
    }
  }

  private void pause(Location where, int tried, EngineException e) {
    String reason = e.problems().get(0).message();
    if (tried >= TRIES) {
      String plain = reason.replaceAll("[.]$", "");
      throw new Stopped(
          Problem.blocker(Code.UNDO_RETRIES, where, Integer.toString(tried), plain, run()), e);
    }
    meter.tell(reason + " Trying again (" + (tried + 1) + " of " + TRIES + ").");
    cancellation.await(FIRST_PAUSE_MILLIS << (tried - 1));
  }
}
