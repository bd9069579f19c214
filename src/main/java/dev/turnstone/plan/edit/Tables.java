package dev.turnstone.plan.edit;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;

/** Puts a table's new plan where its old one was. */
final class Tables {
  private Tables() {}

  static MigrationPlan replace(MigrationPlan plan, TablePlan before, TablePlan after) {
    return plan.withTables(plan.tables().stream().map(t -> t.equals(before) ? after : t).toList());
  }
}
