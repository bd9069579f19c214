package dev.turnstone.app;

import dev.turnstone.journal.Journal;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.run.ScriptLog;

/**
 * Records what a person has found out about a script of which the engine cannot know whether all of
 * it was done, or has done by hand of one that failed. Stateless but for its workspace; thread
 * safe.
 */
public final class DoubtfulSteps {
  private final Workspace workspace;

  public DoubtfulSteps(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Takes the answer down; it counts once, when the run or its undo goes on.
   *
   * @param done true: it was done
   * @throws Refused when no script of the run is in doubt and none has failed
   */
  public void answer(String run, boolean done) {
    RunFolder folder = workspace.run(run);
    folder.holding(
        () -> {
          try (Journal journal = folder.open()) {
            log(journal).answer(done);
            return run;
          }
        });
  }

  /** Of the undo where one of its scripts is half done or failed, else of the run. */
  private static ScriptLog log(Journal journal) {
    String run = journal.header().run();
    MigrationPlan plan = PlanFile.fromJson(journal.header().planJson(), "of run " + run);
    ScriptLog undo = ScriptLog.ofUndo(journal);
    if (open(undo, plan)) return undo;
    ScriptLog ran = ScriptLog.ofRun(journal);
    if (open(ran, plan)) return ran;
    throw new Refused(Problem.blocker(Code.STEP_NOT_IN_DOUBT, Location.EVERYWHERE, run));
  }

  private static boolean open(ScriptLog log, MigrationPlan plan) {
    boolean failed = log.failed().isPresent();
    return failed
        || plan.scripts().stream().map(Script::name).anyMatch(name -> log.of(name).half());
  }
}
