package dev.turnstone.ui.rule;

import dev.turnstone.app.Survey;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.ui.migration.FieldPlace;
import java.util.List;
import java.util.Optional;

/**
 * The place that is looked at, as the plan has it now.
 *
 * @param place its column is the empty text where a table as a whole is chosen
 * @param source the table's source; empty: its structure is not known
 * @param target the table that is there, or that the plan creates; empty: not known
 */
public record Chosen(
    FieldPlace place, TablePlan plan, Optional<Table> source, Optional<Table> target) {
  /** Empty: the plan has no such table. */
  static Optional<Chosen> of(FieldPlace place, MigrationPlan plan, Optional<Survey> survey) {
    return plan.table(place.table())
        .map(
            table ->
                new Chosen(
                    place,
                    table,
                    survey.flatMap(s -> s.source().table(table.source())),
                    table.create().or(() -> survey.flatMap(s -> s.target().table(place.table())))));
  }

  /** What fills the column; empty: nothing, or no column is chosen. */
  public Optional<FieldPlan> field() {
    return plan.fields().stream().filter(f -> f.target().equals(place.column())).findFirst();
  }

  public boolean ofColumn() {
    return !place.column().isEmpty();
  }

  /** The target column; empty: its structure is not known. */
  public Optional<Column> column() {
    return target.flatMap(t -> t.column(place.column()));
  }

  public boolean created() {
    return plan.create().isPresent();
  }

  /** Those that rules may read; empty: they are not known. */
  public List<Column> sourceColumns() {
    return source.map(Table::columns).orElse(List.of());
  }

  /** The column as decisions name it. */
  String fullName() {
    return place.table() + "." + place.column();
  }
}
