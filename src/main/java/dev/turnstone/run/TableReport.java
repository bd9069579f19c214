package dev.turnstone.run;

import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Journal;

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
    String table = goal.table().name().toString();
    ChunkCounts counts = ChunkCounts.NOTHING;
    long digest = 0;
    for (ChunkRecord chunk : journal.chunks(table)) {
      if (chunk.state() == ChunkRecord.State.DONE) {
        counts = counts.plus(chunk.counts());
        digest += chunk.digests().written();
      }
    }
    long[] removed = new long[2];
    journal.removed(
        table,
        (keys, offset, length, hash) -> {
          removed[0]++;
          removed[1] += hash;
        });
    return new TableReport(
        goal.plan().source(),
        goal.table().name(),
        counts.removed(removed[0]),
        digest - removed[1],
        seconds);
  }
}
