package dev.turnstone.plan.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelType;
import dev.turnstone.catalog.LogicalType;
import java.util.List;

/**
 * An expression that was compiled against a source table and found sound; ready to be made a
 * program of {@link RowExpressions#runtime()}.
 *
 * @param text as it was written
 * @param ast the checked tree; its variables are those of {@code variables}
 * @param variables the columns it reads, each once, in table order
 * @param type what values it gives; NULL is always possible unless every operand is never NULL
 */
public record CheckedExpression(
    String text, CelAbstractSyntaxTree ast, List<ColumnVariable> variables, LogicalType type) {
  public CheckedExpression {
    variables = List.copyOf(variables);
  }

  /** The exact names of the source columns it reads, each once, in table order. */
  public List<String> columns() {
    return variables.stream().map(v -> v.column().name()).toList();
  }

  /** The CEL type of its value. */
  public CelType resultType() {
    return ast.getResultType();
  }
}
