package dev.turnstone.ui.rule;

import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import java.util.Optional;

/** The ways in which a column is filled. */
public enum RuleKind {
  COPY("rule.kind.copy"),
  CONVERT("rule.kind.convert"),
  EXPRESSION("rule.kind.expression"),
  VALUE_MAP("rule.kind.value_map"),
  LOOKUP("rule.kind.lookup"),
  CONSTANT("rule.kind.constant"),
  NULL("rule.kind.null"),
  /** The plan does not fill it: the database does, or it stays NULL. */
  DEFAULT("rule.kind.default");

  private final String key;

  RuleKind(String key) {
    this.key = key;
  }

  /** Under which its words are found. */
  public String key() {
    return key;
  }

  /** True when one source column is read. */
  public boolean readsOne() {
    return this == COPY || this == CONVERT || this == VALUE_MAP;
  }

  static RuleKind of(Optional<FieldPlan> field) {
    if (field.isEmpty()) return DEFAULT;
    FieldRule rule = field.get().rule();
    if (rule instanceof FieldRule.Copy) return COPY;
    if (rule instanceof FieldRule.Convert) return CONVERT;
    if (rule instanceof FieldRule.Expression) return EXPRESSION;
    if (rule instanceof FieldRule.ValueMap) return VALUE_MAP;
    if (rule instanceof FieldRule.Lookup) return LOOKUP;
    return ((FieldRule.Constant) rule).value().isPresent() ? CONSTANT : NULL;
  }
}
