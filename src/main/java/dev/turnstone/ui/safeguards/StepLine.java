package dev.turnstone.ui.safeguards;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.Step;
import dev.turnstone.plan.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step of a run as the list has it.
 *
 * @param number its place in the run, from 1; 0: it is left out
 * @param about the table or the script
 * @param own true when it is in SQL of its own
 */
public record StepLine(int number, String about, Step.Kind kind, Step.Undo undo, boolean own) {
  /**
   * What a run of the plan does, in its order, then what it leaves out.
   *
   * @param target empty: it was not read, and only steps in SQL of their own are known
   */
  static List<StepLine> of(MigrationPlan plan, Optional<Catalog> target) {
    List<StepLine> lines = new ArrayList<>();
    if (target.isPresent()) {
      for (Step step : Steps.of(plan, target.get())) {
        lines.add(of(lines.size() + 1, step));
      }
    } else {
      plan.scripts().stream()
          .filter(Script::enabled)
          .forEach(script -> lines.add(of(lines.size() + 1, script)));
    }
    plan.scripts().stream()
        .filter(script -> !script.enabled())
        .forEach(script -> lines.add(of(0, script)));
    return lines;
  }

  /** True when nothing takes it back. */
  public boolean irreversible() {
    return undo == Step.Undo.IRREVERSIBLE;
  }

  private static StepLine of(int number, Step step) {
    String about = step.table().map(t -> t.name()).or(step::script).orElse("");
    return new StepLine(number, about, step.kind(), step.undo(), step.script().isPresent());
  }

  private static StepLine of(int number, Script script) {
    boolean before = script.when() == Script.When.BEFORE;
    return new StepLine(
        number,
        script.name(),
        before ? Step.Kind.RUN_SCRIPT_BEFORE : Step.Kind.RUN_SCRIPT_AFTER,
        script.undo().isPresent() ? Step.Undo.RUN_UNDO_SCRIPT : Step.Undo.IRREVERSIBLE,
        true);
  }
}
