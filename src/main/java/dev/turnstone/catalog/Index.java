package dev.turnstone.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A secondary index that is not unique.
 *
 * @param method the vendor's access method, lower case ({@code btree}, {@code gin}, {@code
 *     fulltext}, ..)
 */
public record Index(String name, List<KeyPart> parts, Optional<String> predicate, String method) {
  public Index {
    parts = List.copyOf(parts);
  }
}
