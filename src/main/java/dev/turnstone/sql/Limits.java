package dev.turnstone.sql;

/**
 * What a vendor's identifiers and tables may be.
 *
 * @param identifierLength longest identifier, in bytes or characters
 * @param identifierBytes true when the length counts UTF-8 bytes, false for characters
 * @param columns most columns of one table
 * @param keyColumns most columns of one key or index
 * @param caseSensitiveTables true when two table names may differ in case only
 * @param caseSensitiveColumns true when two column names may differ in case only
 * @param valueBytes largest single value in bytes
 */
public record Limits(
    int identifierLength,
    boolean identifierBytes,
    int columns,
    int keyColumns,
    boolean caseSensitiveTables,
    boolean caseSensitiveColumns,
    long valueBytes) {}
