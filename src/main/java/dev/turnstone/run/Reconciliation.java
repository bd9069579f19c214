package dev.turnstone.run;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings the journal in line with the target's markers, which are the truth: a prepared chunk whose
 * marker stands is done, a done chunk whose marker is missing is to be done again.
 */
final class Reconciliation {
  private record ChunkId(String table, int chunk) {}

  private final RunParts parts;

  Reconciliation(RunParts parts) {
    this.parts = parts;
  }

  /**
   * Hands every job what is left of it.
   *
   * @throws JournalDamaged when the target holds chunks of which the journal knows nothing: then it
   *     is an older copy, and going on from it would write rows twice or leave some out
   */
  void restore(List<TableJob> jobs) {
    Set<ChunkId> marked = new HashSet<>();
    for (ChunkMarker marker : parts.target().ledger().markers(parts.run())) {
      marked.add(new ChunkId(marker.table(), marker.chunk()));
    }
    requireKnown(marked, jobs);
    for (TableJob job : jobs) {
      for (ChunkRecord chunk : parts.journal().chunks(job.name())) {
        boolean stands = marked.contains(new ChunkId(job.name(), chunk.range().number()));
        if (stands && chunk.state() == ChunkRecord.State.PREPARED) {
          parts.journal().committed(chunk);
        } else if (!stands && chunk.state() == ChunkRecord.State.DONE) {
          parts.journal().uncommitted(chunk);
        }
      }
      job.restore(parts.journal().chunks(job.name()));
    }
  }

  /** Every chunk was prepared in the journal before the target committed it. */
  private void requireKnown(Set<ChunkId> marked, List<TableJob> jobs) {
    Set<ChunkId> unknown = new HashSet<>(marked);
    for (TableJob job : jobs) {
      for (ChunkRecord chunk : parts.journal().chunks(job.name())) {
        if (chunk.state() != ChunkRecord.State.CLAIMED) {
          unknown.remove(new ChunkId(job.name(), chunk.range().number()));
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new JournalDamaged(
          Problem.blocker(
              Code.JOURNAL_DAMAGED,
              Location.EVERYWHERE,
              parts.run(),
              "it is older than what the target holds of the run"),
          null);
    }
  }
}
