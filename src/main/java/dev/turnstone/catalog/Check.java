package dev.turnstone.catalog;

/**
 * A CHECK constraint of a table or column.
 *
 * @param expression the condition in the vendor's SQL, without the word CHECK and outer brackets
 * @param validated false when present rows may break it
 */
public record Check(String name, String expression, boolean validated) {}
