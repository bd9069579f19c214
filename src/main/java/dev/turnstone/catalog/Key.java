package dev.turnstone.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A primary key or a unique constraint or index.
 *
 * @param predicate the condition of a partial key in the vendor's SQL; empty: all rows
 * @param nullsEqual true when two NULLs count as the same value (NULLS NOT DISTINCT)
 */
public record Key(
    String name,
    boolean primary,
    List<KeyPart> parts,
    Optional<String> predicate,
    boolean deferrable,
    boolean nullsEqual) {
  public Key {
    parts = List.copyOf(parts);
  }

  public static Key primary(String name, List<String> columns) {
    return new Key(
        name, true, columns.stream().map(KeyPart::of).toList(), Optional.empty(), false, false);
  }

  public static Key unique(String name, List<String> columns) {
    return new Key(
        name, false, columns.stream().map(KeyPart::of).toList(), Optional.empty(), false, false);
  }

  /** True when it is made of whole columns only and covers all rows. */
  public boolean plain() {
    return predicate.isEmpty()
        && parts.stream().allMatch(p -> p.column().isPresent() && p.prefix().isEmpty());
  }

  /**
   * The columns in key order; only meaningful for a {@link #plain} key (expressions are left out).
   */
  public List<String> columns() {
    return parts.stream().flatMap(p -> p.column().stream()).toList();
  }
}
