package dev.turnstone.journal;

import dev.turnstone.row.ChunkRange;

/**
 * What the journal knows of one chunk.
 *
 * @param table target table as {@code schema.name}
 * @param counts zeros until it is prepared
 * @param digests what its rows add up to; zeros until it is prepared
 */
public record ChunkRecord(
    String table, ChunkRange range, State state, ChunkCounts counts, Digests digests) {
  /** What the names of tables begin with whose chunks are the undo of a run's. */
  public static final String UNDO = "undo ";

  /** How far a chunk is. */
  public enum State {
    /** A worker took it; nothing of it is known to be in the target. */
    CLAIMED,
    /** All is ready to commit; whether it is in the target is told by its marker there. */
    PREPARED,
    /** Its marker stands in the target. */
    DONE
  }
}
