package dev.turnstone.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One table with all that a migration needs to know of it.
 *
 * @param columns in the table's own order
 * @param keys the primary key first, then the unique ones by name
 */
public record Table(
    TableName name,
    TableKind kind,
    List<Column> columns,
    List<Key> keys,
    List<ForeignKey> foreignKeys,
    List<Index> indexes,
    List<Check> checks,
    TableTraits traits) {
  public Table {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    foreignKeys = List.copyOf(foreignKeys);
    indexes = List.copyOf(indexes);
    checks = List.copyOf(checks);
  }

  /** The table with these foreign keys and no keys, indexes, checks or triggers. */
  public Table only(List<ForeignKey> references) {
    return new Table(
        name, kind, columns, List.of(), references, List.of(), List.of(), TableTraits.NONE);
  }

  /** The same table with nothing but its columns, keys and these references of it. */
  public Table referring(List<ForeignKey> references) {
    TableTraits quiet = traits.withoutTriggers();
    return new Table(name, kind, columns, keys, references, List.of(), List.of(), quiet);
  }

  /** The same table, known to have so many rows. */
  public Table counted(long rows) {
    TableTraits known = traits.counted(rows);
    return new Table(name, kind, columns, keys, foreignKeys, indexes, checks, known);
  }

  public Optional<Key> primaryKey() {
    return keys.stream().filter(Key::primary).findFirst();
  }

  /** The column of exactly this name. */
  public Optional<Column> column(String wanted) {
    return columns.stream().filter(c -> c.name().equals(wanted)).findFirst();
  }

  /**
   * The key by which rows can be told apart: the primary key when it is plain and none of its
   * columns can be NULL, else the first plain unique key over columns that cannot be NULL; empty:
   * rows can only be told apart by all their values.
   */
  public Optional<Key> identity() {
    return keys.stream()
        .filter(k -> k.plain() && k.columns().stream().noneMatch(this::canBeNull))
        .findFirst();
  }

  private boolean canBeNull(String column) {
    return column(column).map(Column::nullable).orElse(true);
  }
}
