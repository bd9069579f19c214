package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.Dialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What must not take part while rows are removed, as it took no part while they were loaded:
 * triggers, and on PostgreSQL the foreign keys among tables that refer to each other. Taken away
 * and brought back within one transaction where the vendor can.
 */
final class Lifting {
  private final Dialect dialect;
  private final Catalog now;
  private final Set<TableName> liftedApart = new HashSet<>();

  Lifting(Dialect dialect, Catalog now) {
    this.dialect = dialect;
    this.now = now;
  }

  /** True where definitions are part of a transaction. */
  boolean transactional() {
    return !dialect.vendor().mysqlFamily();
  }

  /** True when the table has triggers that would fire. */
  boolean needed(TableName table) {
    return !liftedApart.contains(table)
        && now.table(table).filter(t -> !t.traits().triggers().isEmpty()).isPresent();
  }

  /** The statements that take away a table's triggers, outside of any transaction of undo. */
  List<String> triggersAway(TableName table) {
    return now.table(table).map(t -> dialect.beforeLoad(lifted(t, List.of()))).orElse(List.of());
  }

  /** From now on the table's triggers are away until the end of undo. */
  void liftedApart(TableName table) {
    liftedApart.add(table);
  }

  /** Takes away the triggers of tables, and their foreign keys that lead to one of them. */
  List<String> away(List<TableName> tables) {
    List<String> statements = new ArrayList<>();
    for (TableName name : tables) {
      lifted(name, Set.copyOf(tables)).ifPresent(t -> statements.addAll(dialect.beforeLoad(t)));
    }
    return statements;
  }

  /** Brings back what {@link #away} took. */
  List<String> back(List<TableName> tables) {
    List<String> statements = new ArrayList<>();
    for (TableName name : tables) {
      lifted(name, Set.copyOf(tables))
          .ifPresent(
              t -> {
                statements.addAll(dialect.afterLoad(t));
                t.foreignKeys().forEach(k -> statements.addAll(dialect.addForeignKey(t, k)));
              });
    }
    return statements;
  }

  /** Other tables that refer to this one, each with nothing but the foreign keys by which. */
  List<Table> referring(TableName table) {
    return now.tables().stream()
        .filter(t -> !t.name().equals(table))
        .map(t -> t.referring(inner(t, Set.of(table))))
        .filter(t -> !t.foreignKeys().isEmpty())
        .toList();
  }

  /** Takes foreign keys away: all that these tables are given with. */
  List<String> keysAway(List<Table> referring) {
    return referring.stream().flatMap(t -> dialect.beforeLoad(t).stream()).toList();
  }

  /** Brings them back, proven unless they never were. */
  List<String> keysBack(List<Table> referring) {
    return referring.stream()
        .flatMap(t -> t.foreignKeys().stream().flatMap(k -> dialect.addForeignKey(t, k).stream()))
        .toList();
  }

  /** The table with nothing but what is lifted of it. */
  private Optional<Table> lifted(TableName name, Set<TableName> knot) {
    boolean keys = dialect.vendor() == Vendor.POSTGRESQL;
    boolean apart = liftedApart.contains(name);
    return now.table(name)
        .map(t -> apart ? t.only(List.of()) : t)
        .map(t -> lifted(t, keys ? inner(now.table(name).orElse(t), knot) : List.of()));
  }

  private static List<ForeignKey> inner(Table table, Set<TableName> knot) {
    return table.foreignKeys().stream().filter(k -> knot.contains(k.target())).toList();
  }

  private static Table lifted(Table t, List<ForeignKey> keys) {
    return new Table(
        t.name(), t.kind(), t.columns(), t.keys(), keys, List.of(), List.of(), t.traits());
  }
}
