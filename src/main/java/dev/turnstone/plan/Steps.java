package dev.turnstone.plan;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Generation.Identity;
import dev.turnstone.catalog.Table;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What carrying a plan out will do, table by table, with the undo of each step. */
public final class Steps {
  private final Dialect dialect;
  private final List<Step> steps = new ArrayList<>();

  private Steps(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The steps in the plan's order of tables and, within one, of the run.
   *
   * @param target what is in it now; a table that is neither there nor created has no steps
   */
  public static List<Step> of(MigrationPlan plan, Catalog target) {
    Steps steps = new Steps(Dialects.of(target.product().vendor()));
    for (TablePlan table : plan.tables()) {
      Optional<Table> goal = table.create().or(() -> target.table(table.target()));
      if (table.enabled() && goal.isPresent()) steps.add(table, goal.get());
    }
    return List.copyOf(steps.steps);
  }

  private void add(TablePlan plan, Table goal) {
    boolean created = plan.create().isPresent();
    boolean taken = !created && !dialect.beforeLoad(goal).isEmpty();
    if (created) step(goal, Step.Kind.CREATE_TABLE, Step.Undo.DROP_TABLE);
    if (taken) step(goal, Step.Kind.TAKE_AWAY, Step.Undo.BRING_BACK);
    if (plan.mode() == WriteMode.UPSERT) {
      step(goal, Step.Kind.ADD_AND_CHANGE_ROWS, Step.Undo.REMOVE_AND_RESTORE_ROWS);
    } else {
      step(goal, Step.Kind.ADD_ROWS, Step.Undo.REMOVE_ROWS);
    }
    boolean builds = !dialect.completeTable(goal).isEmpty() || !goal.foreignKeys().isEmpty();
    if (taken || (created && builds)) step(goal, Step.Kind.BUILD_KEYS, Step.Undo.NOTHING);
    if (goal.columns().stream().anyMatch(c -> c.generation().orElse(null) instanceof Identity)) {
      step(goal, Step.Kind.SET_COUNTER, created ? Step.Undo.NOTHING : Step.Undo.SET_BACK);
    }
  }

  private void step(Table goal, Step.Kind kind, Step.Undo undo) {
    steps.add(new Step(goal.name(), kind, undo));
  }
}
