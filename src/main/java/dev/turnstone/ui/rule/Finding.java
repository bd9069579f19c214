package dev.turnstone.ui.rule;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rule.preview.ProblemWords;
import java.util.Optional;

/**
 * Something that is said about a rule.
 *
 * @param hint what to do; empty: the words say it
 */
public record Finding(Severity severity, String words, Optional<String> hint) {
  /** A problem whose place is known from where it is shown. */
  static Finding of(Problem problem, Messages messages) {
    return new Finding(
        problem.severity(), ProblemWords.of(problem), hint(problem.code(), messages));
  }

  private static Optional<String> hint(Code code, Messages messages) {
    return switch (code) {
      case TYPE_NEEDS_CHOICE, TYPE_LOSES -> Optional.of(messages.text("rule.hint.convert"));
      case TYPE_IMPOSSIBLE -> Optional.of(messages.text("rule.hint.impossible"));
      case COLUMN_UNMAPPED -> Optional.of(messages.text("rule.hint.unmapped"));
      case COLUMN_MISSING -> Optional.of(messages.text("rule.hint.column"));
      case PLAN_STALE -> Optional.of(messages.text("rule.hint.stale"));
      default -> Optional.empty();
    };
  }
}
