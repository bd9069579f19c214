package dev.turnstone.undo.rollback;

import dev.turnstone.journal.Fingerprints;
import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.RowEraser;
import dev.turnstone.row.TableRead;
import java.util.BitSet;

/** Removes what is to go of a range that is locked; everything else of it is left alone. */
final class RangeRemoval {
  private final RangeLook look;
  private final UndoLog log;

  RangeRemoval(RangeLook look, UndoLog log) {
    this.look = look;
    this.log = log;
  }

  TableWork work() {
    return look.work();
  }

  TableRead reads() {
    return look.program().reads();
  }

  /** Where the rows of the run that were found are noted, and the conflicts among them. */
  record Notes(int chunk, Fingerprints rows, SetAsideRows conflicts) {}

  Tally remove(RowEraser eraser, ChunkRange range, RangeLook.Known known, Notes notes) {
    BitSet going = new BitSet();
    long[] counts = new long[2];
    int seen =
        look.look(
            eraser.rows(),
            range,
            known,
            (fate, row) -> {
              if (fate == RangeLook.Fate.FOREIGN) {
                counts[0]++;
                return;
              }
              notes.rows().add(row.at(), row.fingerprint());
              if (fate.goes()) {
                going.set(row.at());
              } else {
                counts[1]++;
                Conflict.Kind kind =
                    fate == RangeLook.Fate.REFERRED
                        ? Conflict.Kind.REFERRED
                        : Conflict.Kind.CHANGED;
                log.add(notes.conflicts(), notes.chunk(), row.program().key(row.cursor()), kind);
              }
            });
    long removed = eraser.remove(look.program().reads(), range, going, seen);
    if (removed != going.cardinality()) {
      String wanted = Integer.toString(going.cardinality());
      String name = look.work().name();
      throw new ServerRefused(
          Problem.blocker(
              Code.UNDO_UNBALANCED, Location.table(name), wanted, Long.toString(removed)),
          new IllegalStateException("chunk " + notes.chunk()));
    }
    return new Tally(removed, 0, 0, counts[0], counts[1]);
  }
}
