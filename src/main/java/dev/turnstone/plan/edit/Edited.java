package dev.turnstone.plan.edit;

import dev.turnstone.plan.MigrationPlan;
import java.util.List;

/**
 * A plan after an edit.
 *
 * @param changes exactly what differs from the plan before, in the plan's order; empty: it was so
 *     already
 */
public record Edited(MigrationPlan plan, List<PlanChange> changes) {
  public Edited {
    changes = List.copyOf(changes);
  }
}
