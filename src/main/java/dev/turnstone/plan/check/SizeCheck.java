package dev.turnstone.plan.check;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks that the target has room for the rows, keys and indexes of a table to be created. */
final class SizeCheck {
  private SizeCheck() {}

  static List<Problem> check(PlannedTable table, Catalog target) {
    if (!table.created()) return List.of();
    List<Problem> problems = new ArrayList<>();
    if (table.target().columns().size() <= table.dialect().limits().columns()) {
      problems.addAll(table.dialect().obstacles(table.target(), target));
    }
    for (Key key : table.target().keys()) {
      tooManyColumns(table, key.name(), key.parts().size()).ifPresent(problems::add);
    }
    for (Index index : table.target().indexes()) {
      tooManyColumns(table, index.name(), index.parts().size()).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<Problem> tooManyColumns(PlannedTable table, String key, int columns) {
    int most = table.dialect().limits().keyColumns();
    if (columns <= most) return Optional.empty();
    return Optional.of(
        Problem.blocker(
            Code.KEY_TOO_LONG,
            table.where(),
            key,
            columns + " columns",
            Integer.toString(most),
            table.dialect().vendor().name()));
  }
}
