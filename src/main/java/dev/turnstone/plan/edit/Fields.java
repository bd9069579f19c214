package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.TablePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts columns into the plan of a table and takes them out of it. */
final class Fields {
  private final Surroundings around;

  Fields(Surroundings around) {
    this.around = around;
  }

  /** The column is filled so, once; a new one stands in target column order where that is known. */
  TablePlan with(TablePlan table, FieldPlan field) {
    List<FieldPlan> fields = new ArrayList<>();
    boolean placed = false;
    for (FieldPlan old : table.fields()) {
      if (!old.target().equals(field.target())) {
        fields.add(old);
      } else if (!placed) {
        fields.add(field);
        placed = true;
      }
    }
    if (!placed) {
      fields.add(field);
      order(table).ifPresent(order -> fields.sort(byOrder(order)));
    }
    return table.withFields(fields);
  }

  TablePlan without(TablePlan table, String column) {
    return table.withFields(
        table.fields().stream().filter(f -> !f.target().equals(column)).toList());
  }

  private Optional<List<String>> order(TablePlan table) {
    Optional<Table> structure =
        table.create().or(() -> around.target().flatMap(t -> t.table(table.target())));
    return structure.map(t -> t.columns().stream().map(Column::name).toList());
  }

  /** Columns that are not known stay at the end. */
  private static Comparator<FieldPlan> byOrder(List<String> order) {
    return Comparator.comparingInt(
        field -> {
          int position = order.indexOf(field.target());
          return position < 0 ? order.size() : position;
        });
  }
}
