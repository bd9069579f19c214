package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.SetAside;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterTest {
  @TempDir Path folder;

  @Test
  void aRowWhoseFilterCannotBeEvaluatedIsSetAsideAsAWhole() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table item (id integer primary key, qty integer)",
          "insert into item values (1, 5), (2, 'abc'), (3, 1)");
      Journey journey = new Journey(from, to, folder);
      RunResult result = journey.run(filtered(journey.plan(), "qty > 2"));

      assertEquals(List.of("1 5"), Contents.of(to, "select id || ' ' || qty from item"));
      SetAside row = journey.setAside(result).get(0);
      assertEquals(Map.of("id", "2"), row.key());
      assertEquals(Optional.empty(), row.column());
    }
  }

  private static MigrationPlan filtered(MigrationPlan plan, String filter) {
    TablePlan old = plan.tables().get(0);
    TablePlan table =
        new TablePlan(
            old.sources(),
            old.target(),
            old.create(),
            old.mode(),
            Optional.of(filter),
            old.fields(),
            old.enabled(),
            old.comment());
    return new MigrationPlan(
        plan.format(),
        plan.name(),
        plan.source(),
        plan.target(),
        List.of(table),
        plan.safeguards(),
        plan.open(),
        plan.leftBehind());
  }
}
