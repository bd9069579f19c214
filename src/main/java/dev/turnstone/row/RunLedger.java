package dev.turnstone.row;

import java.time.Duration;
import java.util.List;

/**
 * What the target itself knows of runs: the lease with its fencing token and a marker for every
 * chunk that was committed. It is the truth; the journal is reconciled from it. Kept in tables
 * {@code turnstone_lease} and {@code turnstone_chunk}.
 */
public interface RunLedger {
  /**
   * Takes the lease, making the ledger's tables when they are missing. Time is the server's own
   * clock.
   *
   * @param life how long it holds without a heartbeat
   * @throws dev.turnstone.problem.EngineException.LeaseLost when another process holds a lease that
   *     has not run out
   */
  Lease acquire(String plan, String run, String holder, Duration life);

  /**
   * Looks whether some run holds the plan's lease now; writes nothing.
   *
   * @param life how long it holds without a heartbeat, for the words
   * @throws dev.turnstone.problem.EngineException.LeaseLost when one does
   */
  void requireFree(String plan, Duration life);

  /**
   * Prolongs the lease.
   *
   * @throws dev.turnstone.problem.EngineException.LeaseLost when it was taken over
   */
  void heartbeat(Lease lease, Duration life);

  /** The markers of a run; empty when there are none or no ledger. */
  List<ChunkMarker> markers(String run);

  /** True when this chunk's marker stands: asked after a COMMIT whose reply was lost. */
  boolean marked(String run, String table, int chunk);

  /**
   * Gives the lease back; {@code forget} also removes the run's markers, and the tables when
   * nothing else is in them.
   */
  void release(Lease lease, boolean forget);
}
