package dev.turnstone.catalog;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One part of a key or index: a column or an expression.
 *
 * @param column the column's name; empty when the part is an expression
 * @param expression the vendor's SQL; empty when the part is a column
 * @param prefix only the first so many characters or bytes are indexed (MariaDB); empty: the whole
 *     value
 */
public record KeyPart(
    Optional<String> column,
    Optional<String> expression,
    OptionalInt prefix,
    boolean descending,
    Optional<String> collation) {

  public static KeyPart of(String column) {
    return new KeyPart(
        Optional.of(column), Optional.empty(), OptionalInt.empty(), false, Optional.empty());
  }
}
