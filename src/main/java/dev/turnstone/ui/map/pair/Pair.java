package dev.turnstone.ui.map.pair;

import dev.turnstone.catalog.TableName;
import java.util.Optional;

/**
 * A source table and where it goes.
 *
 * @param target empty: no plan carries the table, and somebody has to say why not
 * @param shown its name in the list, with both where they differ
 * @param filled target columns that have a source, a constant or a default
 * @param columns all target columns; 0 without a target
 */
public record Pair(
    TableName source,
    Optional<TableName> target,
    String shown,
    int filled,
    int columns,
    Standing standing) {
  /** True when it is the same pair, be it changed or called otherwise meanwhile. */
  public boolean same(Pair other) {
    boolean both = target.isPresent() && target.equals(other.target);
    return both || source.equals(other.source);
  }

  /** True while something of it has no source, constant or default. */
  public boolean unmapped() {
    return target.isEmpty() || (standing != Standing.LEFT_OUT && filled < columns);
  }
}
