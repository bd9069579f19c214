package dev.turnstone.run;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Removals;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Written;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the journal in line with the target's markers, which are the truth: a prepared chunk whose
 * marker stands is done, a done chunk whose marker is missing is to be done again, and rows taken
 * out count when the marker of their removal stands.
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
    settleRemoval();
    Set<ChunkId> marked = new HashSet<>();
    for (ChunkMarker marker : parts.target().ledger().markers(parts.run())) {
      if (!ScriptTask.isOf(marker)) marked.add(new ChunkId(marker.table(), marker.chunk()));
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

  /**
   * What is recorded of the latest removal counts when its marker stands, and is forgotten when it
   * does not. A removal that the server is still at holds on to the lease, so that prolonging the
   * lease waits for its end.
   */
  void settleRemoval() {
    Optional<Removals.Removal> latest = parts.journal().removals().latest();
    if (latest.isEmpty()) {
      return;
    }
    parts.requireLease();
    ChunkMarker marker = marker(latest.get());
    if (!parts.target().ledger().marked(parts.run(), marker.table(), marker.chunk())) {
      parts.journal().removals().undo();
    }
  }

  /** The marker of a removal: numbers below 0 stand for no chunk. */
  ChunkMarker marker(Removals.Removal removal) {
    return new ChunkMarker(
        parts.run(), parts.lease().token(), removal.table(), -removal.number(), Written.NOTHING);
  }

  /** Every chunk was prepared in the journal before the target committed it. */
  private void requireKnown(Set<ChunkId> marked, List<TableJob> jobs) {
    int removals = parts.journal().removals().begun();
    Set<ChunkId> unknown = new HashSet<>(marked);
    unknown.removeIf(marker -> marker.chunk() < 0 && -marker.chunk() <= removals);
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
