package dev.turnstone.journal;

import java.util.Optional;

/**
 * All that is known of a chunk just before it is committed.
 *
 * @param table target table as {@code schema.name}
 * @param fingerprints of the rows written; read at once, so the same object may be used again
 * @param setAside in the order they were found; read once, and one at a time
 * @param prior the rows that an upsert found in the target; empty: there was no upsert
 */
public record ChunkResult(
    String table,
    int chunk,
    ChunkCounts counts,
    Digests digests,
    Fingerprints fingerprints,
    Iterable<SetAside> setAside,
    Optional<KeptRows> prior) {}
