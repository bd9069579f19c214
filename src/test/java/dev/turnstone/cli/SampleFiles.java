package dev.turnstone.cli;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.app.Workspace;
import dev.turnstone.app.sample.SamplePlan;
import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.plan.mapping.MappingOptions;
import java.nio.file.Path;
import java.time.Clock;

/** The sample's databases in a folder, and its finished plan bound to them. */
final class SampleFiles {
  private SampleFiles() {}

  static Path plan(Path folder) {
    Path store4 = folder.resolve("store4.db");
    Path store5 = folder.resolve("store5.db");
    SampleStore.full(store4, 1);
    SampleStore.empty(store5);
    Engine engine = new Engine(new Workspace(folder.resolve("workspace")), Clock.systemUTC());
    String from = "sqlite:" + store4;
    String to = "sqlite:" + store5;
    MigrationPlan proposed = engine.plan(from, to, MappingOptions.DEFAULT, Credentials.NONE);
    MigrationPlan plan =
        SamplePlan.finished(
            proposed,
            engine.inspect(from, Credentials.NONE, false),
            engine.inspect(to, Credentials.NONE, false));
    PlanFile.write(folder.resolve("plan.json"), plan);
    return folder.resolve("plan.json");
  }
}
