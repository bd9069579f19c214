package dev.turnstone.journal;

/**
 * What a chunk's rows add up to: sums of row hashes modulo 2^64, so that order does not matter.
 *
 * @param written over the rows that are in the target
 * @param source over all rows the program accepted, also those the target refused: tells whether
 *     the source still gives the same rows
 */
public record Digests(long written, long source) {
  public static final Digests NOTHING = new Digests(0, 0);
}
