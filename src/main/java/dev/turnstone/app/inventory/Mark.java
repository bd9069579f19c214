package dev.turnstone.app.inventory;

import java.util.Optional;

/**
 * What is known of a place beside what its database tells.
 *
 * @param sensitivity what a person decided; empty: nobody has
 * @param owner who answers for it, in free words; empty: nobody named
 * @param seen what its values looked like when rows were looked at last; empty: nothing, or nobody
 *     looked
 */
public record Mark(Optional<Sensitivity> sensitivity, String owner, Optional<Sign> seen) {
  /** Nothing is known. */
  public static final Mark NONE = new Mark(Optional.empty(), "", Optional.empty());

  /** The same as a person decided; empty: nobody has decided any more. */
  public Mark decided(Optional<Sensitivity> decision) {
    return new Mark(decision, owner, seen);
  }

  /** The same with another owner. */
  public Mark ownedBy(String name) {
    return new Mark(sensitivity, name.strip(), seen);
  }

  /** The same with values that look like this. */
  public Mark looking(Optional<Sign> like) {
    return new Mark(sensitivity, owner, like);
  }
}
