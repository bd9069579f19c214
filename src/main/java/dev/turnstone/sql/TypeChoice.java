package dev.turnstone.sql;

import dev.turnstone.catalog.LogicalType;

/**
 * The type a dialect chooses for a new column.
 *
 * @param nativeType its spelling in the dialect's DDL
 * @param type the logical type the dialect's catalogue reader would report for it
 * @param verdict what happens to values of the source type in it
 */
public record TypeChoice(String nativeType, LogicalType type, Verdict verdict) {}
