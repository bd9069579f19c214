package dev.turnstone.ui.map.pair;

import dev.turnstone.catalog.TableName;
import java.util.Optional;

/**
 * Something that the plan leaves open, with an answer where there is one.
 *
 * @param source as questions spell the source table
 * @param column empty: the question is about the whole table
 * @param target the table that would take it; empty: none is known
 * @param into the column that would; empty: none is known
 * @param score 0 to 1, how sure the answer is; 0: there is none
 * @param reason why, in the words of the matching; empty: there is no answer
 */
public record Proposal(
    String source,
    Optional<String> column,
    Optional<TableName> target,
    Optional<String> into,
    double score,
    String reason) {
  /** True when it can be accepted as it is. */
  public boolean answered() {
    return score > 0;
  }
}
