package dev.turnstone.undo.snapshot;

/**
 * What a table's rows in a snapshot add up to.
 *
 * @param digest sum of the row hashes modulo 2^64
 */
record TableSum(long rows, long digest) {}
