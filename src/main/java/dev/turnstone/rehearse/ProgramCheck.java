package dev.turnstone.rehearse;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.LookupTables;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles each table's row program as a run would, which finds constants, value maps and decisions
 * that do not fit their columns.
 */
final class ProgramCheck {
  private final Catalog source;
  private final Catalog target;

  ProgramCheck(Catalog source, Catalog target) {
    this.source = source;
    this.target = target;
  }

  List<Problem> check(MigrationPlan plan) {
    List<Problem> problems = new ArrayList<>();
    for (TablePlan table : plan.tables()) {
      if (!table.enabled() || table.sources().size() != 1) continue;
      Optional<Table> from = source.table(table.source());
      Optional<Table> to = table.create().or(() -> target.table(table.target()));
      if (from.isPresent() && to.isPresent()) {
        problems.addAll(compile(withoutLookups(table), from.get(), to.get()));
      }
    }
    return problems;
  }

  private List<Problem> compile(TablePlan plan, Table from, Table to) {
    List<Problem> problems = new ArrayList<>();
    for (FieldPlan field : plan.fields()) {
      problems.addAll(compileOne(with(plan, List.of(field)), from, to));
    }
    return problems;
  }

  /** Field by field, because a compilation ends at its first mistake. */
  private List<Problem> compileOne(TablePlan plan, Table from, Table to) {
    Side source = new Side(from, this.source.product().vendor());
    Side target = new Side(to, this.target.product().vendor());
    try {
      RowProgram.compile(plan, source, target, LookupTables.NONE);
      return List.of();
    } catch (EngineException.Refused e) {
      return e.problems();
    }
  }

  /** What is looked up is read from the source first, which is a matter of the run. */
  private static TablePlan withoutLookups(TablePlan plan) {
    return with(
        plan, plan.fields().stream().filter(f -> !(f.rule() instanceof FieldRule.Lookup)).toList());
  }

  private static TablePlan with(TablePlan plan, List<FieldPlan> fields) {
    return new TablePlan(
        plan.sources(),
        plan.target(),
        plan.create(),
        plan.mode(),
        Optional.empty(),
        fields,
        plan.enabled(),
        plan.comment());
  }
}
