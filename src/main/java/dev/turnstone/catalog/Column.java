package dev.turnstone.catalog;

import java.util.Optional;

/**
 * One column of a table.
 *
 * @param nativeType the vendor's own spelling of the exact type, usable in its DDL
 * @param collation the column's own collation where it differs from the table's or is always told
 * @param defaultSql the default as an expression of the vendor's SQL; empty: none
 * @param generation how the database makes values by itself; empty: it does not
 */
public record Column(
    String name,
    LogicalType type,
    String nativeType,
    boolean nullable,
    Optional<String> collation,
    Optional<String> defaultSql,
    Optional<Generation> generation,
    Optional<String> comment) {

  /** A plain column: no collation, default, generation or comment. */
  public static Column of(String name, LogicalType type, String nativeType, boolean nullable) {
    return new Column(
        name,
        type,
        nativeType,
        nullable,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** True when the database computes the value, so that it cannot be written. */
  public boolean computed() {
    return generation.filter(g -> g instanceof Generation.Computed).isPresent();
  }
}
