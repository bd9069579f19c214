package dev.turnstone.plan;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.CatalogFingerprint;
import dev.turnstone.catalog.TableName;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The tables that table plans touch on either side, and the fingerprint of their structure. */
public final class Footprint {
  private Footprint() {}

  /** Every source table that is read or looked into, by name; also of plans that are left out. */
  public static List<TableName> source(Collection<TablePlan> plans, Catalog source) {
    TreeSet<TableName> names = new TreeSet<>();
    for (TablePlan plan : plans) {
      names.addAll(plan.sources());
      for (FieldPlan field : plan.fields()) {
        if (field.rule() instanceof FieldRule.Lookup lookup) {
          names.add(lookedInto(lookup, source));
        }
      }
    }
    return List.copyOf(names);
  }

  /** Every target table, by name; those to be created count as missing. */
  public static List<TableName> target(Collection<TablePlan> plans) {
    return List.copyOf(new TreeSet<>(plans.stream().map(TablePlan::target).toList()));
  }

  /** What {@link Endpoint#fingerprint} of the source is for these table plans. */
  public static String sourceFingerprint(Collection<TablePlan> plans, Catalog source) {
    return CatalogFingerprint.of(source, source(plans, source));
  }

  /** What {@link Endpoint#fingerprint} of the target is for these table plans. */
  public static String targetFingerprint(Collection<TablePlan> plans, Catalog target) {
    return CatalogFingerprint.of(target, target(plans));
  }

  /** The table a lookup means, written {@code schema.name}; one that is missing has no schema. */
  public static TableName lookedInto(FieldRule.Lookup lookup, Catalog source) {
    return source.tables().stream()
        .map(table -> table.name())
        .filter(name -> name.toString().equals(lookup.table()))
        .findFirst()
        .orElse(new TableName("", lookup.table()));
  }
}
