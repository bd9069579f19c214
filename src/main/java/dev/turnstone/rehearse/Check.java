package dev.turnstone.rehearse;

import dev.turnstone.problem.Problem;
import java.util.Optional;

/**
 * One thing looked at before a run.
 *
 * @param name stable, in lower case, such as {@code target.privileges}
 * @param finding what was found, a few words
 * @param problem what speaks against it or is worth knowing; empty: it passed
 */
public record Check(String name, String finding, Optional<Problem> problem) {
  /** Nothing was found that is worth telling. */
  public static Check passed(String name, String finding) {
    return new Check(name, finding, Optional.empty());
  }

  /** Something was. */
  public static Check found(String name, Problem problem) {
    return new Check(name, problem.message(), Optional.of(problem));
  }

  /** {@code PASS}, {@code NOTE}, {@code WARNING} or {@code BLOCKER}. */
  public String status() {
    return problem.map(p -> p.severity().name()).orElse("PASS");
  }
}
