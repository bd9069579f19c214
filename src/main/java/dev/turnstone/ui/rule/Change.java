package dev.turnstone.ui.rule;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.edit.Scope;
import dev.turnstone.plan.edit.Surroundings;
import dev.turnstone.problem.EngineException;
import dev.turnstone.ui.migration.PlanDocument;
import java.util.List;

/** One change of a plan that is made at once, or only tried. */
public sealed interface Change {
  /**
   * The plan with it; the given plan stays as it is.
   *
   * @throws EngineException.Refused when it means nothing, or the plan would be malformed
   */
  MigrationPlan in(MigrationPlan plan, Surroundings around);

  /** As {@link #in}, as one step that can be taken back. */
  void make(PlanDocument document, Surroundings around);

  /** True when it cannot be made without a look at the source. */
  boolean needsSource(MigrationPlan plan);

  /** Decisions, as every front end records them. */
  record Edit(PlanEdit edit) implements Change {
    @Override
    public MigrationPlan in(MigrationPlan plan, Surroundings around) {
      return edit.apply(plan, around).plan();
    }

    @Override
    public void make(PlanDocument document, Surroundings around) {
      document.edit(edit, around);
    }

    @Override
    public boolean needsSource(MigrationPlan plan) {
      return edit.needsSource(plan);
    }
  }

  /**
   * Another plan for one table, where no decision says it: remarks, and columns of a table to be
   * created that nothing fills.
   */
  record Table(TablePlan before, TablePlan after) implements Change {
    @Override
    public MigrationPlan in(MigrationPlan plan, Surroundings around) {
      return plan.withTables(
          plan.tables().stream().map(t -> t.equals(before) ? after : t).toList());
    }

    @Override
    public void make(PlanDocument document, Surroundings around) {
      document.plan().get().ifPresent(plan -> document.change(in(plan, around)));
    }

    @Override
    public boolean needsSource(MigrationPlan plan) {
      return false;
    }
  }

  /** Decisions about the column that is chosen. */
  static Change ofColumn(Chosen chosen, List<Decision> decisions) {
    boolean leaves = decisions.contains(new Decision.LeaveOut());
    if (leaves && chosen.created()) {
      return new Table(chosen.plan(), without(chosen));
    }
    Scope scope = new Scope(List.of(), List.of(chosen.fullName()), List.of());
    return new Edit(new PlanEdit(scope, decisions));
  }

  /** The column stays in the table that is made, with what the database gives it. */
  private static TablePlan without(Chosen chosen) {
    return chosen
        .plan()
        .withFields(
            chosen.plan().fields().stream()
                .filter(f -> !f.target().equals(chosen.place().column()))
                .toList());
  }

  /** A decision about the table that is chosen, and no other of a like name. */
  static Change ofTable(Chosen chosen, MigrationPlan plan, Decision.OfTables decision) {
    Scope scope = Scope.tables(chosen.plan().target().toString());
    PlanEdit edit = new PlanEdit(scope, List.of(decision));
    return scope.tablesOf(plan).size() == 1 ? new Edit(edit) : new Alone(chosen.plan(), edit);
  }

  /** Decisions about a table whose name is also that of the source of another. */
  record Alone(TablePlan table, PlanEdit edit) implements Change {
    @Override
    public MigrationPlan in(MigrationPlan plan, Surroundings around) {
      MigrationPlan alone = plan.withTables(List.of(table));
      TablePlan after = edit.apply(alone, around).plan().tables().get(0);
      return new Table(table, after).in(plan, around);
    }

    @Override
    public void make(PlanDocument document, Surroundings around) {
      document.plan().get().ifPresent(plan -> document.change(in(plan, around)));
    }

    @Override
    public boolean needsSource(MigrationPlan plan) {
      return edit.needsSource(plan);
    }
  }
}
