package dev.turnstone.ui.map.pair;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.edit.Surroundings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of both databases, found at once; what nobody read is made up from the plan. */
public final class Structures {
  private final Surroundings around;
  private final Map<TableName, Table> sources;
  private final Map<TableName, Table> targets;

  public Structures(Surroundings around) {
    this.around = around;
    this.sources = byName(around.source());
    this.targets = byName(around.target());
  }

  private static Map<TableName, Table> byName(Optional<Catalog> catalog) {
    Map<TableName, Table> tables = new HashMap<>();
    catalog.ifPresent(c -> c.tables().forEach(t -> tables.put(t.name(), t)));
    return tables;
  }

  public Surroundings around() {
    return around;
  }

  /** False: nobody looked at the databases, and types are not known. */
  public boolean known() {
    return around.source().isPresent() && around.target().isPresent();
  }

  /** The source table of this name; empty: there is none, or nobody looked. */
  public Optional<Table> source(TableName name) {
    return Optional.ofNullable(sources.get(name));
  }

  /** The target table of this name, as the database has it. */
  public Optional<Table> target(TableName name) {
    return Optional.ofNullable(targets.get(name));
  }

  /** The source table of a plan; of one that is not known the columns that the plan names. */
  public Table source(TablePlan plan) {
    return source(plan.source())
        .orElseGet(
            () ->
                madeUp(
                    plan.source(),
                    plan.fields().stream()
                        .flatMap(f -> SourceColumns.named(f.rule()).stream())
                        .distinct()
                        .toList()));
  }

  /** The target table of a plan, be it there or to be created; likewise. */
  public Table target(TablePlan plan) {
    return plan.create()
        .or(() -> target(plan.target()))
        .orElseGet(
            () -> madeUp(plan.target(), plan.fields().stream().map(FieldPlan::target).toList()));
  }

  private static Table madeUp(TableName name, List<String> columns) {
    return new Table(
        name,
        TableKind.PLAIN,
        columns.stream().map(c -> Column.of(c, new LogicalType.Dynamic(), "", true)).toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        TableTraits.NONE);
  }
}
