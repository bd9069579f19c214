package dev.turnstone.undo.snapshot;

import dev.turnstone.journal.Seal;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The form of a snapshot's file. In the clear: eight bytes that say what it is, the version of the
 * form, the snapshot's identity and its data key, which only the workspace's key opens. Then
 * blocks, each its length, whether it ends its sequence, and its sealed bytes: what the snapshot is
 * of; the rows of each table; what each table adds up to.
 */
final class SnapshotForm {
  static final long MAGIC = 0x54534e4150534854L; // "TSNAPSHT"
  static final int VERSION = 1;
  static final int LARGEST_TEXT = 1 << 12;

  private SnapshotForm() {}

  static Seal.Place head() {
    return new Seal.Place("head", "", 0, 0, true);
  }

  static Seal.Place rows(String table, int part, boolean last) {
    return new Seal.Place("rows", table, 0, part, last);
  }

  static Seal.Place end() {
    return new Seal.Place("end", "", 0, 0, true);
  }

  static JournalDamaged damaged(Path file, String reason, @Nullable Exception cause) {
    return new JournalDamaged(problem(Code.SNAPSHOT_DAMAGED, file, reason), cause);
  }

  static Refused unreadable(Path file, String reason) {
    return new Refused(problem(Code.SNAPSHOT_UNREADABLE, file, reason));
  }

  static Refused unwritable(Path file, String reason) {
    return new Refused(problem(Code.SNAPSHOT_UNWRITABLE, file, reason));
  }

  private static Problem problem(Code code, Path file, String reason) {
    return Problem.blocker(code, Location.EVERYWHERE, file.toString(), reason);
  }
}
