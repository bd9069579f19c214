package dev.turnstone.rehearse;

import dev.turnstone.problem.Location;
import dev.turnstone.sql.Verdict;
import java.util.List;

/**
 * What becomes of the real values of a column whose types alone do not promise that each arrives as
 * it is.
 *
 * @param from the source's type in words, {@code several} for an expression
 * @param to the target's type in words
 * @param verdict what the types alone say
 * @param read values looked at: one for each row that was not filtered
 * @param changed how many arrive as other values, because a decision of the plan says so
 * @param refused how many keep their row from being written
 * @param examples up to five rows whose value is changed
 */
public record ValueLoss(
    Location where,
    String from,
    String to,
    Verdict verdict,
    long read,
    long changed,
    long refused,
    List<Example> examples) {
  public ValueLoss {
    examples = List.copyOf(examples);
  }

  /** True when every value that was looked at arrives exactly as it is. */
  public boolean none() {
    return changed == 0 && refused == 0;
  }
}
