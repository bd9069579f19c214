package dev.turnstone.plan;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What shall happen to one target table.
 *
 * @param sources the source tables that feed it; today exactly one, the form leaves room for merges
 * @param create the table to be made, when the target has none; empty: it exists and is matched by
 *     names
 * @param filter a CEL condition over source columns; rows for which it is not true are filtered;
 *     empty: all rows
 * @param fields one per target column that is written, in target column order
 * @param enabled false: the table is left out of the run, on purpose
 */
public record TablePlan(
    List<TableName> sources,
    TableName target,
    Optional<Table> create,
    WriteMode mode,
    Optional<String> filter,
    List<FieldPlan> fields,
    boolean enabled,
    Optional<String> comment) {
  public TablePlan {
    sources = List.copyOf(sources);
    fields = List.copyOf(fields);
  }

  /** The one source table. */
  public TableName source() {
    return sources.get(0);
  }

  public TablePlan withFields(List<FieldPlan> other) {
    return new TablePlan(sources, target, create, mode, filter, other, enabled, comment);
  }

  public TablePlan withMode(WriteMode other) {
    return new TablePlan(sources, target, create, other, filter, fields, enabled, comment);
  }

  public TablePlan withFilter(Optional<String> other) {
    return new TablePlan(sources, target, create, mode, other, fields, enabled, comment);
  }

  public TablePlan withEnabled(boolean other) {
    return new TablePlan(sources, target, create, mode, filter, fields, other, comment);
  }

  /** The same plan for a table that is to be created in this form and under its name. */
  public TablePlan withCreated(Table other) {
    return new TablePlan(
        sources, other.name(), Optional.of(other), mode, filter, fields, enabled, comment);
  }
}
