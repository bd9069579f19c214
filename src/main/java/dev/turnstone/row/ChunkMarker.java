package dev.turnstone.row;

/**
 * The proof, in the target, that a chunk was committed.
 *
 * @param table target table as {@code schema.name}
 * @param written what the target confirmed
 */
public record ChunkMarker(String run, long token, String table, int chunk, Written written) {}
