package dev.turnstone.run;

import dev.turnstone.plan.Condition;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.ConditionVerdict;
import dev.turnstone.run.ScriptLog.Stage;
import java.util.List;

/** Carries the plan's scripts out, each once, with what has to hold before and after it. */
final class ScriptPhase {
  private final RunParts parts;
  private final StepConditions conditions;
  private final List<Script> scripts;
  private final ScriptLog log;

  ScriptPhase(RunParts parts, StepConditions conditions) {
    this.parts = parts;
    this.conditions = conditions;
    this.scripts = parts.approved().plan().scripts();
    this.log = ScriptLog.ofRun(parts.journal());
  }

  /** True when the plan has any that are not left out. */
  boolean any() {
    return scripts.stream().anyMatch(Script::enabled);
  }

  /** True when the plan has scripts for that moment. */
  boolean has(Script.When when) {
    return scripts.stream().anyMatch(s -> carriedOut(s) && s.when() == when);
  }

  /** A canary can be taken back, so that it leaves out what cannot. */
  private boolean carriedOut(Script script) {
    boolean canary = parts.approved().plan().safeguards().canary().isPresent();
    return script.enabled() && (!canary || script.undo().isPresent());
  }

  void run(Script.When when) {
    if (!has(when)) return;
    String moment = when == Script.When.BEFORE ? "before" : "after";
    parts.meter().enter(Phase.STEPS, "Carrying out the steps " + moment + " the load");
    for (int i = 0; i < scripts.size(); i++) {
      Script script = scripts.get(i);
      if (carriedOut(script) && script.when() == when) carryOut(script, i);
    }
  }

  private void carryOut(Script script, int number) {
    Stage stands = log.of(script.name()).stage();
    if (stands == Stage.SETTLED) return;
    parts.cancellation().check(parts.run());
    if (stands == Stage.UNTOUCHED) ask(script, Condition.When.BEFORE);
    ScriptTask task =
        new ScriptTask(parts.target(), parts.lease(), log, this::next, "resume " + parts.run());
    ScriptTask.Numbered numbered = new ScriptTask.Numbered(script.name(), number, script.sql());
    new Retries(parts, Location.EVERYWHERE).repeat(() -> task.carryOut(numbered));
    ask(script, Condition.When.AFTER);
    log.set(script.name(), Stage.SETTLED, 0);
  }

  private void next(String sentence) {
    parts.cancellation().check(parts.run());
    parts.meter().doing(sentence);
  }

  private void ask(Script script, Condition.When when) {
    if (script.conditions().stream().noneMatch(c -> c.when() == when)) return;
    for (ConditionVerdict verdict : conditions.ask(script.conditions(), when)) {
      if (verdict.problem().isPresent()) {
        String words = verdict.problem().get().message().replaceAll("[.]$", "");
        String moment = when == Condition.When.BEFORE ? "before" : "after";
        throw new Stopped(
            Problem.blocker(
                Code.STEP_CONDITION_UNMET,
                Location.EVERYWHERE,
                script.name(),
                moment,
                words,
                parts.run()));
      }
    }
  }
}
