package dev.turnstone.catalog;

import java.util.List;

/**
 * A reference from rows of one table to rows of another (or the same).
 *
 * @param columns the referring columns, in the order of {@code targetColumns}
 * @param targetColumns the referred columns; never empty (the reader fills in the primary key)
 * @param validated false for PostgreSQL's NOT VALID: present rows may be orphans
 */
public record ForeignKey(
    String name,
    List<String> columns,
    TableName target,
    List<String> targetColumns,
    Action onUpdate,
    Action onDelete,
    Deferral deferral,
    boolean validated) {
  public ForeignKey {
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
  }

  /** The same, holding for every row. */
  public ForeignKey proven() {
    return new ForeignKey(name, columns, target, targetColumns, onUpdate, onDelete, deferral, true);
  }

  /** What happens to referring rows. */
  public enum Action {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT
  }

  /** When it is checked. */
  public enum Deferral {
    NOT_DEFERRABLE,
    INITIALLY_IMMEDIATE,
    INITIALLY_DEFERRED
  }
}
