package dev.turnstone.row;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.turnstone.plan.expression.CheckedExpression;
import dev.turnstone.plan.expression.ColumnVariable;
import dev.turnstone.plan.expression.RowExpressions;
import dev.turnstone.problem.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates an expression over the columns of the present row. Owned by one thread. */
final class Evaluation {
  /** A column and the variable it fills. */
  private record Input(CopyField column, ExpressionValue value, String variable) {}

  private final CelRuntime.Program program;
  private final List<Input> inputs = new ArrayList<>();
  private final Map<String, Object> variables = new HashMap<>();

  Evaluation(CheckedExpression expression, SourceColumns columns) {
    try {
      program = RowExpressions.runtime().createProgram(expression.ast());
    } catch (CelEvaluationException e) {
      throw new IllegalArgumentException("a checked expression has no program", e);
    }
    for (ColumnVariable variable : expression.variables()) {
      String name = variable.column().name();
      Place place = columns.place(name);
      CopyField column = new CopyField(columns.position(name), Conversions.between(place, place));
      inputs.add(new Input(column, new ExpressionValue(place.type()), variable.name()));
    }
  }

  /** Leaves the value in the cell, NULL included; or says why there is none. */
  @Nullable Refusal evaluate(RowCursor cursor, Cell cell) {
    for (Input input : inputs) {
      Refusal refusal = input.column().fill(cursor, cell);
      if (refusal != null) return refusal;
      Object value = cell.isNull() ? NullValue.NULL_VALUE : input.value().of(cell);
      variables.put(input.variable(), value);
    }
    try {
      return ExpressionValue.into(program.eval(variables), cell);
    } catch (CelEvaluationException e) {
      String reason = e.getErrorCode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return new Refusal(Code.EXPRESSION_FAILED, reason);
    }
  }
}
