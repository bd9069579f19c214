package dev.turnstone.run;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.OnFailure;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Says whether two rows of a source could share a key of the target: then its chunks go one after
 * the other, so that always the same row is the first.
 */
final class RowOrder {
  private final TableGoal goal;
  private final Table source;

  RowOrder(TableGoal goal, Table source) {
    this.goal = goal;
    this.source = source;
  }

  boolean matters() {
    return goal.table().keys().stream().anyMatch(key -> !proven(key));
  }

  /** True when the source has a key over nothing but the columns that are copied into this one. */
  private boolean proven(Key key) {
    if (key.parts().stream().anyMatch(part -> part.column().isEmpty())) {
      return false;
    }
    Set<String> copied = new HashSet<>();
    key.columns().forEach(column -> copied(column).ifPresent(copied::add));
    return source.keys().stream()
        .filter(k -> k.predicate().isEmpty())
        .filter(k -> k.parts().stream().allMatch(part -> part.column().isPresent()))
        .anyMatch(k -> copied.containsAll(k.columns()));
  }

  /** The source column whose values stay distinct in this column of the target. */
  private Optional<String> copied(String column) {
    Optional<Column> target = goal.table().column(column);
    if (target.isEmpty() || (!goal.created() && folds(target.get().type()))) {
      return Optional.empty();
    }
    return goal.plan().fields().stream()
        .filter(field -> field.target().equals(column))
        .filter(RowOrder::exact)
        .map(field -> ((FieldRule.Copy) field.rule()).column())
        .findFirst();
  }

  private static boolean exact(FieldPlan field) {
    boolean kept =
        field.onFailure() instanceof OnFailure.SetAside
            || field.onFailure() instanceof OnFailure.Stop;
    return kept && field.rule() instanceof FieldRule.Copy;
  }

  /** Types whose distinct values an existing column may hold to be equal, by its collation. */
  private static boolean folds(LogicalType type) {
    return type instanceof LogicalType.Text
        || type instanceof LogicalType.Enumeration
        || type instanceof LogicalType.Dynamic
        || type instanceof LogicalType.Other;
  }
}
