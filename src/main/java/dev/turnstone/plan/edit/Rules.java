package dev.turnstone.plan.edit;

import dev.turnstone.plan.FieldRule;
import java.util.List;
import java.util.Optional;

/** What rules have in common. */
final class Rules {
  private Rules() {}

  /** The one source column whose value a rule takes; empty: it takes none, or several. */
  static Optional<String> sourceColumn(FieldRule rule) {
    if (rule instanceof FieldRule.Copy r) return Optional.of(r.column());
    if (rule instanceof FieldRule.Convert r) return Optional.of(r.column());
    if (rule instanceof FieldRule.ValueMap r) return Optional.of(r.column());
    return Optional.empty();
  }

  /** The source columns a rule names outside of expressions. */
  static List<String> sourceColumns(FieldRule rule) {
    return rule instanceof FieldRule.Lookup lookup
        ? lookup.columns()
        : sourceColumn(rule).stream().toList();
  }
}
