package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Table;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.run.SequencePhase;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Columns of tables that were there before the run and that count by themselves: they count on from
 * where they did before, unless others drew a number since the run ended.
 */
final class Counters {
  private final UndoParts parts;
  private final List<Problem> problems;

  Counters(UndoParts parts, List<Problem> problems) {
    this.parts = parts;
    this.problems = problems;
  }

  void restore(TableWork work) {
    if (work.goal().created()) {
      return;
    }
    for (Column column : work.goal().table().columns()) {
      if (column.generation().orElse(null) instanceof Generation.Identity) {
        restore(work, column.name());
      }
    }
  }

  private void restore(TableWork work, String column) {
    TargetDatabase target = parts.target();
    Table table = work.goal().table();
    Optional<BigInteger> before = parts.journal().before().next(work.name(), column);
    Optional<BigInteger> now = target.nextNumber(table.name(), column);
    if (before.isEmpty() || now.isEmpty() || now.equals(before)) {
      return;
    }
    String left = SequencePhase.left(work.name(), column);
    Optional<BigInteger> atEnd = parts.journal().note(left).map(BigInteger::new);
    Location where = Location.column(work.name(), column);
    if (!atEnd.equals(now)) {
      String present = now.get().toString();
      String wanted = before.get().toString();
      problems.add(Problem.note(Code.UNDO_COUNTER_LEFT, where, present, wanted));
      return;
    }
    parts.requireLease();
    target.execute(target.dialect().countFrom(table, column, before.get()));
  }
}
