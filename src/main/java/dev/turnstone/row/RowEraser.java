package dev.turnstone.row;

import dev.turnstone.catalog.Table;
import java.util.BitSet;
import java.util.List;

/**
 * Takes rows and tables out of a target again: looking, removing and the marker are one transaction
 * each, in which nobody else changes what was locked. Owned by one thread.
 *
 * <p>Order of calls: one of the locks, then reading and removing, then {@link #commit}, {@link
 * #drop} or at any point {@link #rollback}.
 */
public interface RowEraser extends AutoCloseable {
  /**
   * Starts a transaction and keeps others from changing, adding to or referring to the rows of a
   * range until it ends.
   */
  void lock(TableRead read, ChunkRange range);

  /**
   * Starts a transaction and takes a table, and those that refer to it, for itself alone, so that
   * the foreign keys between them may be away until it ends.
   *
   * @return false, and no transaction, where somebody uses one of them just now, or where this user
   *     or vendor cannot: {@link #lock(TableRead, ChunkRange)} remains
   */
  default boolean lockAtOnce(Table table, List<Table> referring) {
    return false;
  }

  /**
   * The same for whole tables. References among rows are not checked in this transaction where the
   * vendor can leave that out.
   */
  void lock(List<Table> tables);

  /**
   * Locks whole tables that may be dropped; nobody else may read them where the vendor needs it.
   */
  void lockToDrop(List<Table> tables);

  /** Reads within the transaction itself. */
  RowSource rows();

  /** Up to so many readers of what is locked, at least one; no longer usable once it is changed. */
  List<RowSource> readers(int most);

  /**
   * True when it is proven that a locked table has the very rows it had when this was taken; false
   * where they have to be read.
   *
   * @param versions what {@link Snapshot#versions} told
   */
  default boolean unchanged(Table table, String versions) {
    return false;
  }

  /** Runs statements within the transaction, for vendors whose definitions are part of it. */
  void run(List<String> statements);

  /**
   * Removes rows of a range.
   *
   * @param read what {@link #rows} last read of the range, without a condition
   * @param rows positions of the rows to be removed, in the order in which they were read
   * @param of how many rows there were
   * @return how many were removed: as many as there are positions, or the caller rolls back
   */
  long remove(TableRead read, ChunkRange range, BitSet rows, int of);

  /** Removes every row of tables that were locked as a whole; returns how many, or -1: not told. */
  long empty(Table table);

  /**
   * Checks the fencing token, writes the marker and commits.
   *
   * @throws dev.turnstone.problem.EngineException.LeaseLost when the lease was taken over: nothing
   *     is changed
   * @throws dev.turnstone.problem.EngineException.ConnectionLost when the outcome is unknown: ask
   *     {@link RunLedger#marked}
   */
  void commit(ChunkMarker marker);

  /** Drops tables that were locked to be dropped, those that refer first, and commits likewise. */
  void drop(List<Table> tables, ChunkMarker marker);

  /**
   * Gives up the room of rows that were removed from a table, between transactions, where the
   * vendor would go over it again and again when it looks for rows that refer to those of another
   * table. Where that cannot be done now it is left undone: nothing but time depends on it.
   */
  default void sweep(Table table) {}

  /** Undoes what the transaction did so far; no-op when none is open. */
  void rollback();

  @Override
  void close();
}
