package dev.turnstone.run;

import dev.turnstone.journal.Journal;
import dev.turnstone.rehearse.ApprovedPlan;
import dev.turnstone.row.Lease;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.row.TargetDatabase;
import java.time.Duration;
import java.util.List;

/**
 * What a run works with, wired once and handed down.
 *
 * @param lease the right to write, held and prolonged by the caller for as long as the run and its
 *     verification take
 */
public record RunParts(
    ApprovedPlan approved,
    SourceDatabase source,
    TargetDatabase target,
    Journal journal,
    Lease lease,
    ProgressMeter meter,
    Cancellation cancellation) {
  private static final Duration LEASE_LIFE = Duration.ofSeconds(30);

  /**
   * Makes sure of the right to write, and prolongs it: for work that no chunk's fencing token
   * guards.
   *
   * @throws dev.turnstone.problem.EngineException.LeaseLost when another process took it over
   */
  void requireLease() {
    target.ledger().heartbeat(lease, LEASE_LIFE);
  }

  /**
   * Runs statements one after the other, each committed by itself, after making sure of the right
   * to write; nothing happens for none.
   *
   * @throws dev.turnstone.problem.EngineException.LeaseLost when another process took it over
   */
  void execute(List<String> statements) {
    if (!statements.isEmpty()) {
      requireLease();
      target.execute(statements);
    }
  }

  /** Reads the tables that the plan looks into; the caller closes them. */
  LookupTables lookups(RowSource reader) {
    return LookupTables.load(approved.plan(), approved.source(), reader, journal::keyedStore);
  }

  public String run() {
    return lease.run();
  }
}
