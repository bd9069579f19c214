package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
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
    tables.forEach(this::tellOfKeys);
    columns.forEach(
        (name, count) ->
            scope.leaveBehind(
                "collation " + name + " of " + count + (count == 1 ? " column" : " columns"),
                "texts are equal in the target only when they are the same characters"));
  }

  private void tellOfKeys(Table table) {
    for (Key key : table.keys()) {
      tell(key.parts(), "unique key " + key.name() + " of " + table.name());
    }
    for (Index index : table.indexes()) {
      tell(index.parts(), "index " + index.name() + " of " + table.name());
    }
  }

  private void tell(List<KeyPart> parts, String what) {
    parts.stream()
        .flatMap(part -> part.collation().stream())
        .filter(name -> !byCharacters(name))
        .distinct()
        .forEach(
            name ->
                scope.leaveBehind(
                    "collation " + name + " in " + what,
                    "there texts are equal only when they are the same characters"));
  }

  private static boolean byCharacters(String collation) {
    String lower = collation.toLowerCase(Locale.ROOT);
    return lower.endsWith("bin") || List.of("binary", "c", "posix", "default").contains(lower);
  }
}
