package dev.turnstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.PlanStale;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is planned, checked and run on the same connections goes by one look, and a fresh one. */
class EndpointsTest {
  @TempDir private Path folder;
  private TestDatabase from = Databases.sqlite(Path.of(""));
  private TestDatabase to = from;
  private Engine engine = new Engine(new Workspace(Path.of("")), Clock.systemUTC());

  @BeforeEach
  void items() {
    from = Databases.sqlite(folder);
    to = Databases.sqlite(folder);
    engine = new Engine(new Workspace(folder.resolve("workspace")), Clock.systemUTC());
    from.execute(
        "create table item(id integer primary key, name text)",
        "insert into item values(1, 'one'), (2, 'two')");
    to.execute("create table item(id integer primary key, name text)");
  }

  @AfterEach
  void drop() {
    from.close();
    to.close();
  }

  @Test
  void planCheckAndRunShareOneLookAtEachDatabase() {
    try (Endpoints both = open()) {
      MigrationPlan plan = engine.plan(both, MappingOptions.DEFAULT);
      to.execute("insert into item values(1, 'old')");
      assertEquals(List.of(), codes(both, plan), "a second look would have found the row");
      to.execute("delete from item");
      assertEquals(RunState.DONE, run(both, plan).state());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "to, insert into item values(9 e 'old'), TABLE_FILLED",
    "to, alter table item add column size integer, PLAN_STALE",
    "to, drop table item, PLAN_STALE",
    "from, alter table item add column size integer, PLAN_STALE",
  })
  void whatChangedSinceThePlanWasMadeIsFoundBeforeAnythingIsWritten(
      String side, String change, Code code) {
    try (Endpoints both = open()) {
      MigrationPlan plan = engine.plan(both, MappingOptions.DEFAULT);
      assertEquals(List.of(), codes(both, plan));
      (side.equals("to") ? to : from).execute(change.replace(" e ", ", "));
      List<List<String>> before = to.query("select * from sqlite_master order by name");
      EngineException refused = assertThrows(PlanStale.class, () -> run(both, plan));
      assertEquals(code, refused.problems().get(0).code());
      assertEquals(before, to.query("select * from sqlite_master order by name"));
    }
    assertEquals(RunState.REFUSED, engine.runs().readable().get(0).state());
  }

  @Test
  void aPlanAboutOtherDatabasesIsNotRun() {
    MigrationPlan plan;
    try (Endpoints both = open()) {
      plan = engine.plan(both, MappingOptions.DEFAULT);
    }
    try (TestDatabase other = Databases.sqlite(folder)) {
      other.execute("create table item(id integer primary key, name text)");
      try (Endpoints others =
          engine.open(from.connString(), other.connString(), Credentials.NONE)) {
        assertThrows(IllegalArgumentException.class, () -> run(others, plan));
      }
    }
  }

  @Test
  void thePhasesAddUpToTheWholeTime() {
    long begun = System.nanoTime();
    ProgressMeter meter = new ProgressMeter();
    RunResult result;
    try (Endpoints both = open()) {
      MigrationPlan plan = engine.plan(both, MappingOptions.DEFAULT);
      result = engine.run(both, plan, UnaryOperator.identity(), meter, new Cancellation());
    }
    result = result.timed(meter);
    double whole = (System.nanoTime() - begun) / 1e9;
    double phases = result.phases().values().stream().mapToDouble(s -> s).sum();
    assertEquals(phases, result.seconds(), 1e-9);
    assertTrue(
        phases <= whole && phases > whole - 0.05, phases + " s of " + whole + " s have a phase");
    assertEquals(8, result.phases().size(), () -> "phases " + meter.seconds());
  }

  private Endpoints open() {
    return engine.open(from.connString(), to.connString(), Credentials.NONE);
  }

  private List<Code> codes(Endpoints both, MigrationPlan plan) {
    return engine.check(both, plan).problems().stream().map(p -> p.code()).toList();
  }

  private RunResult run(Endpoints both, MigrationPlan plan) {
    UnaryOperator<dev.turnstone.plan.Safeguards> same = UnaryOperator.identity();
    return engine.run(both, plan, same, new ProgressMeter(), new Cancellation());
  }
}
