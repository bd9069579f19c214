package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.edit.Decision.AcceptStructure;
import dev.turnstone.plan.edit.Decision.CallIt;
import dev.turnstone.plan.edit.Decision.Fill;
import dev.turnstone.plan.edit.Decision.Keep;
import dev.turnstone.plan.edit.Decision.LookUp;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import java.util.List;

/**
 * Decisions about tables or columns, to be recorded in a plan. A value: applied to the same plan in
 * the same surroundings it gives the same plan.
 *
 * @param decisions applied in this order
 */
public record PlanEdit(Scope scope, List<Decision> decisions) {
  public PlanEdit {
    decisions = List.copyOf(decisions);
  }

  /** True when the decisions cannot be applied without a look at the source. */
  public boolean needsSource(MigrationPlan plan) {
    return !scope.types().isEmpty()
        || has(AcceptStructure.class)
        || decisions.stream()
            .anyMatch(d -> d instanceof LookUp l && LookedInto.in(plan, l).isEmpty())
        || Structure.looksBeyondItsTables(plan);
  }

  /** True when the decisions cannot be applied without a look at the target. */
  public boolean needsTarget() {
    return has(AcceptStructure.class) || (has(CallIt.class) && !scope.ofColumns());
  }

  /**
   * True when a look at the source is free, a file, and lets expressions be checked in full; else
   * only their grammar is.
   */
  public boolean gainsFromSource(MigrationPlan plan) {
    boolean expressions =
        decisions.stream()
            .anyMatch(
                d ->
                    (d instanceof Keep keep && keep.filter().isPresent())
                        || (d instanceof Fill fill && fill.rule() instanceof FieldRule.Expression));
    return expressions && plan.source().product().vendor() == Vendor.SQLITE;
  }

  private boolean has(Class<? extends Decision> kind) {
    return decisions.stream().anyMatch(kind::isInstance);
  }

  /**
   * Applies the decisions; the given plan stays as it is.
   *
   * @throws EngineException.Refused with {@link Code#NOTHING_MATCHES} for each pattern that means
   *     nothing, {@link Code#RULE_INVALID} or {@link Code#EXPRESSION_INVALID} when the plan would
   *     be malformed, {@link Code#PLAN_STALE} when a structure that must be looked at has moved
   */
  public Edited apply(MigrationPlan plan, Surroundings around) {
    MigrationPlan edited = plan;
    for (Decision decision : decisions) {
      WellFormed.check(decision);
      edited = new Applying(scope, edited, around).apply(decision);
    }
    List<PlanChange> changes = PlanDifference.between(plan, edited);
    new ExpressionsOf(edited, around).check(changes);
    return new Edited(Structure.follow(plan, edited, around), changes);
  }
}
