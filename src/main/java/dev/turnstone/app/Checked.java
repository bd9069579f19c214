package dev.turnstone.app;

import dev.turnstone.plan.Step;
import dev.turnstone.problem.Problem;
import java.util.List;

/**
 * What came of checking a plan.
 *
 * @param problems everything that is wrong or worth knowing, most serious first
 * @param steps what a run would do, each with its undo
 */
public record Checked(List<Problem> problems, List<Step> steps) {
  public Checked {
    problems = List.copyOf(problems);
    steps = List.copyOf(steps);
  }
}
