package dev.turnstone.app;

import dev.turnstone.catalog.Catalog;

/**
 * What is in both databases of a migration.
 *
 * @param source rows as the server guesses them, exactly where it knows
 * @param target likewise
 */
public record Survey(Catalog source, Catalog target) {}
