package dev.turnstone.undo.rollback;

import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Removals;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.RunLedger;
import dev.turnstone.run.ScriptTask;
import dev.turnstone.run.TableGoal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run that did not end left in the target, by the markers there, which are the truth: a
 * chunk whose marker stands was written, all others were not.
 */
final class RunTraces {
  private final UndoParts parts;
  private final RunLedger ledger;

  RunTraces(UndoParts parts) {
    this.parts = parts;
    this.ledger = parts.target().ledger();
  }

  /**
   * Brings the journal in line; only for runs that did not end, whose markers still stand.
   *
   * @param leased true: a commit that the server is still at is waited for
   */
  void settle(List<TableGoal> goals, boolean leased) {
    if (leased) {
      parts.requireLease();
    }
    settleRemoval();
    Set<String> marked = new HashSet<>();
    for (ChunkMarker marker : ledger.markers(parts.run())) {
      if (marker.chunk() >= 0 && !ScriptTask.isOf(marker)) {
        marked.add(id(marker.table(), marker.chunk()));
      }
    }
    for (TableGoal goal : goals) {
      String table = goal.table().name().toString();
      for (ChunkRecord chunk : parts.journal().chunks(table)) {
        boolean stands = marked.remove(id(table, chunk.range().number()));
        if (stands && chunk.state() == ChunkRecord.State.CLAIMED) {
          throw older();
        } else if (stands && chunk.state() == ChunkRecord.State.PREPARED) {
          parts.journal().committed(chunk);
        } else if (!stands && chunk.state() != ChunkRecord.State.CLAIMED) {
          parts.journal().uncommitted(chunk);
        }
      }
    }
    if (!marked.isEmpty()) {
      throw older();
    }
  }

  private void settleRemoval() {
    Optional<Removals.Removal> latest = parts.journal().removals().latest();
    if (latest.isPresent()) {
      if (!ledger.marked(parts.run(), latest.get().table(), -latest.get().number())) {
        parts.journal().removals().undo();
      }
    }
  }

  private static String id(String table, int chunk) {
    return chunk + " " + table;
  }

  private JournalDamaged older() {
    return new JournalDamaged(
        Problem.blocker(
            Code.JOURNAL_DAMAGED,
            Location.EVERYWHERE,
            parts.run(),
            "it is older than what the target holds of the run"),
        null);
  }
}
