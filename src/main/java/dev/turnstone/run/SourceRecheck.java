package dev.turnstone.run;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.NoWriter;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSource;
import dev.turnstone.row.Snapshot;
import java.util.List;

/**
 * Tells whether the source still gives the rows that were carried over, after the snapshot they
 * were read in was lost: each chunk is read and converted once more and must add up to the same.
 */
final class SourceRecheck {
  private static final NoWriter NOTHING = new NoWriter();
  private final RunParts parts;
  private final Snapshot snapshot;

  SourceRecheck(RunParts parts, Snapshot snapshot) {
    this.parts = parts;
    this.snapshot = snapshot;
  }

  boolean changed(List<TableJob> jobs) {
    parts.meter().doing("Checking that the source did not change while the run was interrupted");
    RowSource reader = snapshot.readers().get(0);
    LookupTables lookups =
        LookupTables.load(parts.approved().plan(), parts.approved().source(), reader);
    for (TableJob job : jobs) {
      try (Connections on = new Connections(parts, reader, lookups)) {
        for (ChunkRecord chunk : parts.journal().chunks(job.name())) {
          if (!same(chunk, on.program(job), reader)) {
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
