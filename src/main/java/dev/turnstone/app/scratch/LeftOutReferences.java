package dev.turnstone.app.scratch;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.sql.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The references that copies are without, because rows of a slice would break them: looking for
 * their parents is timed all the same, as it is most of what proving a reference takes.
 */
final class LeftOutReferences {
  private final TargetDatabase database;
  private final Map<TableName, TableName> copies = new HashMap<>();

  /**
   * References among copies.
   *
   * @param database where the copies are
   */
  LeftOutReferences(TargetDatabase database, List<ScratchTable> tables) {
    this.database = database;
    tables.forEach(table -> copies.put(table.name(), table.copy()));
  }

  /** Seconds in which the parents of a copy's rows are looked for, by the keys it is without. */
  double seconds(ScratchTable table, Table copy) {
    Dialect dialect = database.dialect();
    long begun = System.nanoTime();
    for (ForeignKey key : table.goal().foreignKeys()) {
      Optional<TableName> parent = Optional.ofNullable(copies.get(key.target()));
      boolean kept =
          copy.foreignKeys().stream()
              .anyMatch(k -> k.columns().equals(key.columns()) && parent.equals(of(k)));
      if (parent.isPresent() && !kept) {
        String orphan = dialect.orphans(copy, to(key, parent.get()));
        database.query("SELECT count(*) FROM " + dialect.quote(copy.name()) + " WHERE " + orphan);
      }
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private static Optional<TableName> of(ForeignKey key) {
    return Optional.of(key.target());
  }

  private static ForeignKey to(ForeignKey key, TableName parent) {
    return new ForeignKey(
        key.name(),
        key.columns(),
        parent,
        key.targetColumns(),
        key.onUpdate(),
        key.onDelete(),
        key.deferral(),
        key.validated());
  }
}
