package dev.turnstone.plan.edit;

import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.edit.Decision.CopyAsItIs;
import dev.turnstone.plan.edit.Decision.Fill;
import dev.turnstone.plan.edit.Decision.MapValues;
import dev.turnstone.plan.edit.Decision.ReadAs;
import dev.turnstone.plan.edit.Decision.Recover;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a decision makes of the plan of one column. */
final class FieldDecisions {
  private FieldDecisions() {}

  /** The new plan of the column; empty: the decision means nothing for it. */
  static Optional<FieldPlan> apply(Decision.OfColumns decision, FieldPlan field) {
    if (decision instanceof Recover recover) {
      return Optional.of(
          new FieldPlan(field.target(), field.rule(), recover.onFailure(), field.comment()));
    }
    return rule(decision, field.rule())
        .map(rule -> new FieldPlan(field.target(), rule, field.onFailure(), field.comment()));
  }

  /** The plan of a column that nothing filled before. */
  static FieldPlan filling(String target, FieldRule rule) {
    return new FieldPlan(target, rule, new OnFailure.SetAside(), Optional.empty());
  }

  private static Optional<FieldRule> rule(Decision.OfColumns decision, FieldRule before) {
    if (decision instanceof Fill fill) return Optional.of(fill.rule());
    Optional<String> column = Rules.sourceColumn(before);
    if (column.isEmpty()) return Optional.empty();
    if (decision instanceof CopyAsItIs) return Optional.of(new FieldRule.Copy(column.get()));
    if (decision instanceof MapValues map) return Optional.of(valueMap(map, column.get(), before));
    if (decision instanceof ReadAs read && !(before instanceof FieldRule.ValueMap)) {
      return Optional.of(new FieldRule.Convert(column.get(), read.decoder()));
    }
    return Optional.empty();
  }

  private static FieldRule valueMap(MapValues decision, String column, FieldRule before) {
    Map<String, Optional<String>> values = new TreeMap<>();
    Optional<String> nullTo = decision.nullTo();
    Unlisted otherwise = Unlisted.SET_ASIDE;
    if (before instanceof FieldRule.ValueMap old) {
      values.putAll(old.values());
      nullTo = nullTo.or(old::nullTo);
      otherwise = old.otherwise();
    }
    values.putAll(decision.values());
    return new FieldRule.ValueMap(column, values, nullTo, decision.otherwise().orElse(otherwise));
  }
}
