package dev.turnstone.ui.migration;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.rehearse.Report;

/**
 * What a dry run found.
 *
 * @param plan the plan that was rehearsed; another one since means that it says nothing any more
 */
public record Rehearsed(MigrationPlan plan, Report report) {}
