package dev.turnstone.rehearse;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.edit.Surroundings;

/**
 * A decision that settles a cause.
 *
 * @param words what it means, a sentence without a full stop
 * @param edit the decision
 * @param options the same as a person types it after {@code plan set plan.json}
 */
public record Fix(String words, PlanEdit edit, String options) {
  /** The plan with this decision; the given one stays as it is. */
  public MigrationPlan apply(MigrationPlan plan) {
    return edit.apply(plan, Surroundings.UNKNOWN).plan();
  }
}
