package dev.turnstone.app.sample;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Endpoints;
import dev.turnstone.app.Engine;
import dev.turnstone.app.Survey;
import dev.turnstone.app.project.FreeFolder;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.mapping.MappingOptions;
import java.nio.file.Path;
import java.time.Clock;

/** The sample as a migration of its own: two databases just made, and its finished plan. */
public final class SampleProject {
  private static final String NAME = "Store 4 to Store 5";

  private SampleProject() {}

  /**
   * Makes the sample anew, beside those that were made before.
   *
   * @param parent where migrations are put
   * @throws dev.turnstone.problem.EngineException.Refused when it cannot be written there
   */
  public static OpenProject make(Projects projects, Path parent, Clock clock) {
    Path folder = FreeFolder.in(parent, NAME);
    OpenProject project = projects.create(folder, NAME);
    try {
      Path store4 = folder.resolve("store4.db");
      Path store5 = folder.resolve("store5.db");
      SampleStore.full(store4, 1);
      SampleStore.empty(store5);
      String from = "sqlite:" + store4;
      String to = "sqlite:" + store5;
      Engine engine = new Engine(project.project().workspace(), clock);
      try (Endpoints both = engine.open(from, to, Credentials.NONE)) {
        Survey survey = both.survey();
        MigrationPlan proposed = engine.plan(both, MappingOptions.DEFAULT);
        project.changePlan(SamplePlan.finished(proposed, survey.source(), survey.target()));
      }
      project.change(p -> p.between(from, to).usedFor("TEST"));
      project.keep();
      return project;
    } catch (RuntimeException e) {
      project.close();
      throw e;
    }
  }
}
