package dev.turnstone.row;

import dev.turnstone.problem.Problem;

/**
 * Writes chunks: rows and chunk marker in one transaction of the target. Owned by one thread.
 *
 * <p>Order of calls per chunk: {@link #begin}, rows into the writer with {@link #flush} whenever it
 * is full, {@link #finish}, then {@link #commit} or at any point {@link #rollback}. A row the
 * server refuses does not spoil the others: the buffer is split until the bad rows are found.
 */
public interface RowSink extends AutoCloseable {
  /**
   * Starts a chunk's transaction (or its buffer, where the transaction starts later) and gives the
   * writer for it.
   *
   * @param prior told of the rows that an upsert finds in the target; of no others
   */
  RowWriter begin(TableWrite write, PriorRows prior);

  /** The same, where nobody wants to know what was there. */
  default RowWriter begin(TableWrite write) {
    return begin(write, PriorRows.NONE);
  }

  /** Sends the buffered rows; may keep them instead where the vendor has one writer only. */
  void flush(RefusedRow refused);

  /**
   * Sends all that is left. The counts are proven: affected rows equal rows sent less refused rows.
   */
  Written finish(RefusedRow refused);

  /**
   * Checks the fencing token, writes the marker and commits.
   *
   * @throws dev.turnstone.problem.EngineException.LeaseLost when the lease was taken over: nothing
   *     is written
   * @throws dev.turnstone.problem.EngineException.ConnectionLost when the outcome is unknown: ask
   *     {@link RunLedger#marked}
   */
  void commit(ChunkMarker marker);

  /** Undoes what the chunk wrote so far; no-op when nothing is open. */
  void rollback();

  @Override
  void close();

  /** Told of each single row that the server refused. */
  interface RefusedRow {
    /**
     * A row was refused.
     *
     * @param ordinal as given to {@link RowWriter#beginRow}
     * @param reason the server's reason as a problem, without row values
     */
    void refused(long ordinal, Problem reason);
  }
}
