package dev.turnstone.run;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.WriteMode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Says whether two rows of a source could share a key of the target: then its chunks go one after
 * the other, so that always the same row is the first, and an upsert keeps the keys it has written.
 */
final class RowOrder {
  private final TableGoal goal;
  private final Table source;
  private final Vendor vendor;

  /**
   * The order of a table's rows.
   *
   * @param vendor whose table the source is
   */
  RowOrder(TableGoal goal, Table source, Vendor vendor) {
    this.goal = goal;
    this.source = source;
    this.vendor = vendor;
  }

  boolean matters() {
    return goal.table().keys().stream().anyMatch(key -> !proven(key)) || upsertsMayRepeat();
  }

  /** True when the rows are upserted and two of them could have the same key. */
  boolean upsertsMayRepeat() {
    return goal.plan().mode() == WriteMode.UPSERT
        && goal.table().identity().filter(key -> !steady() || !proven(key)).isPresent();
  }

  /** Without a snapshot a row may be met again where it was moved to meanwhile. */
  private boolean steady() {
    return !TableJob.UNSTEADY.contains(source.traits().storage());
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
        .filter(from -> source.column(from).filter(c -> apart(c, target.get())).isPresent())
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

  /**
   * True when values that the source tells apart stay apart: not {@code 1} and {@code 01} as text
   * that becomes a number, nor the spellings of a date that SQLite keeps as they came.
   */
  private boolean apart(Column from, Column to) {
    LogicalType type = from.type();
    if (type instanceof LogicalType.Int || type instanceof LogicalType.Bytes) {
      return true;
    }
    if (type instanceof LogicalType.Text) {
      return to.type() instanceof LogicalType.Text;
    }
    if (vendor == Vendor.SQLITE) {
      return type instanceof LogicalType.Floating && to.type() instanceof LogicalType.Floating;
    }
    return settled(type) || type.equals(to.type());
  }

  /** Types of the servers that hold each value in one form only. */
  private static boolean settled(LogicalType type) {
    return type instanceof LogicalType.Bool
        || type instanceof LogicalType.Decimal
        || type instanceof LogicalType.Floating
        || type instanceof LogicalType.Date
        || type instanceof LogicalType.Time
        || type instanceof LogicalType.Timestamp
        || type instanceof LogicalType.Instant
        || type instanceof LogicalType.Uuid
        || type instanceof LogicalType.Bits
        || type instanceof LogicalType.Enumeration;
  }
}
