package dev.turnstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.project.Glance;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.sample.SampleProject;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FidelityTest {
  @TempDir Path folder;

  @Test
  void theWholeIsReachedOnlyWhereEveryRowArrived() {
    assertEquals(10_000, new Fidelity(7, 7).hundredths());
    assertEquals(9_999, new Fidelity(10_000_000, 9_999_999).hundredths());
    assertEquals(0, new Fidelity(3, 0).hundredths());
  }

  @Test
  void theSamplesRunTellsHowManyRowsWereSetAsideAndNothingOnceItIsTakenBack() {
    Projects projects = new Projects(folder.resolve("settings"), Clock.systemUTC());
    MigrationPlan plan;
    Engine engine;
    Path place;
    try (OpenProject sample = SampleProject.make(projects, folder, Clock.systemUTC())) {
      plan = sample.plan().orElseThrow();
      place = sample.project().folder();
      engine = new Engine(sample.project().workspace(), Clock.systemUTC());
    }
    assertEquals(Optional.empty(), projects.recent().get(0).fidelity());
    RunResult result = engine.run(plan, Credentials.NONE, new ProgressMeter(), new Cancellation());
    long read = result.tables().stream().mapToLong(l -> l.report().counts().read()).sum();
    long aside = result.tables().stream().mapToLong(l -> l.report().counts().setAside()).sum();
    assertTrue(aside > 0);
    Glance glance = projects.recent().get(0);
    assertEquals(place, glance.project().folder());
    Fidelity fidelity = glance.fidelity().orElseThrow();
    assertEquals(new Fidelity(read, read - aside), fidelity);
    new Undoing(engine.workspace())
        .undo(
            result.run(),
            UndoChoice.ALL,
            Credentials.NONE,
            new ProgressMeter(),
            new Cancellation());
    assertEquals(Optional.empty(), projects.recent().get(0).fidelity());
  }
}
