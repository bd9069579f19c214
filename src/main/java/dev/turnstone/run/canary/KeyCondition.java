package dev.turnstone.run.canary;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.ExactValue;
import dev.turnstone.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in the source's SQL which rows of a table have one of some keys. */
final class KeyCondition {
  private final Dialect dialect;
  private final Literals literals;

  KeyCondition(Dialect dialect) {
    this.dialect = dialect;
    this.literals = new Literals(dialect);
  }

  /**
   * The condition.
   *
   * @param columns at least one
   * @param keys at least one, each with a value for every column, none of them NULL
   */
  String of(Table table, List<Column> columns, List<List<ExactValue>> keys) {
    if (columns.size() == 1) {
      Column column = columns.get(0);
      return keys.stream()
          .map(key -> literals.of(column, key.get(0)))
          .collect(Collectors.joining(", ", name(table, column) + " IN (", ")"));
    }
    return any(keys.stream().map(key -> all(table, columns, key)).toList());
  }

  private String all(Table table, List<Column> columns, List<ExactValue> key) {
    List<String> equal = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      equal.add(name(table, column) + " = " + literals.of(column, key.get(i)));
    }
    return String.join(" AND ", equal);
  }

  /** Halved again and again, because SQLite limits how deep an expression may be. */
  private static String any(List<String> conditions) {
    if (conditions.size() == 1) {
      return "(" + conditions.get(0) + ")";
    }
    int half = conditions.size() / 2;
    String left = any(conditions.subList(0, half));
    return "(" + left + " OR " + any(conditions.subList(half, conditions.size())) + ")";
  }

  private String name(Table table, Column column) {
    return dialect.quote(table.name().name()) + "." + dialect.quote(column.name());
  }
}
