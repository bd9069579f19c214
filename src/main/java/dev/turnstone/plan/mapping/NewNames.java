package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.NameRules;
import dev.turnstone.sql.Dialect;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds free names for keys, indexes and constraints. Keys and indexes share one space of names
 * with the tables of a schema, in MariaDB and MySQL one of their table; foreign keys and checks
 * share one space with the keys of their table, in MariaDB and MySQL one of the schema.
 */
final class NewNames {
  private final boolean mysql;
  private final NameRules rules;
  private final Map<String, Set<String>> taken = new HashMap<>();

  NewNames(Dialect dialect, Catalog target) {
    this.mysql = dialect.vendor().mysqlFamily();
    this.rules = new NameRules(dialect, NameRules.Kind.KEY);
    for (Table table : target.tables()) {
      take(table.name());
      Set<String> relations = relations(table.name());
      table.keys().forEach(key -> relations.add(key.name()));
      table.indexes().forEach(index -> relations.add(index.name()));
      Set<String> constraints = constraints(table.name());
      table.foreignKeys().forEach(key -> constraints.add(key.name()));
      table.checks().forEach(check -> constraints.add(check.name()));
    }
  }

  /** Takes the name of a table out of those that keys may have. */
  void take(TableName table) {
    if (!mysql) relations(table).add(table.name());
  }

  /** True when a name was made by the database, so that nobody will miss it. */
  static boolean automatic(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.isEmpty() || lower.equals("primary") || lower.startsWith("sqlite_autoindex_");
  }

  /** A free name for a primary or unique key of the table, close to the wanted one. */
  String key(String wanted, TableName table) {
    Set<String> used = new HashSet<>(relations(table));
    if (!mysql) used.addAll(constraints(table));
    String name = free(wanted, table, used);
    relations(table).add(name);
    if (!mysql) constraints(table).add(name);
    return name;
  }

  /** A free name for an index of the table, close to the wanted one. */
  String index(String wanted, TableName table) {
    String name = free(wanted, table, relations(table));
    relations(table).add(name);
    return name;
  }

  /** A free name for a foreign key or check of the table, close to the wanted one. */
  String constraint(String wanted, TableName table) {
    String name = free(wanted, table, constraints(table));
    constraints(table).add(name);
    return name;
  }

  private String free(String wanted, TableName table, Set<String> used) {
    boolean clash = used.stream().map(rules::key).anyMatch(rules.key(wanted)::equals);
    return rules.propose(clash ? table.name() + "_" + wanted : wanted, used);
  }

  private Set<String> relations(TableName table) {
    return space("r:" + (mysql ? table.toString() : table.schema()));
  }

  private Set<String> constraints(TableName table) {
    return space("c:" + (mysql ? table.schema() : table.toString()));
  }

  private Set<String> space(String name) {
    return taken.computeIfAbsent(name, n -> new HashSet<>());
  }
}
