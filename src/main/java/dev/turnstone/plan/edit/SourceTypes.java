package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import java.util.List;
import java.util.Optional;

/** The native types of the source columns that fill a plan's target columns. */
final class SourceTypes {
  private final MigrationPlan plan;
  private final Catalog source;

  SourceTypes(MigrationPlan plan, Catalog source) {
    this.plan = plan;
    this.source = source;
  }

  /** The spellings of its type, with and without what stands in brackets; empty: no column. */
  List<String> of(Place place) {
    return plan.table(place.table())
        .flatMap(table -> column(table, place.column()))
        .map(Column::nativeType)
        .map(type -> List.of(type, type.replaceAll(" *\\([^)]*\\)", "")))
        .orElse(List.of());
  }

  private Optional<Column> column(TablePlan table, String target) {
    return table.fields().stream()
        .filter(field -> field.target().equals(target))
        .map(FieldPlan::rule)
        .flatMap(rule -> Rules.sourceColumn(rule).stream())
        .findFirst()
        .flatMap(name -> source.table(table.source()).flatMap(t -> t.column(name)));
  }
}
