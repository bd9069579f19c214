package dev.turnstone.run;

import dev.turnstone.catalog.Table;
import dev.turnstone.plan.TablePlan;

/**
 * What a target table shall look like when the run is done.
 *
 * @param table its full structure: the plan's own for a created table, the one found before the run
 *     for an existing one
 * @param created true when the run makes the table
 */
public record TableGoal(TablePlan plan, Table table, boolean created) {}
