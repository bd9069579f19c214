package dev.turnstone.plan.check;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.NameRules;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the names of tables and columns that are to be created, and how many columns there are.
 */
final class NameCheck {
  private NameCheck() {}

  static List<Problem> check(List<PlannedTable> tables, Catalog target) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Map<String, Location>> bySchema = new LinkedHashMap<>();
    for (PlannedTable table : tables) {
      if (!table.created()) continue;
      bySchema
          .computeIfAbsent(table.target().name().schema(), schema -> new LinkedHashMap<>())
          .put(table.target().name().name(), table.where());
      problems.addAll(columns(table));
    }
    if (tables.isEmpty()) return problems;
    NameRules rules = new NameRules(tables.get(0).dialect(), NameRules.Kind.TABLE);
    bySchema.forEach(
        (schema, names) -> {
          Set<String> taken = new HashSet<>();
          for (Table table : target.tables()) {
            if (table.name().schema().equals(schema)) taken.add(table.name().name());
          }
          // a table of exactly this name is told of as TABLE_EXISTS
          names.keySet().forEach(name -> taken.removeIf(t -> rules.key(t).equals(rules.key(name))));
          problems.addAll(rules.problems(names, taken));
        });
    return problems;
  }

  private static List<Problem> columns(PlannedTable table) {
    NameRules rules = new NameRules(table.dialect(), NameRules.Kind.COLUMN);
    Map<String, Location> names = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Column column : table.target().columns()) {
      if (names.put(column.name(), table.where(column)) != null) {
        problems.add(twice(table, column.name(), rules));
      }
    }
    problems.addAll(rules.problems(names, List.of()));
    int most = table.dialect().limits().columns();
    if (names.size() > most) {
      problems.add(
          Problem.blocker(
              Code.TOO_MANY_COLUMNS,
              table.where(),
              String.valueOf(names.size()),
              String.valueOf(most),
              table.dialect().vendor().name()));
    }
    return problems;
  }

  /** Two source columns whose names became one. */
  private static Problem twice(PlannedTable table, String name, NameRules rules) {
    List<String> taken = table.target().columns().stream().map(Column::name).toList();
    return Problem.blocker(
        Code.NAME_COLLIDES,
        table.where(name),
        name,
        name,
        table.target().name().toString(),
        table.where(name).options(),
        rules.propose(name, taken));
  }
}
