package dev.turnstone.undo.difference;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.TablePlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether two tables of one vendor hold their values in the same form, so that both can be
 * read as they are: also values that no column of their type should hold are then told apart.
 */
final class SameForm {
  private SameForm() {}

  /**
   * The plan that reads the left table as the right one is read; empty: their forms differ.
   *
   * @param plan from one to the other
   */
  static Optional<TablePlan> ofLeft(TablePlan plan, Table from, Table to) {
    List<FieldPlan> own = new ArrayList<>();
    Map<String, String> sources = new HashMap<>();
    for (FieldPlan field : plan.fields()) {
      if (!(field.rule() instanceof FieldRule.Copy copy)
          || !type(from, copy.column()).equals(type(to, field.target()))) {
        return Optional.empty();
      }
      own.add(FieldPlan.copy(copy.column(), copy.column()));
      sources.put(field.target(), copy.column());
    }
    List<String> keyThere =
        key(to, sources.keySet()).stream().map(name -> sources.getOrDefault(name, "")).toList();
    return plan.filter().isEmpty() && keyThere.equals(key(from, sources.values()))
        ? Optional.of(plan.withFields(own))
        : Optional.empty();
  }

  /** The identity's columns, when all of them are compared. */
  private static List<String> key(Table table, Collection<String> compared) {
    List<String> key = table.identity().map(Key::columns).orElse(List.of());
    return compared.containsAll(key) ? key : List.of();
  }

  private static Optional<LogicalType> type(Table table, String column) {
    return table.column(column).map(Column::type);
  }
}
