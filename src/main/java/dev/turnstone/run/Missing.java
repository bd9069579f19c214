package dev.turnstone.run;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import java.util.List;
import java.util.Optional;

/**
 * What a target table still lacks of its goal, told from the catalogue as it is now; so a killed
 * phase can go on.
 */
final class Missing {
  private final Optional<Table> now;
  private final Table goal;

  Missing(Catalog catalog, Table goal) {
    this.now = catalog.table(goal.name());
    this.goal = goal;
  }

  /** The goal with only the keys and indexes that are not there yet. */
  Table keysAndIndexes() {
    List<Key> keys = goal.keys().stream().filter(k -> !has(k)).toList();
    List<Index> indexes = goal.indexes().stream().filter(i -> !has(i)).toList();
    return new Table(
        goal.name(),
        goal.kind(),
        goal.columns(),
        keys,
        goal.foreignKeys(),
        indexes,
        goal.checks(),
        goal.traits());
  }

  /** The foreign keys that are not there yet. */
  List<ForeignKey> foreignKeys() {
    return goal.foreignKeys().stream().filter(k -> !has(k)).toList();
  }

  private boolean has(Key key) {
    return now.stream()
        .flatMap(t -> t.keys().stream())
        .anyMatch(
            k ->
                k.primary() == key.primary()
                    && (k.name().equals(key.name())
                        || (key.plain() && k.columns().equals(key.columns()))));
  }

  private boolean has(Index index) {
    return now.stream()
        .flatMap(t -> t.indexes().stream())
        .anyMatch(i -> i.name().equals(index.name()));
  }

  private boolean has(ForeignKey key) {
    return now.stream()
        .flatMap(t -> t.foreignKeys().stream())
        .anyMatch(
            k ->
                k.columns().equals(key.columns())
                    && k.target().equals(key.target())
                    && k.targetColumns().equals(key.targetColumns()));
  }
}
