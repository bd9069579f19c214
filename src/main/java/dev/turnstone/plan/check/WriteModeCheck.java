package dev.turnstone.plan.check;

import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Checks that the target table is as its write mode needs it: empty, or with a key. */
final class WriteModeCheck {
  private WriteModeCheck() {}

  static List<Problem> check(PlannedTable table) {
    WriteMode mode = table.plan().mode();
    if (mode == WriteMode.INTO_EMPTY) return empty(table);
    if (mode != WriteMode.UPSERT) return List.of();
    Optional<Key> key = table.target().identity();
    if (key.isEmpty()) {
      return List.of(Problem.blocker(Code.KEY_MISSING, table.where(), mode.name()));
    }
    List<String> filled = table.plan().fields().stream().map(FieldPlan::target).toList();
    return key.get().columns().stream()
        .filter(column -> !filled.contains(column))
        .map(
            column ->
                Problem.blocker(
                    Code.RULE_INVALID,
                    table.where(column),
                    "the key column is not filled, so no row could be found by it"))
        .toList();
  }

  private static List<Problem> empty(PlannedTable table) {
    if (table.created()) return List.of();
    TableTraits traits = table.target().traits();
    if (traits.rows().isPresent()) {
      long rows = traits.rows().getAsLong();
      return rows == 0
          ? List.of()
          : List.of(Problem.blocker(Code.TABLE_NOT_EMPTY, table.where(), String.valueOf(rows)));
    }
    long guess = traits.estimatedRows().orElse(0);
    return guess <= 0
        ? List.of()
        : List.of(Problem.warning(Code.TABLE_NOT_EMPTY, table.where(), "about " + guess));
  }
}
