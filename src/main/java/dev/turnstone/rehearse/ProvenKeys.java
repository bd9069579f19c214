package dev.turnstone.rehearse;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells which keys of a target no two rows of a source can share, by the source's own keys. */
public final class ProvenKeys {
  private final TablePlan plan;
  private final Table source;
  private final Vendor vendor;
  private final Table target;

  /**
   * The keys of one table.
   *
   * @param vendor whose table the source is
   */
  public ProvenKeys(TablePlan plan, Table source, Vendor vendor, Table target) {
    this.plan = plan;
    this.source = source;
    this.vendor = vendor;
    this.target = target;
  }

  /** True when the source has a key over nothing but the columns that are copied into this one. */
  public boolean proven(Key key) {
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
    Optional<Column> to = target.column(column);
    boolean designed = plan.create().isPresent() && plan.mode() != WriteMode.REPLACE;
    if (to.isEmpty() || (!designed && folds(to.get().type()))) {
      return Optional.empty();
    }
    return plan.fields().stream()
        .filter(field -> field.target().equals(column))
        .filter(ProvenKeys::exact)
        .map(field -> ((FieldRule.Copy) field.rule()).column())
        .filter(from -> source.column(from).filter(c -> apart(c, to.get())).isPresent())
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
