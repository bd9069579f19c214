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
 * Finds free names for keys, indexes and constraints: in MariaDB and MySQL keys are named per
 * table, everywhere else all of them and the tables share one space of names per schema.
 */
final class NewNames {
  private final Dialect dialect;
  private final NameRules rules;
  private final Map<String, Set<String>> taken = new HashMap<>();

  NewNames(Dialect dialect, Catalog target) {
    this.dialect = dialect;
    this.rules = new NameRules(dialect, NameRules.Kind.KEY);
    for (Table table : target.tables()) {
      take(table.name());
      Set<String> shared = space(table.name().schema());
      table.foreignKeys().forEach(key -> shared.add(key.name()));
      table.checks().forEach(check -> shared.add(check.name()));
      if (dialect.vendor().mysqlFamily()) continue;
      table.keys().forEach(key -> shared.add(key.name()));
      table.indexes().forEach(index -> shared.add(index.name()));
    }
  }

  /** Takes the name of a table out of those that keys may have. */
  void take(TableName table) {
    space(table.schema()).add(table.name());
  }

  /** True when a name was made by the database, so that nobody will miss it. */
  static boolean automatic(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.isEmpty() || lower.equals("primary") || lower.startsWith("sqlite_autoindex_");
  }

  /** A free name for a key or index of the table, close to the wanted one. */
  String key(String wanted, TableName table) {
    return free(wanted, table, dialect.vendor().mysqlFamily() ? table.toString() : table.schema());
  }

  /** A free name for a foreign key or check of the table, close to the wanted one. */
  String constraint(String wanted, TableName table) {
    return free(wanted, table, table.schema());
  }

  private String free(String wanted, TableName table, String space) {
    Set<String> used = space(space);
    boolean clash = used.stream().map(rules::key).anyMatch(rules.key(wanted)::equals);
    String name = rules.propose(clash ? table.name() + "_" + wanted : wanted, used);
    used.add(name);
    return name;
  }

  private Set<String> space(String name) {
    return taken.computeIfAbsent(name, n -> new HashSet<>());
  }
}
