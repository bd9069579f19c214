package dev.turnstone.run;

import dev.turnstone.journal.Journal;
import dev.turnstone.rehearse.ApprovedPlan;
import dev.turnstone.row.Lease;
import dev.turnstone.row.SourceDatabase;
import dev.turnstone.row.TargetDatabase;

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

  public String run() {
    return lease.run();
  }
}
