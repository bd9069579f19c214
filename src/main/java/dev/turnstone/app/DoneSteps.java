package dev.turnstone.app;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.run.ScriptLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A plan without the scripts that an earlier run of it has carried out.
 *
 * @param plan the same plan with those left out
 * @param problems which they are, and those that an earlier run began and did not end, or that had
 *     another text then
 */
record DoneSteps(MigrationPlan plan, List<Problem> problems) {
  DoneSteps {
    problems = List.copyOf(problems);
  }

  /**
   * Looks for earlier runs of the plan, whatever was changed in it since: to leave a script out and
   * say so is safer than to carry it out twice.
   *
   * @param plan about places that are settled
   * @param earlier gives all runs, newest first; asked only when the plan has scripts
   */
  static DoneSteps of(MigrationPlan plan, Supplier<List<EarlierRun>> earlier) {
    if (plan.scripts().stream().noneMatch(Script::enabled)) {
      return new DoneSteps(plan, List.of());
    }
    List<EarlierRun> runs = earlier.get().stream().filter(run -> run.sameMigration(plan)).toList();
    List<Script> scripts = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Script script : plan.scripts()) {
      Optional<Problem> before = script.enabled() ? before(script, runs) : Optional.empty();
      before.ifPresent(problems::add);
      scripts.add(before.isPresent() ? script.withEnabled(false) : script);
    }
    return new DoneSteps(plan.withScripts(scripts), problems);
  }

  private static Optional<Problem> before(Script script, List<EarlierRun> runs) {
    for (EarlierRun run : runs) {
      for (EarlierRun.Trace trace : run.traces()) {
        if (trace.name().equals(script.name())) {
          return Optional.of(told(script, trace, run.header().run()));
        }
      }
    }
    return Optional.empty();
  }

  private static Problem told(Script script, EarlierRun.Trace trace, String run) {
    if (!trace.whole()) {
      return Problem.blocker(Code.STEP_BEGUN, Location.EVERYWHERE, script.name(), run);
    }
    return trace.text().equals(ScriptLog.identity(script.sql()))
        ? Problem.note(Code.STEP_DONE_BEFORE, Location.EVERYWHERE, script.name(), run)
        : Problem.blocker(Code.STEP_CHANGED, Location.EVERYWHERE, script.name(), run);
  }
}
