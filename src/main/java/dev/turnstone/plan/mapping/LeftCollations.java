package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Lists the collations whose rules of equality and order the new tables do not have. */
final class LeftCollations {
  private final DesignScope scope;
  private final List<Table> tables;

  LeftCollations(DesignScope scope, List<Table> tables) {
    this.scope = scope;
    this.tables = tables;
  }

  void tell() {
    if (scope.sameVendor()) return;
    Map<String, Integer> columns = new TreeMap<>();
    for (Table table : tables) {
      for (Column column : table.columns()) {
        column
            .collation()
            .filter(name -> !byCharacters(name))
            .ifPresent(name -> columns.merge(name, 1, Integer::sum));
      }
    }
    columns.forEach(
        (name, count) ->
            scope.leaveBehind(
                "collation " + name + " of " + count + (count == 1 ? " column" : " columns"),
                "texts are equal in the target only when they are the same characters"));
  }

  private static boolean byCharacters(String collation) {
    String lower = collation.toLowerCase(Locale.ROOT);
    return lower.endsWith("bin") || List.of("binary", "c", "posix", "default").contains(lower);
  }
}
