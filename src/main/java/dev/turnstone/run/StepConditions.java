package dev.turnstone.run;

import dev.turnstone.plan.Condition;
import dev.turnstone.rehearse.ConditionVerdict;
import java.util.List;

/** Asks what has to hold right before or right after a script, through what can write nothing. */
public interface StepConditions {
  /** Those of the conditions that are for that moment, in their order. */
  List<ConditionVerdict> ask(List<Condition> conditions, Condition.When when);
}
