package dev.turnstone.rehearse;

import dev.turnstone.journal.SetAside;
import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.journal.TemporaryRoom;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.keys.RowSet;
import dev.turnstone.row.OriginalValue;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowFingerprint;
import dev.turnstone.row.RowProgram;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Refuses rows that passed alone: for their keys, or for what they refer to. */
final class LateRows {
  private final SecondLook look;
  private final TemporaryRoom room;

  LateRows(SecondLook look, TemporaryRoom room) {
    this.look = look;
    this.room = room;
  }

  /** All rows for one reason. */
  void refuse(Subject subject, RowSet rows, Problem problem) {
    if (rows.size() == 0) {
      return;
    }
    subject.causes().count(problem, rows.size());
    subject.gone().addAll(rows);
    look.visit(
        subject,
        rows,
        (row, program, cursor) -> {
          boolean wanted = subject.causes().wants(problem, row);
          if (wanted) {
            Example example =
                new Example(
                    program.key(cursor),
                    value(subject, problem, program, cursor),
                    Optional.empty());
            subject.causes().offer(problem, row, example, 0);
          }
          if (subject.keepsRefused()) {
            subject
                .refused()
                .add(setAside(subject, problem, Optional.empty(), new At(program, cursor)));
          }
          return wanted || subject.keepsRefused();
        });
  }

  /** A row that is looked at. */
  private record At(RowProgram program, RowCursor cursor) {}

  /**
   * Rows that refer to nothing, or to rows that are refused themselves.
   *
   * @param parents gives the row that one follows by its values in the target
   */
  void orphans(
      Subject subject,
      RowSet rows,
      Function<Map<String, OriginalValue>, Optional<String>> parents,
      Orphaned reasons) {
    // they must not be told as rows that others follow before all of them are found
    try (SetAsideRows kept = room.setAsideRows()) {
      orphans(subject, rows, parents, new Kept(reasons, kept));
      kept.forEach(subject.refused()::add);
    }
    subject.gone().addAll(rows);
  }

  private record Kept(Orphaned reasons, SetAsideRows rows) {}

  private void orphans(
      Subject subject,
      RowSet rows,
      Function<Map<String, OriginalValue>, Optional<String>> parents,
      Kept kept) {
    TargetValues values = new TargetValues(subject.columns());
    RowFingerprint fingerprint = new RowFingerprint();
    look.visit(
        subject,
        rows,
        (row, program, cursor) -> {
          var unused = program.run(cursor, values, 0, fingerprint);
          Optional<String> parent = parents.apply(values.values());
          Problem problem = kept.reasons().reason(parent);
          subject.causes().count(problem, 1);
          if (subject.causes().wants(problem, row)) {
            Example example =
                new Example(program.key(cursor), value(subject, problem, program, cursor), parent);
            subject.causes().offer(problem, row, example, 0);
          }
          if (subject.keepsRefused()) {
            kept.rows().add(setAside(subject, problem, parent, new At(program, cursor)));
          }
          return true;
        });
  }

  /** Why a row is refused that refers to nothing that stays. */
  interface Orphaned {
    /**
     * The reason.
     *
     * @param parent the refused row it refers to; empty: there is none
     */
    Problem reason(Optional<String> parent);
  }

  private static Optional<OriginalValue> value(
      Subject subject, Problem problem, RowProgram program, RowCursor cursor) {
    for (int i = 0; i < subject.plan().fields().size(); i++) {
      String target = subject.plan().fields().get(i).target();
      if (problem.where().column().filter(target::equals).isPresent()) {
        return program.value(cursor, program.source(i));
      }
    }
    return Optional.empty();
  }

  private static SetAside setAside(
      Subject subject, Problem problem, Optional<String> follows, At at) {
    return new SetAside(
        subject.name(),
        -1,
        at.program().key(at.cursor()),
        problem.where().column(),
        problem.code(),
        problem.message(),
        follows,
        at.program().original(at.cursor()));
  }
}
