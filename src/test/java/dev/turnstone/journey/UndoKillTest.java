package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.support.Contents;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Program;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An undo is killed at random moments and called again: what others wrote is there, nothing of the
 * run is.
 */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own, and waits most of the time
class UndoKillTest {
  private static final String NOTE = "seed %d, kill %d";

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, postgresql", "sqlite, mariadb",
    "postgresql, sqlite", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql"
  })
  void tenKillsOfAnUndoChangeNothing(String source, String target) throws Exception {
    killUntilUndone(source, target, 10, System.nanoTime());
  }

  @Tag("long")
  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, postgresql", "sqlite, mariadb",
    "postgresql, sqlite", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql"
  })
  void aHundredKillsChangeNothing(String source, String target) throws Exception {
    killUntilUndone(source, target, 100, System.nanoTime());
  }

  private void killUntilUndone(String source, String target, int kills, long seed)
      throws Exception {
    Random random = new Random(seed);
    int killed = 0;
    try (TestDatabase from = Databases.of(source, folder)) {
      Shop.fill(from);
      for (int round = 0; killed < kills; round++) {
        try (TestDatabase to = Databases.of(target, folder)) {
          Path home = Files.createDirectories(folder.resolve("round" + round));
          Journey journey = new Journey(from, to, home);
          RunResult run = journey.migrate(23);
          edit(to);
          Program program = new Program(journey, home, from.password(), to.password());
          killed += undo(program, run, random, NOTE.formatted(seed, killed));
          check(journey, to, referred(from), NOTE.formatted(seed, killed));
          assertEquals(RunState.UNDONE, journey.engine().summary(run.run()).state());
        }
      }
    }
  }

  /** In every table a row of others, so that none is dropped at once. */
  private static void edit(TestDatabase to) {
    to.execute(
        "insert into category(id, name) values (90001, 'of others')",
        "insert into customer(id, email) values (90001, 'new@example.org')",
        "insert into orders(id, customer_id, total, placed)"
            + " values (90001, 90001, 1, '2024-01-01 00:00:00')",
        "insert into line(order_id, line_no, qty) values (90001, 1, 1)",
        "update line set qty = 4711 where order_id = 7 and line_no = 2",
        "insert into log(at, what) values ('2024-05-01 10:00:00', 'of others')");
  }

  /** The category of the row that others changed, up to the root, and the one that they added. */
  private static Set<String> referred(TestDatabase from) {
    Set<String> ids = new TreeSet<>(Set.of("90001"));
    String query = "select category_id from line where order_id = 7 and line_no = 2";
    String id = Contents.of(from, query).get(0);
    while (!id.equals("NULL")) {
      ids.add(id);
      id = Contents.of(from, "select parent_id from category where id = " + id).get(0);
    }
    return ids;
  }

  private static void check(Journey journey, TestDatabase to, Set<String> referred, String note) {
    assertEquals(
        List.of("7 | 2 | 4711", "90001 | 1 | 1"),
        Contents.of(to, "select order_id, line_no, qty from line"),
        note);
    assertEquals(List.of("7", "90001"), Contents.of(to, "select id from orders"), note);
    assertEquals(2, Contents.of(to, "select id from customer").size(), note);
    assertEquals(List.of("of others"), Contents.of(to, "select what from log"), note);
    assertEquals(referred, Set.copyOf(Contents.of(to, "select id from category")), note);
    assertEquals(
        Set.of("category", "customer", "orders", "line", "log"),
        Set.copyOf(UndoTest.tables(journey, to)),
        note);
  }

  private static int undo(Program program, RunResult run, Random random, String note)
      throws Exception {
    int wanted = 1 + random.nextInt(3);
    int killed = 0;
    while (killed < wanted) {
      Process process = program.start("undo", run.run());
      if (process.waitFor(250 + random.nextInt(1150), TimeUnit.MILLISECONDS)) {
        int end = process.exitValue();
        boolean saidByKilled = end == 0 && killed > 0; // which had done all but say so
        assertTrue(end == 1 || saidByKilled, () -> note + ": " + end + program.lastWords());
        return killed;
      }
      process.destroyForcibly().waitFor();
      killed++;
    }
    Process last = program.start("undo", run.run());
    Process second = program.start("undo", run.run());
    assertTrue(last.waitFor(120, TimeUnit.SECONDS), note);
    assertTrue(second.waitFor(120, TimeUnit.SECONDS), note);
    Set<Integer> ends = Set.of(last.exitValue(), second.exitValue() + 10);
    boolean one = ends.equals(Set.of(1, 13)) || ends.equals(Set.of(3, 11));
    boolean after = ends.equals(Set.of(1, 10)) || ends.equals(Set.of(0, 11));
    // the killed one had done all but say so
    boolean before = Set.of(Set.of(0, 10), Set.of(0, 13), Set.of(3, 10)).contains(ends);
    assertTrue(one || after || before, () -> note + ": " + ends + program.lastWords());
    return killed;
  }
}
