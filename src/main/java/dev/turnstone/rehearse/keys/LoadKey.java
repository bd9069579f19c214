package dev.turnstone.rehearse.keys;

import org.jspecify.annotations.Nullable;

/**
 * The values of one key of a table.
 *
 * @param load those that the rows of the load bring, sealed; the extra number of a row is its hash
 *     for the identity of an upsert, for other keys what {@link Entries#mark} makes of its identity
 * @param present those of the rows in the table, with the same extra numbers; null: none
 * @param identity true for the key by which an upsert finds its rows
 */
public record LoadKey(KeyFile load, @Nullable KeyFile present, boolean identity) {}
