package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RunLedger;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Scripts;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts are carried out once, wherever the process is killed or asked to stop. */
class ScriptOnceTest {
  private static final String TRAIL = "select word from trail";
  private static final int AFTERWARDS = 99;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.SQLITE, TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void aKillAtAnyPointLeavesEachStatementDoneOnce(String vendor) {
    boolean each = vendor.equals(TestDatabase.MARIADB);
    Set<String> points =
        each
            ? Set.of("0 1 0", "0 1 1", "1 2 0", "1 2 1", "2 1 99", "2 2 99", "3 2 1")
            : Set.of("0 0 0", "0 0 1", "1 0 2", "2 0 99", "3 0 1", "3 0 99");
    List<Script> scripts = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String sql = "insert into trail values ('" + i + " a'); insert into trail values ('" + i;
      String name = "step " + i;
      scripts.add(
          i < 2
              ? Scripts.before(name, sql + " b')", "delete from trail")
              : Scripts.after(name, sql + " b')", "delete from trail"));
      expected.add(i + " a");
      expected.add(i + " b");
    }
    try (TestDatabase from = source();
        TestDatabase to = Databases.of(vendor, folder)) {
      to.execute("create table trail (word varchar(20))");
      MigrationPlan plan = new Journey(from, to, folder).plan().withScripts(scripts);
      try (Rig rig = new Rig(plan, from, to, folder)) {
        Set<String> left = new HashSet<>(points);
        int kills = 0;
        while (!over(rig, left)) kills++;
        assertEquals(points.size(), kills);
        assertEquals(expected, Contents.of(to, TRAIL));
        assertEquals(List.of("1 | one"), Contents.of(to, "select id, name from item"));
      }
    }
  }

  private static boolean over(Rig rig, Set<String> left) {
    try {
      rig.run(s -> s, t -> new Killing(t, left));
      return true;
    } catch (Killed e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.SQLITE, TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void aStopBetweenTwoScriptsLeavesTheSecondToTheResumedRun(String vendor) {
    try (TestDatabase from = source();
        TestDatabase to = Databases.of(vendor, folder)) {
      to.execute("create table trail (word varchar(20))");
      MigrationPlan plan =
          new Journey(from, to, folder)
              .plan()
              .withScripts(
                  List.of(
                      Scripts.after("one", "insert into trail values ('one')", "select 1"),
                      Scripts.after("two", "insert into trail values ('two')", "select 1")));
      try (Rig rig = new Rig(plan, from, to, folder)) {
        Cancellation cancellation = new Cancellation();
        assertThrows(
            Stopped.class, () -> rig.run(s -> s, t -> new Stopping(t, cancellation), cancellation));
        assertEquals(List.of("one"), Contents.of(to, TRAIL));
        rig.run();
        assertEquals(List.of("one", "two"), Contents.of(to, TRAIL));
      }
    }
  }

  @Test
  void aDefinitionOfWhichNobodyKnowsIsAskedAbout() {
    try (TestDatabase from = source();
        TestDatabase to = Databases.mariadb()) {
      to.execute("create table trail (word varchar(20))");
      String sql = "insert into trail values ('a');\n create table extra (id int);\nselect 1";
      MigrationPlan plan =
          new Journey(from, to, folder)
              .plan()
              .withScripts(List.of(Scripts.after("extra", sql, "drop table extra")));
      try (Rig rig = new Rig(plan, from, to, folder)) {
        Set<String> done = new HashSet<>(Set.of("0 2 1"));
        assertThrows(Killed.class, () -> rig.run(s -> s, t -> new Killing(t, done)));
        Stopped doubt = assertThrows(Stopped.class, rig::run);
        assertEquals(Code.STEP_IN_DOUBT, doubt.problems().get(0).code());
        assertEquals(
            "nobody but you can tell whether statement 2 of the step extra (line 2, column 2) was"
                + " done: the process ended while the server was at it.",
            doubt.getMessage());
        assertTrue(doubt.problems().get(0).fix().contains("turnstone resume r --in-doubt done"));
        assertThrows(Stopped.class, rig::run, "nobody has answered");

        ScriptLog.ofRun(rig.journal()).answer(true);
        rig.run();
        assertEquals(List.of("a"), Contents.of(to, TRAIL));
        assertEquals(List.of(), to.query("select id from extra"));
      }
    }
  }

  @Test
  void aDefinitionThatWasNotDoneIsDoneWhenAPersonSaysSo() {
    try (TestDatabase from = source();
        TestDatabase to = Databases.mariadb()) {
      MigrationPlan plan =
          new Journey(from, to, folder)
              .plan()
              .withScripts(
                  List.of(
                      Scripts.after("extra", "create table extra (id int)", "drop table extra")));
      try (Rig rig = new Rig(plan, from, to, folder)) {
        Set<String> before = new HashSet<>(Set.of("0 1 0"));
        assertThrows(Killed.class, () -> rig.run(s -> s, t -> new Killing(t, before)));
        assertThrows(Stopped.class, rig::run);
        ScriptLog.ofRun(rig.journal()).answer(false);
        rig.run();
        assertEquals(List.of(), to.query("select id from extra"));
      }
    }
  }

  private TestDatabase source() {
    TestDatabase from = Databases.sqlite(folder);
    from.execute(
        "create table item(id integer primary key, name text)",
        "insert into item values (1, 'one')");
    return from;
  }

  /** Ends the process at points named by step, marker and statements that are through. */
  private static final class Killing extends PassingOn.Database {
    private final Set<String> points;

    Killing(TargetDatabase inner, Set<String> points) {
      super(inner);
      this.points = points;
    }

    @Override
    public RunLedger ledger() {
      return new PassingOn.Ledger(super.ledger()) {
        @Override
        public void carryOut(
            Lease lease, ChunkMarker marker, List<String> statements, IntConsumer through) {
          super.carryOut(
              lease,
              marker,
              statements,
              count -> {
                through.accept(count);
                kill(marker, count);
              });
          kill(marker, AFTERWARDS);
        }
      };
    }

    private void kill(ChunkMarker marker, int count) {
      String step = marker.table().replaceAll("[^0-9]", "");
      if (points.remove(step + " " + marker.chunk() + " " + count)) throw new Killed();
    }
  }

  /** Asks for a stop as soon as a script is carried out. */
  private static final class Stopping extends PassingOn.Database {
    private final Cancellation cancellation;

    Stopping(TargetDatabase inner, Cancellation cancellation) {
      super(inner);
      this.cancellation = cancellation;
    }

    @Override
    public RunLedger ledger() {
      return new PassingOn.Ledger(super.ledger()) {
        @Override
        public void carryOut(
            Lease lease, ChunkMarker marker, List<String> statements, IntConsumer through) {
          super.carryOut(lease, marker, statements, through);
          cancellation.stop("asked to");
        }
      };
    }
  }
}
