package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.app.RunSummary;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Databases;
import dev.turnstone.support.FaultyProxy;
import dev.turnstone.support.FaultyProxy.Direction;
import dev.turnstone.support.FaultyProxy.Ending;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The network fails at every kind of moment: the run goes on by itself or stops and is resumed, and
 * every row is in the target exactly once.
 */
class ProxyTest {
  private static final int CHUNK_ROWS = 90;
  private static final long FIRST_BYTE = 40;
  private static final Set<Code> CLEAR =
      Set.of(Code.CONNECTION_BROKE, Code.HOST_UNREACHABLE, Code.RETRIES_EXHAUSTED);

  @TempDir Path folder;
  private int trips;

  @ParameterizedTest(name = "from {0} to {1}, {2} side")
  @CsvSource({
    "sqlite, postgresql, target",
    "sqlite, mariadb, target",
    "postgresql, mariadb, source",
    "mariadb, postgresql, source"
  })
  void aConnectionThatBreaksAnywhereLosesAndDoublesNothing(String from, String to, String side)
      throws Exception {
    breakAt(from, to, side, 4);
  }

  @Tag("long")
  @ParameterizedTest(name = "from {0} to {1}, {2} side")
  @CsvSource({
    "sqlite, postgresql, target",
    "sqlite, mariadb, target",
    "postgresql, mariadb, source",
    "postgresql, mariadb, target",
    "mariadb, postgresql, source",
    "mariadb, postgresql, target"
  })
  void aConnectionThatBreaksAtSixtyPlacesLosesAndDoublesNothing(String from, String to, String side)
      throws Exception {
    breakAt(from, to, side, 60);
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, postgresql",
    "sqlite, mariadb",
    "postgresql, mariadb",
    "mariadb, postgresql"
  })
  void aCommitWhoseReplyIsLostIsNotDoneTwice(String from, String to) throws Exception {
    loseCommits(from, to, 3);
  }

  @Tag("long")
  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, postgresql",
    "sqlite, mariadb",
    "postgresql, mariadb",
    "mariadb, postgresql"
  })
  void noneOfAllCommitsIsDoneTwice(String from, String to) throws Exception {
    loseCommits(from, to, Integer.MAX_VALUE);
  }

  @Test
  void theLostReplyToTheVeryLastCommitUndoesNothing() throws Exception {
    try (Course course = new Course("sqlite", "postgresql", "target")) {
      trip(course, () -> course.proxy().restart(), "no fault");
      int last = course.proxy().commits();
      int lost = 0;
      for (int number = last - 1; number <= last; number++) {
        int which = number;
        lost += trip(course, () -> course.proxy().loseCommit(which), "COMMIT " + which);
      }
      assertEquals(2, lost, "COMMITs whose reply was lost");
    }
  }

  @Test
  void aSlowNetworkChangesNothing() throws Exception {
    try (Course course = new Course("sqlite", "mariadb", "target")) {
      trip(course, () -> course.proxy().delay(1), "delay");
    }
  }

  /** A source, and a server to break the way to. */
  private final class Course implements AutoCloseable {
    private final TestDatabase from;
    private final String to;
    private final boolean breakSource;
    private FaultyProxy proxy;

    Course(String from, String to, String side) {
      this.from = Databases.of(from, folder);
      this.to = to;
      this.breakSource = side.equals("source");
      Shop.fill(this.from);
    }

    FaultyProxy proxy() {
      return proxy;
    }

    @Override
    public void close() throws Exception {
      from.close();
    }
  }

  private void breakAt(String from, String to, String side, int places) throws Exception {
    try (Course course = new Course(from, to, side)) {
      Map<Direction, Long> least = leastTraffic(course);
      for (Direction way : Direction.values()) {
        long most = least.get(way) * 97 / 100;
        List<Long> missed = new ArrayList<>();
        for (int place = 0; place < places; place++) {
          double share = (double) place / (places - 1);
          long at = Math.round(FIRST_BYTE * Math.pow((double) most / FIRST_BYTE, share));
          Ending ending = place % 2 == 0 ? Ending.RESET : Ending.CLOSE;
          int hit = trip(course, () -> course.proxy().breakAfter(at, way, ending), way + " " + at);
          if (hit == 0) missed.add(at);
        }
        assertTrue(missed.size() <= 1, () -> way + " of " + most + " bytes, missed " + missed);
      }
    }
  }

  /**
   * How many bytes a trip without a fault takes at least: it differs with who reads which chunk.
   */
  private Map<Direction, Long> leastTraffic(Course course) throws Exception {
    Map<Direction, Long> least = new EnumMap<>(Direction.class);
    for (int i = 0; i < 3; i++) {
      trip(course, () -> course.proxy().restart(), "no fault");
      for (Direction way : Direction.values()) {
        least.merge(way, course.proxy().bytes(way), Math::min);
      }
    }
    return least;
  }

  private void loseCommits(String from, String to, int most) throws Exception {
    try (Course course = new Course(from, to, "target")) {
      trip(course, () -> course.proxy().restart(), "no fault");
      int commits = course.proxy().commits();
      assertTrue(commits > 20, () -> "only " + commits + " COMMITs");
      int step = Math.max(1, (commits - 2) / most);
      int wanted = 0;
      int lost = 0;
      for (int number = 1; number <= commits - 2; number += step) {
        int which = number;
        wanted++;
        lost += trip(course, () -> course.proxy().loseCommit(which), "COMMIT " + which);
      }
      assertEquals(wanted, lost, "COMMITs whose reply was lost");
    }
  }

  /** One migration into a new target, with a fault; gives how many faults hit. */
  private int trip(Course course, Runnable fault, String note) throws Exception {
    Path home = Files.createDirectories(folder.resolve("trip" + trips++));
    try (TestDatabase to = Databases.of(course.to, home);
        FaultyProxy proxy = new FaultyProxy(course.breakSource ? course.from : to)) {
      course.proxy = proxy;
      Journey journey =
          course.breakSource
              ? new Journey(proxy.database(), to, home)
              : new Journey(course.from, proxy.database(), home);
      MigrationPlan plan = Journey.withChunks(journey.plan(), CHUNK_ROWS);
      fault.run();
      complete(journey, plan, note);
      Exactly.once(course.from, to, note);
      return proxy.hits();
    }
  }

  /** Runs, and resumes what stopped with a clear reason; one fault needs no second resume. */
  private static void complete(Journey journey, MigrationPlan plan, String note) {
    List<Problem> told = new ArrayList<>();
    RunResult first = attempt(() -> journey.run(plan), told);
    if (first != null && first.state() == RunState.DONE) {
      return;
    }
    assertFalse(told.isEmpty(), note);
    assertTrue(CLEAR.contains(told.get(0).code()), () -> note + ": " + told);
    List<RunSummary> runs = journey.engine().runs().readable();
    boolean begun = !runs.isEmpty() && runs.get(0).state() == RunState.STOPPED;
    assertEquals(begun, first != null, () -> note + ": " + runs + told);
    RunResult second =
        begun
            ? journey
                .engine()
                .resume(
                    runs.get(0).header().run(),
                    journey.secrets(),
                    new ProgressMeter(),
                    new Cancellation())
            : journey.run(plan);
    assertEquals(RunState.DONE, second.state(), () -> note + ": " + told + second.problems());
  }

  private interface Attempt {
    RunResult run();
  }

  private static RunResult attempt(Attempt attempt, List<Problem> told) {
    try {
      RunResult result = attempt.run();
      told.addAll(result.problems());
      return result;
    } catch (EngineException e) {
      told.addAll(e.problems());
      return null;
    }
  }
}
