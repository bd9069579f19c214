package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Stage;
import dev.turnstone.run.TableGoal;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.ReferringRows;
import dev.turnstone.undo.rollback.Referrers.Reference;
import java.util.ArrayList;
import java.util.List;

/** Whether a run, or the chosen tables of it, can be undone at all. */
final class Undoable {
  private Undoable() {}

  /**
   * Looks before anything is written.
   *
   * @throws Refused with everything that is in the way
   */
  static void require(UndoParts parts, UndoScope scope) {
    List<Problem> obstacles = obstacles(parts, scope);
    if (!obstacles.isEmpty()) {
      throw new Refused(obstacles);
    }
  }

  /** Everything that is in the way; empty: nothing. */
  static List<Problem> obstacles(UndoParts parts, UndoScope scope) {
    List<Problem> obstacles = new ArrayList<>();
    Catalog now = parts.target().catalog(false);
    Referrers referrers = new Referrers(parts.target().dialect(), now, scope.goals());
    for (TableName name : scope.tables()) {
      Location where = Location.table(name.toString());
      TableGoal goal = scope.goal(name).orElseThrow();
      boolean changed =
          now.table(name)
              .filter(
                  t -> goal.plan().fields().stream().anyMatch(f -> t.column(f.target()).isEmpty()))
              .isPresent();
      if (changed) {
        obstacles.add(Problem.blocker(Code.UNDO_STRUCTURE, where));
      }
      parts
          .swapped(name)
          .filter(s -> gone(s, parts, now, goal))
          .map(s -> Problem.blocker(Code.UNDO_KEPT_GONE, where, s.kept().name()))
          .ifPresent(obstacles::add);
      if (!scope.whole()) {
        referrers.to(name).stream()
            .filter(r -> scope.goal(r.from()).isPresent() && !scope.tables().contains(r.from()))
            .filter(r -> refers(parts, goal, r))
            .map(r -> Problem.blocker(Code.UNDO_TOGETHER, where, r.from().name()))
            .forEach(obstacles::add);
      }
    }
    return obstacles;
  }

  /** True when the table of before is neither kept nor was put back by an undo. */
  private static boolean gone(Stage stage, UndoParts parts, Catalog now, TableGoal goal) {
    TableWork work = new TableWork(goal, parts.target().dialect().vendor(), parts.journal());
    return now.table(stage.kept()).isEmpty() && !new UndoLog(parts, work).swapBegun();
  }

  private static boolean refers(UndoParts parts, TableGoal goal, Reference reference) {
    Dialect dialect = parts.target().dialect();
    String condition = ReferringRows.to(dialect, goal.table(), reference.from(), reference.key());
    String sql =
        "SELECT 1 FROM " + dialect.quote(goal.table().name()) + " WHERE " + condition + " LIMIT 1";
    return !parts.target().query(sql).isEmpty();
  }
}
