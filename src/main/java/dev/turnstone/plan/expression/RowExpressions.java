package dev.turnstone.plan.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypes;
import dev.cel.common.types.NullableType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles expressions and filters over the columns of one source table. A column is named as it is
 * ({@code price}) or, whatever its name, as {@code row["unit price"]}; names are exact. Columns
 * appear as {@link ColumnTypes} says. There are the standard functions and macros of CEL, its
 * string extension, and {@link DecimalFunctions}; nothing reads a clock, a file or a network, and
 * every expression ends.
 */
public final class RowExpressions {
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(20_000)
          .maxParseRecursionDepth(100)
          .maxParseErrorRecoveryLimit(10)
          .comprehensionMaxIterations(100_000)
          .maxRegexProgramSize(10_000)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(CelExtensions.strings())
          .addFunctionBindings(DecimalFunctions.ALL.bindings())
          .build();

  private final Map<String, ColumnVariable> columns = new LinkedHashMap<>();
  private final CelCompiler compiler;

  private RowExpressions(Table source) {
    CelCompilerBuilder builder = standard();
    for (Column column : source.columns()) {
      CelType type = ColumnTypes.of(column);
      String name = "@column" + columns.size();
      columns.put(column.name(), new ColumnVariable(name, column, type));
      builder.addVar(name, type);
    }
    compiler = builder.build();
  }

  public static RowExpressions over(Table source) {
    return new RowExpressions(source);
  }

  /** What evaluates checked expressions; thread safe. */
  public static CelRuntime runtime() {
    return RUNTIME;
  }

  /**
   * An expression whose value fills a column.
   *
   * @param where the target column, for problems
   * @throws EngineException.Refused with {@link Code#EXPRESSION_INVALID} for each mistake, at
   *     {@code line:column} counted from 1
   */
  public CheckedExpression value(String cel, Location where) {
    return compile(cel, where);
  }

  /**
   * A condition; rows for which it is not true are filtered.
   *
   * @param where the table, for problems
   * @throws EngineException.Refused as {@link #value}
   */
  public CheckedExpression filter(String cel, Location where) {
    CheckedExpression checked = compile(cel, where);
    if (checked.type() instanceof LogicalType.Bool) return checked;
    throw new ExpressionMistakes(where, columns.keySet())
        .asAWhole("a filter is true or false, this gives " + named(checked.resultType()));
  }

  /**
   * Looks only at the grammar of an expression or filter, for who does not know the columns.
   *
   * @throws EngineException.Refused with {@link Code#EXPRESSION_INVALID}, as {@link #value}
   */
  public static void grammar(String cel, Location where) {
    CelCompiler compiler = standard().build();
    try {
      compiler.parse(cel).getAst();
    } catch (CelValidationException e) {
      throw new ExpressionMistakes(where, List.of()).refused(e);
    }
  }

  private static CelCompilerBuilder standard() {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addLibraries(CelExtensions.strings())
        .addFunctionDeclarations(DecimalFunctions.ALL.declarations());
  }

  private CheckedExpression compile(String cel, Location where) {
    ExpressionMistakes mistakes = new ExpressionMistakes(where, columns.keySet());
    try {
      CelAbstractSyntaxTree parsed = compiler.parse(cel).getAst();
      ColumnReferences references = new ColumnReferences(columns);
      CelExpr replaced = references.replace(parsed.getExpr());
      if (!references.unknown().isEmpty()) {
        throw mistakes.unknown(references.unknown(), parsed.getSource());
      }
      CelAbstractSyntaxTree checked =
          compiler.check(CelAbstractSyntaxTree.newParsedAst(replaced, parsed.getSource())).getAst();
      List<ColumnVariable> used =
          columns.values().stream().filter(references.used()::contains).toList();
      LogicalType type =
          ColumnTypes.resultOf(checked.getResultType())
              .orElseThrow(
                  () -> mistakes.asAWhole("no column holds a " + named(checked.getResultType())));
      return new CheckedExpression(cel, checked, used, type);
    } catch (CelValidationException e) {
      throw mistakes.refused(e);
    }
  }

  private static String named(CelType type) {
    return type instanceof NullableType n
        ? CelTypes.format(n.targetType()) + " or null"
        : CelTypes.format(type);
  }
}
