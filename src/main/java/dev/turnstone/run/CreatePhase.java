package dev.turnstone.run;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the missing target tables and takes from existing ones what makes loading slow or dependent
 * on order. Done again after a kill it does only what is still to be done.
 */
final class CreatePhase {
  private final RunParts parts;

  CreatePhase(RunParts parts) {
    this.parts = parts;
  }

  void run(List<TableGoal> goals) {
    Dialect dialect = parts.target().dialect();
    Catalog now = parts.target().catalog(false);
    for (TableGoal goal : goals) {
      parts.cancellation().check(parts.run());
      Table table = goal.table();
      String step = "create " + table.name();
      if (parts.journal().steps().containsKey(step)) {
        continue;
      }
      parts.meter().doing("Preparing " + table.name().name());
      Optional<Table> present = now.table(table.name());
      List<String> statements = new ArrayList<>();
      if (goal.created()) {
        // A half made table of a killed try is empty, because loading starts after this phase.
        present.ifPresent(t -> statements.add("DROP TABLE " + dialect.quote(t.name())));
        statements.addAll(dialect.createTable(table));
      } else {
        present.ifPresent(t -> statements.addAll(dialect.beforeLoad(t)));
      }
      parts.target().execute(statements);
      parts.journal().stepDone(step, 0);
    }
  }
}
