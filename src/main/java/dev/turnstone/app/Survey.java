package dev.turnstone.app;

import dev.turnstone.catalog.Catalog;

/**
 * What is in both databases of a migration.
 *
 * @param source rows as the server guesses them; those of a file are counted
 * @param target with exact counts
 */
public record Survey(Catalog source, Catalog target) {}
