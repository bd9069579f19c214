package dev.turnstone.plan;

import java.util.List;
import java.util.Optional;

/**
 * Something auto-mapping would have had to guess and did not.
 *
 * @param table the source table
 * @param column the source column; empty: the table as a whole
 * @param candidates target names that came into question, best first, may be empty
 * @param reason why it was left open, one sentence
 */
public record OpenQuestion(
    String table, Optional<String> column, List<String> candidates, String reason) {
  public OpenQuestion {
    candidates = List.copyOf(candidates);
  }
}
