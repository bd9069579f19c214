package dev.turnstone.rehearse;

import dev.turnstone.catalog.TableName;

/**
 * What a run would do with the rows of one table: those read are all the others together.
 *
 * @param read rows looked at
 * @param inserted new rows
 * @param updated rows whose key is in the target with other values
 * @param unchanged rows that are in the target as they are
 * @param filtered rows that the plan's filter leaves out
 * @param refused rows that would be set aside, or at which the run would stop
 */
public record RehearsedTable(
    TableName source,
    TableName target,
    long read,
    long inserted,
    long updated,
    long unchanged,
    long filtered,
    long refused) {}
