package dev.turnstone.plan.check;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Location;
import dev.turnstone.sql.Dialect;

/**
 * A table plan with both of its tables, which exist.
 *
 * @param target the existing table or the one to be created
 * @param from the source's vendor
 * @param dialect the target's
 */
record PlannedTable(TablePlan plan, Table source, Table target, Vendor from, Dialect dialect) {
  boolean created() {
    return plan.create().isPresent();
  }

  Location where() {
    return Location.table(target.name().toString());
  }

  Location where(String column) {
    return Location.column(target.name().toString(), column);
  }

  Location where(Column column) {
    return where(column.name());
  }
}
