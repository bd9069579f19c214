package dev.turnstone.run;

import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.journal.Journal;
import dev.turnstone.journal.TableTotals;

/**
 * What became of one table.
 *
 * @param counts sums over all committed chunks, less rows taken out again
 * @param digest sum of the hashes of all rows that should be in the target, modulo 2^64
 * @param seconds from its first chunk's start to its last chunk's end in this process
 */
public record TableReport(
    TableName source, TableName target, ChunkCounts counts, long digest, double seconds) {

  /** Sums up what the journal knows of a table. */
  public static TableReport of(TableGoal goal, Journal journal, double seconds) {
    TableTotals totals = journal.totals(goal.table().name().toString());
    return new TableReport(
        goal.plan().source(), goal.table().name(), totals.counts(), totals.digest(), seconds);
  }
}
