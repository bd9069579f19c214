package dev.turnstone.row;

import dev.turnstone.catalog.TableName;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What the target itself knows of runs: the lease with its fencing token and a marker for every
 * chunk that was committed. It is the truth; the journal is reconciled from it. Kept in tables
 * {@code turnstone_lease} and {@code turnstone_chunk}, and one of keys for each table that is
 * upserted from a source in which a key could come twice.
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
   * Makes the table that keeps the keys a run has written of one of its tables, empty, in place of
   * one a killed try left. It compares keys as the table itself does.
   *
   * @param key the table's identity columns
   */
  void rememberKeys(String run, TableName table, List<String> key);

  /**
   * Takes rows out of the target and puts the marker down, in one transaction, while the lease
   * holds.
   *
   * @param delete one DELETE
   * @param rows how many it has to touch
   * @return how many it touched; when they are not as many, nothing was done
   * @throws dev.turnstone.problem.EngineException.LeaseLost when the lease was taken over: nothing
   *     was done
   * @throws dev.turnstone.problem.EngineException.ConnectionLost when the outcome is unknown: ask
   *     {@link #marked}
   */
  long takeOut(Lease lease, ChunkMarker marker, String delete, long rows);

  /**
   * Empties a table that is loaded once more and forgets its markers and the keys written, in one
   * transaction, while the lease holds.
   *
   * @param delete the DELETE that empties it
   */
  void startOver(Lease lease, TableName table, String delete);

  /**
   * Carries the statements of a script out and puts the marker down while the lease holds, on a
   * session that nothing else uses: in one transaction, but where definitions are part of none.
   *
   * @param through told before each statement how many are through, and once more before the marker
   *     is put down; what it throws ends the transaction
   * @throws dev.turnstone.problem.EngineException.LeaseLost when the lease was taken over
   * @throws dev.turnstone.problem.EngineException.ConnectionLost when the outcome is unknown: ask
   *     {@link #marked}
   */
  void carryOut(Lease lease, ChunkMarker marker, List<String> statements, IntConsumer through);

  /**
   * True when it is certain that nothing of a statement is there if its marker is not, once the
   * lease was taken anew.
   */
  boolean goesWithItsMarker(String statement);

  /**
   * Gives the lease back; {@code forget} also removes the run's markers and the keys it kept, and
   * the tables when nothing else is in them.
   */
  void release(Lease lease, boolean forget);
}
