package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.row.Written;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same plan once more: nothing is written when nothing changed, and else what differs. */
class RerunTest {
  private static final int LOG_ROWS = 60;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "sqlite,postgresql", "sqlite,mariadb", "postgresql,sqlite",
    "postgresql,mariadb", "mariadb,sqlite", "mariadb,postgresql"
  })
  void thePlanThatMadeTheTablesWritesNothingAgainAndThenOnlyWhatDiffers(String one, String other) {
    try (TestDatabase source = Databases.of(one, folder);
        TestDatabase target = Databases.of(other, folder)) {
      Journey journey = new Journey(source, target, folder);
      Shop.fill(source);
      MigrationPlan plan = journey.plan();
      RunResult first = journey.run(plan);
      assertEquals(RunState.DONE, first.state(), first.problems().toString());
      long rows = written(first).inserted() - LOG_ROWS;

      RunResult again = journey.run(plan);
      assertEquals(RunState.DONE, again.state(), again.problems().toString());
      assertEquals(new Written(0, 0, rows), written(again));
      assertTrue(told(again, Code.RUN_BEFORE));
      assertTrue(told(again, Code.NO_KEY_TO_RUN_AGAIN), "the log has no key");

      source.execute(
          "update customer set note = 'another' where id = 7",
          "insert into category(id, name, parent_id) values(31, 'new', 1)");
      RunResult differing = journey.run(plan);
      assertEquals(new Written(1, 1, rows - 1), written(differing));
      Exactly.once(source, target, "after the third run");
      assertEquals(new Written(0, 0, rows + 1), written(journey.run(plan)));
    }
  }

  @Test
  void aTargetThatAnotherWorkspaceFilledIsRefused() {
    try (TestDatabase source = Databases.sqlite(folder);
        TestDatabase target = Databases.sqlite(folder)) {
      Shop.fill(source);
      Journey journey = new Journey(source, target, folder);
      MigrationPlan plan = journey.plan();
      journey.run(plan);
      Journey elsewhere = new Journey(source, target, folder.resolve("elsewhere"));
      Refused refused = assertThrows(Refused.class, () -> elsewhere.run(plan));
      assertEquals(Code.TABLE_EXISTS, refused.problems().get(0).code());
    }
  }

  private static boolean told(RunResult result, Code code) {
    return result.problems().stream().anyMatch(p -> p.code() == code);
  }

  private static Written written(RunResult result) {
    return result.tables().stream()
        .map(line -> line.report().counts())
        .reduce(ChunkCounts.NOTHING, ChunkCounts::plus)
        .written();
  }
}
