package dev.turnstone.rehearse;

import dev.turnstone.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Why rows of one table would not be written: one reason, at one place.
 *
 * @param problem the reason as the run would give it for the first of the rows; a blocker where the
 *     run would stop at it
 * @param rows how many
 * @param first up to five of them, in the source's order
 * @param extreme the row whose value is largest or longest; empty where that means nothing
 * @param fixes decisions that settle it, the least harmful first; may be empty
 * @param byHand the statement that would make the existing column wide enough, which is shown and
 *     never run; empty: there is none
 */
public record Cause(
    Problem problem,
    long rows,
    List<Example> first,
    Optional<Example> extreme,
    List<Fix> fixes,
    Optional<String> byHand) {
  public Cause {
    first = List.copyOf(first);
    fixes = List.copyOf(fixes);
  }

  /** A cause that no statement settles. */
  public Cause(
      Problem problem, long rows, List<Example> first, Optional<Example> extreme, List<Fix> fixes) {
    this(problem, rows, first, extreme, fixes, Optional.empty());
  }
}
