package dev.turnstone.ui.execute;

import dev.turnstone.app.Engine;
import dev.turnstone.app.Operator;
import dev.turnstone.app.RunSummary;
import dev.turnstone.app.Runs;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Problem;
import dev.turnstone.run.TableReport;
import java.util.List;
import java.util.Optional;

/**
 * What there is to know of a migration's runs, read from disk.
 *
 * @param newest empty: there is none
 * @param damaged what is wrong with runs that cannot be read
 * @param operator who works with this window
 */
record Looked(Optional<Newest> newest, List<Problem> damaged, String operator) {
  /**
   * The newest run.
   *
   * @param plan as it goes about it
   * @param tables what it did so far
   */
  record Newest(RunSummary run, MigrationPlan plan, List<TableReport> tables) {
    String name() {
      return run.header().run();
    }
  }

  /** Waits for files. */
  static Looked at(Engine engine) {
    Runs runs = engine.runs();
    Optional<Newest> newest = runs.readable().stream().findFirst().map(r -> newest(engine, r));
    return new Looked(newest, runs.damaged(), Operator.name());
  }

  private static Newest newest(Engine engine, RunSummary run) {
    String name = run.header().run();
    MigrationPlan plan = PlanFile.fromJson(run.header().planJson(), "of run " + name);
    return new Newest(run, plan, engine.tables(name));
  }
}
