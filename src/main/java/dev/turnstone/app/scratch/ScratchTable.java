package dev.turnstone.app.scratch;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;

/**
 * One table of a plan and the copy of it that a slice is loaded into.
 *
 * @param plan what the run does with the table itself
 * @param goal the table itself, as it is or will be made
 * @param copy the name of the copy
 * @param sourceRows of the table it is loaded from
 * @param targetRows that are in the table itself now
 */
record ScratchTable(TablePlan plan, Table goal, TableName copy, long sourceRows, long targetRows) {
  /** True when the run makes the table, for good or to put it in the place of another. */
  boolean created() {
    return plan.create().isPresent() || replaced();
  }

  /** True when the table is loaded beside another whose place it takes. */
  boolean replaced() {
    return plan.mode() == WriteMode.REPLACE;
  }

  /** True when rows are added to rows that may be there. */
  boolean addsToRows() {
    return !created() && plan.mode() != WriteMode.INTO_EMPTY;
  }

  TableName name() {
    return goal.name();
  }

  /** Rows that are in the table when the run is through, at most. */
  long rowsAfter() {
    return sourceRows + targetRows;
  }
}
