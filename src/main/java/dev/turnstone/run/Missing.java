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
public final class Missing {
  private final Optional<Table> now;
  private final Table goal;

  /** Compares with the table of this name in the catalogue, where it is there. */
  public Missing(Catalog catalog, Table goal) {
    this.now = catalog.table(goal.name());
    this.goal = goal;
  }

  /** The goal with only the keys and indexes that are not there yet. */
  public Table keysAndIndexes() {
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
  public List<ForeignKey> foreignKeys() {
    return goal.foreignKeys().stream().filter(k -> !has(k)).toList();
  }

  /**
   * The foreign keys that are there without having been proven, although they shall be: a killed
   * phase left them so. With the names they have.
   */
  public List<ForeignKey> unproven() {
    return present().stream()
        .filter(k -> !k.validated() && shallHold(k))
        .map(ForeignKey::proven)
        .toList();
  }

  /** The goal's foreign keys that are there, as they are. */
  List<ForeignKey> present() {
    return now.stream()
        .flatMap(t -> t.foreignKeys().stream())
        .filter(there -> goal.foreignKeys().stream().anyMatch(k -> same(k, there)))
        .toList();
  }

  private boolean shallHold(ForeignKey there) {
    return goal.foreignKeys().stream().anyMatch(k -> same(k, there) && k.validated());
  }

  private static boolean same(ForeignKey one, ForeignKey other) {
    return one.columns().equals(other.columns())
        && one.target().equals(other.target())
        && one.targetColumns().equals(other.targetColumns());
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
    return now.stream().flatMap(t -> t.foreignKeys().stream()).anyMatch(k -> same(k, key));
  }
}
