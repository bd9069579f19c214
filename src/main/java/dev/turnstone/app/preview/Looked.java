package dev.turnstone.app.preview;

import dev.turnstone.app.Survey;
import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.jdbc.Mentions;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.expression.RowExpressions;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.Side;
import java.util.List;

/**
 * The part of a plan that is looked at: a whole table, or a table as if it had no other column, so
 * that what is wrong with others does not matter.
 */
final class Looked {
  private final TablePlan plan;
  private final Side source;
  private final Side target;
  private final boolean whole;

  /** The part that an order speaks of. */
  Looked(PreviewOrder order, Survey survey) {
    TablePlan all =
        order.plan().table(order.table()).orElseThrow(() -> missing(order, "plan", order.table()));
    Table from =
        survey
            .source()
            .table(all.source())
            .orElseThrow(() -> missing(order, "source", all.source()));
    Table to =
        all.create()
            .or(() -> survey.target().table(all.target()))
            .orElseThrow(() -> missing(order, "target", all.target()));
    whole = order.column().isEmpty();
    plan = order.column().map(c -> all.withFields(only(all, c))).orElse(all);
    source = new Side(from, survey.source().product().vendor());
    Table alone = order.column().map(c -> alone(to, c)).orElse(to);
    target = new Side(alone, survey.target().product().vendor());
  }

  private static Refused missing(PreviewOrder order, String side, Object name) {
    Location where = Location.table(name.toString());
    return new Refused(
        Problem.blocker(
            Code.TABLE_MISSING, where, side, Location.table(order.table().toString()).options()));
  }

  private static List<FieldPlan> only(TablePlan table, String column) {
    return table.fields().stream().filter(f -> f.target().equals(column)).toList();
  }

  /** The table with this column alone, and with the checks that speak of no other. */
  private static Table alone(Table table, String column) {
    List<Column> others = table.columns().stream().filter(c -> !c.name().equals(column)).toList();
    List<Check> checks =
        table.checks().stream()
            .filter(c -> others.stream().noneMatch(o -> speaksOf(c, o.name())))
            .toList();
    return new Table(
        table.name(),
        table.kind(),
        table.columns().stream().filter(c -> c.name().equals(column)).toList(),
        List.of(),
        List.of(),
        List.of(),
        checks,
        table.traits());
  }

  private static boolean speaksOf(Check check, String column) {
    return new Mentions(List.of(check.expression())).have(column);
  }

  /** The plan with nothing but this part, for what has to be read before. */
  MigrationPlan planOf(MigrationPlan plan) {
    return plan.withTables(List.of(this.plan.withEnabled(true)));
  }

  RowProgram program(LookupTables lookups) {
    return RowProgram.rehearsing(plan, source, target, lookups);
  }

  boolean whole() {
    return whole;
  }

  List<String> targets() {
    return plan.fields().stream().map(FieldPlan::target).toList();
  }

  /** Names of the source columns that are shown. */
  List<String> sources() {
    if (whole) {
      return plan.fields().stream().map(FieldPlan::rule).map(this::one).toList();
    }
    return plan.fields().stream().flatMap(f -> several(f).stream()).distinct().toList();
  }

  private String one(FieldRule rule) {
    List<String> names = named(rule);
    return names.size() == 1 ? names.get(0) : "";
  }

  private List<String> several(FieldPlan field) {
    if (field.rule() instanceof FieldRule.Expression expression) {
      Location where = Location.column(plan.target().toString(), field.target());
      return RowExpressions.over(source.table()).value(expression.cel(), where).columns();
    }
    return named(field.rule());
  }

  private static List<String> named(FieldRule rule) {
    if (rule instanceof FieldRule.Copy r) return List.of(r.column());
    if (rule instanceof FieldRule.Convert r) return List.of(r.column());
    if (rule instanceof FieldRule.ValueMap r) return List.of(r.column());
    if (rule instanceof FieldRule.Lookup r) return r.columns();
    return List.of();
  }
}
