package dev.turnstone.run;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import java.util.List;

/**
 * Tells whether the source still gives the rows that were carried over, where the snapshot they
 * were read in was lost or not steady: each such chunk is read and converted once more and must add
 * up to the same.
 */
final class SourceRecheck {
  private static final NoWriter NOTHING = new NoWriter();
  private final RunParts parts;
  private final RowSource reader;
  private final LookupTables lookups;

  /**
   * A check of what earlier snapshots gave.
   *
   * @param reader reads the present snapshot
   * @param lookups as they are in the present snapshot
   */
  SourceRecheck(RunParts parts, RowSource reader, LookupTables lookups) {
    this.parts = parts;
    this.reader = reader;
    this.lookups = lookups;
  }

  boolean changed(List<TableJob> jobs) {
    for (TableJob job : jobs) {
      try (Connections on = new Connections(parts, reader, lookups)) {
        for (ChunkRecord chunk : parts.journal().chunks(job.name())) {
          if (job.doubtful(chunk.range().number()) && !same(chunk, on.program(job), reader)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean same(ChunkRecord chunk, RowProgram program, RowSource reader) {
    RowFingerprint fingerprint = new RowFingerprint();
    long read = 0;
    long digest = 0;
    try (RowCursor cursor = reader.open(program.reads(), chunk.range())) {
      while (cursor.next()) {
        if (program.run(cursor, NOTHING, read++, fingerprint) == RowProgram.Outcome.WRITTEN) {
          digest += fingerprint.hash();
        }
      }
    }
    return read == chunk.counts().read() && digest == chunk.digests().source();
  }
}
