package dev.turnstone.plan;

import java.util.Optional;

/**
 * What fills one target column.
 *
 * @param target the target column's exact name
 * @param comment a person's remark; empty: none
 */
public record FieldPlan(
    String target, FieldRule rule, OnFailure onFailure, Optional<String> comment) {
  public static FieldPlan copy(String source, String target) {
    return new FieldPlan(
        target, new FieldRule.Copy(source), new OnFailure.SetAside(), Optional.empty());
  }
}
