package dev.turnstone.run.canary;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The foreign keys of the target among the tables that are loaded, as references of source rows.
 */
final class References {
  private static final Set<Class<? extends LogicalType>> OF_ONE_FORM =
      Set.of(LogicalType.Int.class, LogicalType.Text.class, LogicalType.Bytes.class);
  private static final Set<Class<? extends LogicalType>> OF_ONE_FORM_ON_SERVERS =
      Set.of(
          LogicalType.Decimal.class,
          LogicalType.Uuid.class,
          LogicalType.Date.class,
          LogicalType.Timestamp.class,
          LogicalType.Instant.class);

  private final Vendor vendor;
  private final Set<Reference> plain = new LinkedHashSet<>();
  private final List<ComputedReference> computed = new ArrayList<>();

  /**
   * The references.
   *
   * @param vendor of the source
   */
  References(List<LoadedTable> tables, Vendor vendor) {
    this.vendor = vendor;
    for (LoadedTable child : tables) {
      for (ForeignKey key : child.target().foreignKeys()) {
        tables.stream()
            .filter(parent -> parent.target().name().equals(key.target()))
            .forEach(parent -> add(child, key, parent));
      }
    }
  }

  /** Those that lead away from a source table. */
  List<Reference> from(TableName child) {
    return plain.stream().filter(r -> r.child().equals(child)).toList();
  }

  /** True when rows of a source table refer to any. */
  boolean leadAway(TableName child) {
    return plain.stream().anyMatch(r -> r.child().equals(child))
        || computed.stream().anyMatch(r -> r.child().source().name().equals(child));
  }

  List<ComputedReference> computed() {
    return List.copyOf(computed);
  }

  /** True when rows of another source table refer to it. */
  boolean referred(TableName source) {
    return plain.stream().anyMatch(r -> r.parent().equals(source) && !r.child().equals(source))
        || computed.stream()
            .filter(r -> r.parent().source().name().equals(source))
            .anyMatch(r -> !r.child().source().name().equals(source));
  }

  /** True when rows of any source table, itself among them, refer to it. */
  boolean referredAtAll(TableName source) {
    return plain.stream().anyMatch(r -> r.parent().equals(source))
        || computed.stream().anyMatch(r -> r.parent().source().name().equals(source));
  }

  /** A reference of which a column is not written leads to nothing that the run loads. */
  private void add(LoadedTable child, ForeignKey key, LoadedTable parent) {
    List<Integer> fields = positions(child, key.columns());
    List<Integer> parentFields = positions(parent, key.targetColumns());
    if (fields.contains(-1) || parentFields.contains(-1)) {
      return;
    }
    List<Column> columns = new ArrayList<>();
    List<Column> parentColumns = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Optional<Column> from = copied(child, fields.get(i));
      Optional<Column> to = copied(parent, parentFields.get(i));
      if (from.isEmpty() || to.isEmpty() || !alike(from.get().type(), to.get().type())) {
        computed.add(new ComputedReference(child, fields, parent, parentFields));
        return;
      }
      columns.add(from.get());
      parentColumns.add(to.get());
    }
    plain.add(new Reference(child.source().name(), columns, parent.source().name(), parentColumns));
  }

  private static List<Integer> positions(LoadedTable table, List<String> columns) {
    List<String> written = table.plan().fields().stream().map(FieldPlan::target).toList();
    return columns.stream().map(written::indexOf).toList();
  }

  private static Optional<Column> copied(LoadedTable table, int field) {
    return table.plan().fields().get(field).rule() instanceof FieldRule.Copy copy
        ? table.source().column(copy.column())
        : Optional.empty();
  }

  /** True when the source itself finds equal what will be equal in the target. */
  private boolean alike(LogicalType one, LogicalType other) {
    if (one instanceof LogicalType.Text a && other instanceof LogicalType.Text b) {
      return a.fixed() == b.fixed();
    }
    boolean server = vendor != Vendor.SQLITE;
    return one.getClass() == other.getClass()
        && (OF_ONE_FORM.contains(one.getClass())
            || (server && OF_ONE_FORM_ON_SERVERS.contains(one.getClass())));
  }
}
