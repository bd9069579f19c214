package dev.turnstone.plan;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Generation.Identity;
import dev.turnstone.catalog.Table;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What carrying a plan out will do, with the undo of each step. */
public final class Steps {
  private final Dialect dialect;
  private final List<Step> steps = new ArrayList<>();

  private Steps(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Scripts before the load, then the tables in the plan's order and, within one, in the order of
   * the run, then scripts after it.
   *
   * @param target what is in it now; a table that is neither there nor created has no steps
   */
  public static List<Step> of(MigrationPlan plan, Catalog target) {
    Steps steps = new Steps(Dialects.of(target.product().vendor()));
    steps.add(plan, Script.When.BEFORE);
    for (TablePlan table : plan.tables()) {
      Optional<Table> goal = table.create().or(() -> target.table(table.target()));
      if (table.enabled() && goal.isPresent()) steps.add(table, goal.get());
    }
    steps.add(plan, Script.When.AFTER);
    return List.copyOf(steps.steps);
  }

  private void add(MigrationPlan plan, Script.When when) {
    for (Script script : plan.scripts()) {
      if (script.enabled() && script.when() == when) steps.add(Step.of(script));
    }
  }

  private void add(TablePlan plan, Table goal) {
    if (plan.mode() == WriteMode.REPLACE) {
      replace(goal);
      return;
    }
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
    if (counts(goal)) {
      step(goal, Step.Kind.SET_COUNTER, created ? Step.Undo.NOTHING : Step.Undo.SET_BACK);
    }
  }

  private void replace(Table goal) {
    step(goal, Step.Kind.LOAD_BESIDE, Step.Undo.NOTHING);
    boolean builds = !dialect.completeTable(goal).isEmpty() || !goal.foreignKeys().isEmpty();
    if (builds) step(goal, Step.Kind.BUILD_KEYS, Step.Undo.NOTHING);
    if (counts(goal)) step(goal, Step.Kind.SET_COUNTER, Step.Undo.NOTHING);
    step(goal, Step.Kind.SWAP, Step.Undo.SWAP_BACK);
  }

  private static boolean counts(Table goal) {
    return goal.columns().stream().anyMatch(c -> c.generation().orElse(null) instanceof Identity);
  }

  private void step(Table goal, Step.Kind kind, Step.Undo undo) {
    steps.add(Step.of(goal.name(), kind, undo));
  }
}
