package dev.turnstone.journal;

import java.util.List;

/**
 * All that is known of a chunk just before it is committed.
 *
 * @param table target table as {@code schema.name}
 * @param fingerprints of the rows written; read at once, so the same object may be used again
 */
public record ChunkResult(
    String table,
    int chunk,
    ChunkCounts counts,
    Digests digests,
    Fingerprints fingerprints,
    List<SetAside> setAside) {}
