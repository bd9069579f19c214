package dev.turnstone.catalog;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A number generator of its own.
 *
 * @param next the value it would give next, where the server tells it
 * @param ownedBy {@code schema.table.column} whose column it feeds; empty: free standing
 */
public record Sequence(
    TableName name,
    BigInteger start,
    BigInteger increment,
    boolean cycle,
    Optional<BigInteger> next,
    Optional<String> ownedBy) {}
