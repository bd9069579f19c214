package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.edit.Decision.LookUp;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the table and column that a lookup names as {@code table.column}. */
record LookedInto(TableName table, String column) {
  /** Among the source tables of the plan, whose structure it knows by its fingerprint. */
  static Optional<LookedInto> in(MigrationPlan plan, LookUp decision) {
    return among(
        plan.tables().stream().flatMap(t -> t.sources().stream()).toList(), decision.from());
  }

  /** Among all tables of the source. */
  static Optional<LookedInto> in(Catalog source, LookUp decision) {
    return among(source.tables().stream().map(Table::name).toList(), decision.from());
  }

  /** The longest name wins: names themselves may hold points. */
  private static Optional<LookedInto> among(Collection<TableName> tables, String text) {
    return tables.stream()
        .flatMap(
            table ->
                List.of(table.toString(), table.name()).stream()
                    .filter(name -> text.startsWith(name + "."))
                    .map(name -> Map.entry(name, table)))
        .max(Comparator.comparingInt(found -> found.getKey().length()))
        .map(
            found -> new LookedInto(found.getValue(), text.substring(found.getKey().length() + 1)));
  }

  FieldRule rule(LookUp decision) {
    List<String> columns = List.copyOf(decision.by().keySet());
    List<String> keys = columns.stream().map(c -> decision.by().getOrDefault(c, "")).toList();
    return new FieldRule.Lookup(columns, table.toString(), keys, column, decision.missing());
  }
}
