package dev.turnstone.rehearse;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Key;
import java.util.Optional;

/**
 * A key whose values a rehearsal takes of every row.
 *
 * @param reference the foreign key, when it is what rows refer with
 */
record KeyUse(Key key, Role role, Optional<ForeignKey> reference) {
  /** What the values are taken for. */
  enum Role {
    /** By it an upsert finds its rows. */
    IDENTITY,
    /** No two rows may have the same. */
    UNIQUE,
    /** Rows refer to others with it. */
    REFERRING,
    /** Other rows refer to it. */
    REFERRED
  }

  boolean unique() {
    return role == Role.IDENTITY || role == Role.UNIQUE;
  }
}
