package dev.turnstone.row;

import dev.turnstone.plan.OnFailure;
import dev.turnstone.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a row when a value is refused.
 *
 * @param value what is written instead; null: the row is not written
 * @param stops true when the run stops
 */
record Recovery(@Nullable FrozenCell value, boolean stops) {
  static Recovery of(OnFailure decision, Place to, Location where) {
    if (decision instanceof OnFailure.UseNull && to.column().nullable()) {
      return new Recovery(FrozenCell.NULL, false);
    }
    if (decision instanceof OnFailure.UseValue use) {
      return new Recovery(CanonicalText.read(use.value(), to, where), false);
    }
    return new Recovery(null, decision instanceof OnFailure.Stop);
  }
}
