package dev.turnstone.ui.map.pair;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A column at one end of the lines.
 *
 * @param type as its database spells it; empty: nobody looked
 * @param key true when it is part of the primary key
 * @param computed true when its database computes it, so that nothing else can fill it
 * @param linked true when a rule reads or fills it
 */
public record FieldLine(
    String name, String type, boolean key, boolean computed, boolean linked, Standing standing) {
  /** In the order of the table. */
  static List<FieldLine> of(
      Table table, Predicate<String> linked, Function<String, Standing> standings) {
    Set<String> keys =
        table.keys().stream()
            .filter(Key::primary)
            .flatMap(k -> k.columns().stream())
            .collect(Collectors.toSet());
    return table.columns().stream()
        .map(c -> of(c, keys.contains(c.name()), linked.test(c.name()), standings.apply(c.name())))
        .toList();
  }

  private static FieldLine of(Column column, boolean key, boolean linked, Standing standing) {
    return new FieldLine(
        column.name(), column.nativeType(), key, column.computed(), linked, standing);
  }
}
