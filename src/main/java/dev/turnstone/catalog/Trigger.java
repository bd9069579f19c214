package dev.turnstone.catalog;

/**
 * A trigger or rule of a table.
 *
 * @param event when it fires, in words of the vendor, for example {@code BEFORE INSERT}; ends in
 *     {@code ALWAYS} or {@code REPLICA} where PostgreSQL fires it in other than ordinary sessions
 * @param definition its full definition in the vendor's SQL
 */
public record Trigger(String name, String event, boolean enabled, String definition) {}
