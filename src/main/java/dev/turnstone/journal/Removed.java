package dev.turnstone.journal;

/**
 * A row that was written and then taken out of the target again, because what it depends on is not
 * there.
 *
 * @param key its canonical key bytes as lower case hex; empty: the table has no key
 * @param hash its 64-bit hash
 */
public record Removed(SetAside row, String key, long hash) {}
