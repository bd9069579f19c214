package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.UndoChoice;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.rehearse.DurationBand;
import dev.turnstone.rehearse.Report;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a run and its undo take is told beforehand, from a small part of the rows. */
@Isolated
class ForecastTest {
  private static final int ROWS = 100_000;

  /** A machine that does other things meanwhile may be so many times slower, or faster. */
  private static final double ODDS = 2;

  private static final int TRIES = 3;

  @TempDir Path folder;

  @Test
  void theRunAndItsUndoTakeAboutAsLongAsATenthOfThemTold() {
    assertForetold("postgresql");
  }

  @ParameterizedTest(name = "{0}")
  @Tag("long")
  @ValueSource(strings = {"sqlite", "mariadb"})
  void ofOtherEnginesLikewise(String vendor) {
    assertForetold(vendor);
  }

  /** Whatever else the machine does may disturb one try, not all. */
  private void assertForetold(String vendor) {
    List<String> tries = new ArrayList<>();
    try (TestDatabase from = filled(Databases.sqlite(folder))) {
      while (tries.size() < TRIES) {
        Optional<String> wrong = wrong(from, vendor);
        if (wrong.isEmpty()) {
          return;
        }
        tries.add(wrong.get());
      }
    }
    fail(String.join("\n", tries));
  }

  /** What was foretold and what happened, where they differ. */
  private Optional<String> wrong(TestDatabase from, String vendor) {
    try (TestDatabase to = Databases.of(vendor, folder)) {
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      Report report = new Rehearsed().with(journey, plan, ROWS / 10);
      long begun = System.nanoTime();
      RunResult run = journey.run(plan);
      long loaded = System.nanoTime();
      UndoTest.undo(journey, run, UndoChoice.ALL);
      long undone = System.nanoTime();

      assertEquals(RunState.DONE, run.state());
      DurationBand load = report.prospect().run().orElseThrow();
      DurationBand undo = report.prospect().undo().orElseThrow();
      double loading = (loaded - begun) / 1e9;
      double undoing = (undone - loaded) / 1e9;
      return within(load, loading) && within(undo, undoing)
          ? Optional.empty()
          : Optional.of(load + " took " + loading + ", undo " + undo + " took " + undoing);
    }
  }

  private static boolean within(DurationBand band, double seconds) {
    return band.low() <= seconds * ODDS
        && band.high() >= seconds / ODDS
        && band.high() <= band.low() * 10;
  }

  private static TestDatabase filled(TestDatabase from) {
    from.execute(
        "create table reading(id integer not null primary key, place varchar(40),"
            + " n integer, amount decimal(12,2))",
        "create index reading_place on reading(place)",
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < "
            + ROWS
            + ") insert into reading select i, 'place ' || (i % 1000), i % 97,"
            + " i / 4.0 from n");
    return from;
  }
}
