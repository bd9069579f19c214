package dev.turnstone.ui.rule.preview;

import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is to be shown.
 *
 * @param plan as it is
 * @param column empty: whole rows
 * @param change what is being written and not in the plan yet; may refuse
 * @param version what tells two changes apart
 */
public record PreviewRequest(
    MigrationPlan plan,
    TableName table,
    Optional<String> column,
    UnaryOperator<MigrationPlan> change,
    Object version) {
  boolean sameAs(PreviewRequest other) {
    return plan.table(table).equals(other.plan.table(table))
        && table.equals(other.table)
        && column.equals(other.column)
        && version.equals(other.version);
  }
}
