package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Sequence;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the designs of one plan's new tables share: names, the target, and what is left behind. */
final class DesignScope {
  private final Catalog source;
  private final Catalog target;
  private final Rename rename;
  private final Dialect dialect;
  private final NewNames names;
  private final SourceObjects objects;
  private final DomainChecks domains;
  private final Map<TableName, Carried> carried = new HashMap<>();
  private final List<String> leftBehind = new ArrayList<>();

  /**
   * Where a source table goes.
   *
   * @param columns from source column to target column
   */
  record Carried(TableName target, Map<String, String> columns) {}

  DesignScope(Catalog source, Catalog target, Rename rename) {
    this.source = source;
    this.target = target;
    this.rename = rename;
    this.dialect = Dialects.of(target.product().vendor());
    this.names = new NewNames(dialect, target);
    this.objects = new SourceObjects(source, target);
    this.domains = new DomainChecks(source);
  }

  Vendor from() {
    return source.product().vendor();
  }

  Vendor to() {
    return dialect.vendor();
  }

  boolean sameVendor() {
    return from() == to();
  }

  Catalog target() {
    return target;
  }

  Dialect dialect() {
    return dialect;
  }

  NewNames names() {
    return names;
  }

  /** True when the target understands SQL that is the source's own or made of it. */
  boolean selfContained(String sql) {
    return objects.understood(sql);
  }

  DomainChecks domains() {
    return domains;
  }

  /** True unless the collation is one of the source's own, which stays there. */
  boolean hasCollation(String name) {
    return source.leftBehind().stream()
        .noneMatch(left -> left.kind().equals("collation") && left.name().name().equals(name));
  }

  String renamed(String name) {
    return rename.apply(name);
  }

  /** The name of the new table for a source table, in the target's default schema. */
  TableName newName(Table table) {
    return new TableName(target.defaultSchema(), renamed(table.name().name()));
  }

  void carriesNew(Table table) {
    Map<String, String> columns = new HashMap<>();
    table.columns().forEach(column -> columns.put(column.name(), renamed(column.name())));
    carried.put(table.name(), new Carried(newName(table), columns));
    names.take(newName(table));
  }

  void carriesExisting(TablePlan plan) {
    Map<String, String> columns = new HashMap<>();
    for (FieldPlan field : plan.fields()) {
      if (field.rule() instanceof FieldRule.Copy copy) columns.put(copy.column(), field.target());
    }
    carried.put(plan.source(), new Carried(plan.target(), columns));
  }

  /** The sequence behind a source column, where it counts otherwise than by 1. */
  Optional<Sequence> stepOf(TableName table, String column) {
    return source.sequences().stream()
        .filter(s -> s.ownedBy().filter((table + "." + column)::equals).isPresent())
        .filter(s -> s.cycle() || !s.increment().equals(BigInteger.ONE))
        .findFirst();
  }

  /** Where a source table goes; empty: the plan does not carry it. */
  Optional<Carried> carried(TableName table) {
    return Optional.ofNullable(carried.get(table));
  }

  /**
   * Lists something that the target will not have.
   *
   * @param what kind and name
   */
  void leaveBehind(String what, String reason) {
    leftBehind.add(what + ": " + reason);
  }

  List<String> leftBehind() {
    return List.copyOf(leftBehind);
  }

  /** The target's name for people. */
  String product() {
    return to().title();
  }
}
