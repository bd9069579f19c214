package dev.turnstone.row;

import dev.turnstone.plan.expression.CheckedExpression;
import dev.turnstone.problem.Code;
import org.jspecify.annotations.Nullable;

/** Tells which rows a plan keeps: those for which its condition is true. */
final class RowFilter {
  /**
   * What the condition says.
   *
   * @param refusal why it says nothing; null: {@code kept} counts
   */
  record Answer(boolean kept, @Nullable Refusal refusal) {}

  private static final Answer KEPT = new Answer(true, null);
  private static final Answer LEFT_OUT = new Answer(false, null);
  private final Evaluation evaluation;

  RowFilter(CheckedExpression condition, SourceColumns columns) {
    evaluation = new Evaluation(condition, columns);
  }

  Answer test(RowCursor cursor, Cell cell) {
    Refusal refusal = evaluation.evaluate(cursor, cell);
    if (refusal != null) return new Answer(false, refusal);
    if (cell.isNull()) return LEFT_OUT;
    if (cell.kind() != Cell.Kind.LONG || cell.number() < 0 || cell.number() > 1) {
      return new Answer(false, new Refusal(Code.EXPRESSION_FAILED, "not a boolean"));
    }
    return cell.number() == 1 ? KEPT : LEFT_OUT;
  }
}
