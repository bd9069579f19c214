package dev.turnstone.journal;

/**
 * What became of a whole table.
 *
 * @param counts sums over all committed chunks, less rows taken out again
 * @param digest sum of the hashes of all rows that should be in the target, modulo 2^64
 */
public record TableTotals(ChunkCounts counts, long digest) {}
