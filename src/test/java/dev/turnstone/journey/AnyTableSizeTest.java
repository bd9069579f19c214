package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunSummary;
import dev.turnstone.journal.RunState;
import dev.turnstone.journal.SetAside;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Program;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program with a small heap and more rows than it could know of at once. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class AnyTableSizeTest {
  private static final int DONE = 0;
  private static final int SET_ASIDE = 1;
  private static final int STOPPED = 4;
  private static final int DIFFERENCES = 5;
  @TempDir Path folder;

  @Test
  void aTableWithoutAKeyMovesWhateverTheHeap() throws Exception {
    withoutKey("postgresql", 700_000, "36m", false);
  }

  @Tag("long")
  @ParameterizedTest(name = "to {0}")
  @ValueSource(strings = {"postgresql", "sqlite"})
  void sixMillionRowsWithoutAKeyMove(String target) throws Exception {
    withoutKey(target, 6_000_000, "256m", true);
  }

  /** MariaDB gives such a table as one range; a check of the target refuses twenty of its rows. */
  private void withoutKey(String target, int rows, String heap, boolean killed) throws Exception {
    try (TestDatabase from = Databases.mariadb();
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(
          "create table tick(n integer, word varchar(10))",
          "insert into tick select seq div 2, concat('w', seq mod 10) from seq_1_to_" + rows);
      String good = "n % " + rows / 20 + " <> 7";
      to.execute("create table tick(n integer check (" + good + "), word varchar(10))");
      Program program = program(from, to);
      String plan = plan(program, program.journey().plan());
      Process run = program.startWithHeap(heap, "run", plan, "--workers", "2");
      if (killed) {
        killWhileItCopies(program, run);
        run = program.startWithHeap(heap, "resume", run(program).header().run());
      }
      assertEquals(SET_ASIDE, end(run), program.lastWords());
      assertEquals(RunState.DONE_WITH_SET_ASIDE, run(program).state());
      String sums = "select count(*), sum(n), max(n) from tick where ";
      assertEquals(from.query(sums + good), to.query(sums + "true"));
      assertEquals(List.of(List.of(rows - 20L + "")), to.query("select count(*) from tick"));

      to.execute("update tick set word = 'changed' where n = 4711");
      Process verify = program.startWithHeap(heap, "verify", run(program).header().run());
      assertEquals(DIFFERENCES, end(verify), program.lastWords());
      assertTrue(program.lastWords().contains("2 rows without a key"), program.lastWords());
    }
  }

  private static void killWhileItCopies(Program program, Process run) throws Exception {
    long pause = 200;
    while (!program.lastWords().contains("Copying rows")) {
      assertFalse(run.waitFor(pause, TimeUnit.MILLISECONDS), program.lastWords());
    }
    assertFalse(run.waitFor(10 * pause, TimeUnit.MILLISECONDS), program.lastWords());
    run.destroyForcibly().waitFor();
  }

  @Test
  void aLookupTableThatTheHeapDoesNotHoldIsLookedUpAllTheSame() throws Exception {
    int kinds = 200_000;
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table kind(id integer primary key, name text)",
          "insert into kind with recursive n(i) as (select 1 union all select i + 1 from n"
              + " where i < "
              + kinds
              + ") select i, printf('the kind of number %012d', i) from n",
          "create table item(id integer primary key, kind integer, name text)",
          "insert into item select id, id * 7, null from kind where id <= 1000 or id > 199000");
      Program program = program(from, to);
      FieldRule.Lookup name =
          new FieldRule.Lookup(
              List.of("kind"), "main.kind", List.of("id"), "name", Unlisted.SET_ASIDE);
      MigrationPlan plan = filled(program.journey().plan(), "item", "name", name);
      Process run = program.startWithHeap("40m", "run", plan(program, plan));
      assertEquals(SET_ASIDE, end(run), program.lastWords());
      assertEquals(
          List.of(List.of("1000", "7", "the kind of number 000000000007")),
          to.query("select count(*), min(kind), min(name) from item"));
      assertEquals(
          List.of(),
          to.query("select id from item where name <> printf('the kind of number %012d', kind)"));
    }
  }

  @Test
  void rowsThatFollowOneOfVeryManySetAsideOnesNameIt() throws Exception {
    int parents = 20_000;
    String id = "printf('%01500d', i)";
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table parent(id text primary key not null, qty integer)",
          "insert into parent with recursive n(i) as (select 1 union all select i + 1 from n"
              + " where i < "
              + parents
              + ") select "
              + id
              + ", 'many' from n",
          "create table child(i integer primary key, parent text references parent(id))",
          "insert into child with recursive n(i) as (select 100 union all select i + 100 from n"
              + " where i < 1000) select i, "
              + id
              + " from n");
      Program program = program(from, to);
      String plan = plan(program, program.journey().plan());
      assertEquals(SET_ASIDE, end(program.startWithHeap("40m", "run", plan)), program.lastWords());
      List<String> followed = new ArrayList<>();
      program
          .journey()
          .engine()
          .quarantine(run(program).header().run(), row -> followed(row).ifPresent(followed::add));
      assertEquals(10, followed.size());
      assertEquals("parent " + "0".repeat(1497) + "100", followed.get(0));
      assertEquals("parent " + "0".repeat(1496) + "1000", followed.get(9));
    }
  }

  /** A value that an expression makes out of one that does fit. */
  @Test
  void aHeapThatIsFullAllTheSameStopsTheRunWhichGoesOnWithALargerOne() throws Exception {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.sqlite(folder)) {
      from.execute(
          "create table item(id integer primary key, note text)",
          "insert into item values (1, 'a'), (2, hex(zeroblob(500000))), (3, 'c')");
      Program program = program(from, to);
      String twentyTimes = String.join(" + ", Collections.nCopies(20, "note"));
      FieldRule rule = new FieldRule.Expression(twentyTimes);
      MigrationPlan plan = filled(program.journey().plan(), "item", "note", rule);
      Process run = program.startWithHeap("24m", "run", plan(program, plan), "--workers", "1");
      assertEquals(STOPPED, end(run), program.lastWords());
      assertTrue(program.lastWords().contains("larger heap"), program.lastWords());
      assertFalse(program.lastWords().contains("Exception"), program.lastWords());
      assertEquals(RunState.STOPPED, run(program).state());
      Process resumed = program.startWithHeap("1g", "resume", run(program).header().run());
      assertEquals(DONE, end(resumed), program.lastWords());
      assertEquals(
          List.of(List.of("1", "20"), List.of("2", "20000000"), List.of("3", "20")),
          to.query("select id, length(note) from item order by id"));
    }
  }

  private static Optional<String> followed(SetAside row) {
    return row.code() == Code.PARENT_SET_ASIDE ? row.follows() : Optional.empty();
  }

  private Program program(TestDatabase from, TestDatabase to) throws Exception {
    Path home = Files.createTempDirectory(folder, "home");
    return new Program(new Journey(from, to, home), home, from.password(), to.password());
  }

  private static String plan(Program program, MigrationPlan plan) {
    Path file = program.home().resolve("plan.json");
    PlanFile.write(file, plan);
    return file.toString();
  }

  private static RunSummary run(Program program) {
    return program.journey().engine().runs().readable().get(0);
  }

  /** The plan with another rule for one column. */
  private static MigrationPlan filled(
      MigrationPlan plan, String table, String column, FieldRule rule) {
    List<TablePlan> tables =
        plan.tables().stream()
            .map(t -> t.target().name().equals(table) ? filled(t, column, rule) : t)
            .toList();
    return new MigrationPlan(
        plan.format(),
        plan.name(),
        plan.source(),
        plan.target(),
        tables,
        plan.safeguards(),
        plan.open(),
        plan.leftBehind());
  }

  private static TablePlan filled(TablePlan old, String column, FieldRule rule) {
    List<FieldPlan> fields =
        old.fields().stream()
            .map(
                f ->
                    f.target().equals(column)
                        ? new FieldPlan(f.target(), rule, f.onFailure(), f.comment())
                        : f)
            .toList();
    return new TablePlan(
        old.sources(),
        old.target(),
        old.create(),
        old.mode(),
        old.filter(),
        fields,
        old.enabled(),
        old.comment());
  }

  private static int end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(300, TimeUnit.SECONDS), "it does not end");
    return process.exitValue();
  }
}
