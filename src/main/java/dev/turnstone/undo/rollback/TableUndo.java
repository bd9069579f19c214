package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.TableName;

/**
 * What became, or would become, of one table.
 *
 * @param removed rows of the run that were taken out
 * @param restored rows that are again what they were before the run
 * @param kept rows that are left and no conflict: they were there before or came from others
 * @param conflicts rows of the run that others had a hand in and that were left alone
 * @param dropped true when the run had made the table and it is gone again
 * @param verified true when it was proven that the table is what it was before the run, but for
 *     conflicts and rows of others; always false in a preview
 */
public record TableUndo(
    TableName table,
    long removed,
    long restored,
    long kept,
    long conflicts,
    boolean dropped,
    boolean verified,
    double seconds) {}
