package dev.turnstone.catalog;

/** How a database makes a column's values by itself. */
public sealed interface Generation {
  /** Computed from other columns by an expression of the vendor's SQL; cannot be written. */
  record Computed(String expression, boolean stored) implements Generation {}

  /**
   * Counts up: AUTO_INCREMENT, identity, serial; {@code always} when explicit values need an
   * override.
   */
  record Identity(boolean always) implements Generation {}
}
