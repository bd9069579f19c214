package dev.turnstone.run;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.List;

/**
 * Proves that the ranges of a table gave as many rows as the source's snapshot counted: a row that
 * no range held would otherwise be missed by everybody.
 */
final class ReadCounts {
  private final RunParts parts;

  ReadCounts(RunParts parts) {
    this.parts = parts;
  }

  /**
   * Compares each table.
   *
   * @param steady true when all was read in the one snapshot in which the rows were counted
   * @return false when the source was not steady and gave another number
   * @throws ServerRefused when it was, and gave another number all the same
   */
  boolean agree(List<TableJob> jobs, boolean steady) {
    boolean all = true;
    for (TableJob job : jobs) {
      long read = 0;
      for (ChunkRecord chunk : parts.journal().chunks(job.name())) {
        read += chunk.counts().read();
      }
      long counted = job.progress().expected();
      if (read != counted && steady && job.steady()) {
        throw new ServerRefused(
            Problem.blocker(
                Code.ROWS_NOT_READ,
                Location.table(job.source().name().toString()),
                Long.toString(counted),
                Long.toString(read)),
            new IllegalStateException("ranges of " + job.name()));
      }
      all &= read == counted;
    }
    return all;
  }
}
