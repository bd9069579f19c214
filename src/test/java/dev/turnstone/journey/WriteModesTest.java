package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.ChunkCounts;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.Written;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows meet rows that are there already, are filtered, or become equal by a rule. */
class WriteModesTest {
  private static final String ROWS =
      "insert into item(id, name) values(1, 'a'), (2, 'b'), (3, 'c'), (4, 'd'), (5, 'e')";
  private static final String TABLE =
      "create table item(id integer not null primary key, name varchar(20))";

  @TempDir Path folder;

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void aSecondUpsertWritesNothing(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(TABLE, ROWS);
      to.execute(TABLE, "insert into item(id, name) values(2, 'old'), (3, 'c'), (9, 'kept')");
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = Plans.changed(journey.plan(), t -> Plans.with(t, WriteMode.UPSERT));

      RunResult first = journey.run(plan);
      RunResult second =
          journey.run(Plans.changed(journey.plan(), t -> Plans.with(t, WriteMode.UPSERT)));

      assertEquals(RunState.DONE, first.state(), () -> first.problems().toString());
      assertEquals(RunState.DONE, second.state(), () -> second.problems().toString());
      assertEquals(new Written(3, 1, 1), counts(first).written());
      assertEquals(new Written(0, 0, 5), counts(second).written());
      assertEquals(
          List.of("1 | a", "2 | b", "3 | c", "4 | d", "5 | e", "9 | kept"),
          Contents.of(to, "select id, name from item"));
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void anInsertSetsAsideWhatIsThereAndLeavesItAsItWas(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(TABLE, ROWS);
      to.execute(TABLE, "insert into item(id, name) values(2, 'old'), (9, 'kept')");
      Journey journey = new Journey(from, to, folder);

      RunResult result =
          journey.run(Plans.changed(journey.plan(), t -> Plans.with(t, WriteMode.INSERT)));

      assertEquals(
          RunState.DONE_WITH_SET_ASIDE, result.state(), () -> result.problems().toString());
      assertEquals(
          List.of("{id=2} DUPLICATE_KEY"),
          journey.setAside(result).stream().map(r -> r.key() + " " + r.code()).toList());
      assertEquals(
          List.of("1 | a", "2 | old", "3 | c", "4 | d", "5 | e", "9 | kept"),
          Contents.of(to, "select id, name from item"));
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void failStopsAtAKeyThatIsThereAndChangesNothingOfIt(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(TABLE, ROWS);
      to.execute(TABLE, "insert into item(id, name) values(2, 'old'), (9, 'kept')");
      Journey journey = new Journey(from, to, folder);

      RunResult result =
          journey.run(Plans.changed(journey.plan(), t -> Plans.with(t, WriteMode.FAIL_IF_EXISTS)));

      assertEquals(RunState.STOPPED, result.state(), () -> result.problems().toString());
      assertTrue(
          result.problems().get(0).message().contains("(key {id=2})"),
          () -> result.problems().toString());
      assertEquals(List.of(), journey.setAside(result));
      assertEquals(List.of("2 | old", "9 | kept"), Contents.of(to, "select id, name from item"));
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void filteredRowsAreCounted(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(TABLE, ROWS);
      Journey journey = new Journey(from, to, folder);

      RunResult result =
          journey.run(
              Plans.changed(journey.plan(), t -> Plans.filtered(t, "id > 2 && name != 'e'")));

      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      assertEquals(new ChunkCounts(5, new Written(2, 0, 0), 3, 0), counts(result));
      assertEquals(List.of("3 | c", "4 | d"), Contents.of(to, "select id, name from item"));
    }
  }

  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void ofRowsThatARuleMakesEqualTheFirstStays(String target) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table item(id integer not null primary key, name varchar(20) unique)", ROWS);
      Journey journey = new Journey(from, to, folder);
      FieldRule merging =
          new FieldRule.ValueMap(
              "name",
              Map.of("d", Optional.of("b"), "e", Optional.of("b")),
              Optional.empty(),
              Unlisted.KEEP);
      MigrationPlan plan = Plans.changed(journey.plan(), t -> withName(t, merging));

      RunResult result = journey.run(Journey.withChunks(plan, 1));

      assertEquals(
          RunState.DONE_WITH_SET_ASIDE, result.state(), () -> result.problems().toString());
      assertEquals(
          List.of("{id=4} DUPLICATE_KEY", "{id=5} DUPLICATE_KEY"),
          journey.setAside(result).stream().map(r -> r.key() + " " + r.code()).sorted().toList());
      assertEquals(
          List.of("1 | a", "2 | b", "3 | c"), Contents.of(to, "select id, name from item"));
    }
  }

  /** The id copied, the name by a rule. */
  private static TablePlan withName(TablePlan plan, FieldRule rule) {
    return new TablePlan(
        plan.sources(),
        plan.target(),
        plan.create(),
        plan.mode(),
        plan.filter(),
        List.of(plan.fields().get(0), Plans.field("name", rule)),
        plan.enabled(),
        plan.comment());
  }

  private static ChunkCounts counts(RunResult result) {
    return result.tables().get(0).report().counts();
  }
}
