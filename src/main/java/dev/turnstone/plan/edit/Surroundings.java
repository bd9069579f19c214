package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Catalog;
import java.util.Optional;

/**
 * What is known of the two databases while a plan is edited.
 *
 * @param source empty: nobody looked; most decisions need no look
 * @param target likewise
 */
public record Surroundings(Optional<Catalog> source, Optional<Catalog> target) {
  /** Nobody looked at either. */
  public static final Surroundings UNKNOWN = new Surroundings(Optional.empty(), Optional.empty());
}
