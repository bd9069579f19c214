package dev.turnstone.app.preview;

import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import java.util.Optional;

/**
 * What is to be looked at.
 *
 * @param table a target table of the plan
 * @param column one of its columns, which the plan fills; empty: whole rows, also those that the
 *     filter leaves out
 */
public record PreviewOrder(MigrationPlan plan, TableName table, Optional<String> column) {}
