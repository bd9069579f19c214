package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.rehearse.Cause;
import dev.turnstone.rehearse.Fix;
import dev.turnstone.rehearse.Report;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rehearsal proposes can be applied as it stands and settles what it is proposed for. */
class RehearsalFixesTest {
  @TempDir Path folder;

  @Test
  void everyFixGivesAPlanThatCanBeRunAndSetsFewerRowsAside() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      SampleStore.full(Path.of(from.database()), 1);
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      Report report = Foretold.rehearse(journey, plan);
      MigrationPlan mended = plan;
      List<String> fixed = new ArrayList<>();
      for (Cause cause : report.causes()) {
        for (Fix fix : cause.fixes()) {
          assertRunnable(journey, fix.apply(plan), fix.options());
        }
        if (!cause.fixes().isEmpty()) {
          Fix last = cause.fixes().get(cause.fixes().size() - 1);
          mended = last.apply(mended);
          fixed.add(cause.problem().code() + " " + cause.problem().where());
        }
      }

      Report after = Foretold.rehearse(journey, mended);

      assertTrue(fixed.size() >= 6, fixed::toString);
      assertTrue(after.refused() <= report.refused() - fixed.size(), () -> "left " + after);
    }
  }

  private static void assertRunnable(Journey journey, MigrationPlan plan, String options) {
    List<Problem> blockers =
        journey.engine().check(plan, journey.secrets()).problems().stream()
            .filter(p -> p.severity() == Severity.BLOCKER)
            .toList();
    assertEquals(List.of(), blockers, options);
  }
}
