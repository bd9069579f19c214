package dev.turnstone.ui.map.pair;

import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import java.util.Collection;

/** How a table or a column stands, from done to wrong. */
public enum Standing {
  OK("map.standing.ok", "ok"),
  /** A person has to choose, or to answer. */
  OPEN("map.standing.open", "open"),
  /** Values would be lost, or the plan cannot be carried out. */
  PROBLEM("map.standing.problem", "problem"),
  /** A table that stays behind on purpose. */
  LEFT_OUT("map.standing.left_out", "left-out");

  private final String key;
  private final String style;

  Standing(String key, String style) {
    this.key = key;
    this.style = style;
  }

  /** Under which its words are found. */
  public String key() {
    return key;
  }

  /** Its name in style sheets. */
  public String style() {
    return style;
  }

  /** True when somebody has to look at it. */
  public boolean asks() {
    return this == OPEN || this == PROBLEM;
  }

  /** The most serious of what was found; nothing found is in order. */
  public static Standing of(Collection<Problem> problems) {
    Standing worst = OK;
    for (Problem problem : problems) {
      Standing one = of(problem);
      worst = one.compareTo(worst) > 0 ? one : worst;
    }
    return worst;
  }

  private static Standing of(Problem problem) {
    if (problem.severity() == Severity.NOTE) {
      return OK;
    }
    return switch (problem.code()) {
      // what the databases hold now is looked at by the dry run, not while fields are mapped
      case TABLE_NOT_EMPTY, TABLE_EXISTS, PLAN_STALE -> OPEN;
      case TYPE_NEEDS_CHOICE, OPEN_QUESTION, COLUMN_UNMAPPED -> OPEN;
      default -> problem.severity() == Severity.WARNING ? OPEN : PROBLEM;
    };
  }
}
