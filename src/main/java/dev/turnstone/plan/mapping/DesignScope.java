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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the designs of one plan's new tables share: names, the target, and what is left behind. */
final class DesignScope {
  private final Catalog source;
  private final Catalog target;
  private final Rename rename;
  private final Dialect dialect;
  private final NewNames names;
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

  /**
   * True when SQL of the source asks nothing that stays behind: functions of its own, or the
   * sequences that MariaDB names with their database.
   */
  boolean selfContained(String sql) {
    return !sql.toLowerCase(Locale.ROOT).startsWith("nextval(")
        && source.leftBehind().stream()
            .filter(left -> left.kind().equals("function"))
            .map(left -> left.name().name().replaceAll("[(].*", ""))
            .noneMatch(name -> calls(sql, name));
  }

  private static boolean calls(String sql, String function) {
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(function) + "[\"`]?[(]")
        .matcher(sql)
        .find();
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
    return switch (to()) {
      case SQLITE -> "SQLite";
      case POSTGRESQL -> "PostgreSQL";
      case MARIADB -> "MariaDB";
      case MYSQL -> "MySQL";
    };
  }
}
