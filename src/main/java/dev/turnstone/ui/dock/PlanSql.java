package dev.turnstone.ui.dock;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import java.util.ArrayList;
import java.util.List;

/** The statements of a plan that change the target's structure, and its own scripts, to be read. */
final class PlanSql {
  private final List<String> parts = new ArrayList<>();
  private final Dialect dialect;

  private PlanSql(Dialect dialect) {
    this.dialect = dialect;
  }

  /** In the order of a run; empty: the plan changes no structure and has no scripts. */
  static String of(MigrationPlan plan) {
    PlanSql text = new PlanSql(Dialects.of(plan.target().product().vendor()));
    text.scripts(plan, Script.When.BEFORE);
    List<Table> created =
        plan.tables().stream()
            .filter(TablePlan::enabled)
            .flatMap(table -> table.create().stream())
            .toList();
    for (Table table : created) {
      text.statements(text.dialect.createTable(table));
    }
    for (Table table : created) {
      text.statements(text.dialect.completeTable(table));
      for (ForeignKey key : table.foreignKeys()) {
        text.statements(text.dialect.addForeignKey(table, key));
      }
    }
    text.scripts(plan, Script.When.AFTER);
    return String.join("\n\n", text.parts);
  }

  private void scripts(MigrationPlan plan, Script.When when) {
    for (Script script : plan.scripts()) {
      if (script.enabled() && script.when() == when) {
        parts.add("-- " + script.name() + "\n" + script.sql());
      }
    }
  }

  private void statements(List<String> statements) {
    statements.forEach(statement -> parts.add(statement + ";"));
  }
}
