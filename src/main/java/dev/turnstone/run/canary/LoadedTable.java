package dev.turnstone.run.canary;

import dev.turnstone.catalog.Table;
import dev.turnstone.plan.TablePlan;

/**
 * A table that a run loads: where its rows come from and where they go.
 *
 * @param target as it shall be when the run is done
 */
public record LoadedTable(TablePlan plan, Table source, Table target) {}
