package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunSummary;
import dev.turnstone.journal.RunState;
import dev.turnstone.journal.SetAside;
import dev.turnstone.plan.file.PlanFile;
import dev.turnstone.problem.Code;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Program;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program with a small heap and data that would not fit into it. */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class SmallHeapTest {
  private static final String SMALL = "128m";
  private static final int ROWS = 8;
  private static final int SEPARATE_ROW = 5_000_000;
  @TempDir Path folder;

  @Test
  void fortyThousandRowsThatDoNotConvertAreSetAside() throws Exception {
    setAsideAll(Databases.sqlite(folder), 40_000, 1500, "'many'");
  }

  @Test
  void fortyThousandRowsThatTheTargetRefusesAreSetAside() throws Exception {
    setAsideRefused(Databases.sqlite(folder));
  }

  @Tag("long")
  @ParameterizedTest(name = "to {0}")
  @CsvSource({"postgresql", "mariadb"})
  void fortyThousandRowsThatAServerRefusesAreSetAside(String target) throws Exception {
    setAsideRefused(Databases.of(target, folder));
  }

  private void setAsideRefused(TestDatabase to) throws Exception {
    to.execute("create table item(id integer primary key, qty integer check (qty < 0), note text)");
    setAsideAll(to, 40_000, 1500, "1");
  }

  @Tag("long")
  @ParameterizedTest(name = "to {0}")
  @CsvSource({"sqlite", "postgresql", "mariadb"})
  void aMillionRowsAreSetAside(String target) throws Exception {
    setAsideAll(Databases.of(target, folder), 1_000_000, 50, "'many'");
  }

  private void setAsideAll(TestDatabase target, int rows, int noteBytes, String amount)
      throws Exception {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = target) {
      from.execute(
          "create table item(id integer primary key, qty integer, note text)",
          "insert into item with recursive n(i) as (select 1 union all select i + 1 from n"
              + " where i < "
              + rows
              + ") select i, "
              + amount
              + ", hex(randomblob("
              + noteBytes
              + ")) from n");
      Program program = program(from, to);
      String plan = plan(program);
      Process run =
          program.startWithHeap(SMALL, "run", plan, "--chunk-rows", "250000", "--workers", "2");
      assertEquals(1, end(run), program.lastWords());
      assertEquals(List.of(List.of("0")), to.query("select count(*) from item"));
      String name = runs(program).get(0).header().run();
      assertListed(program, name, rows * 2L * noteBytes);
      long[] ids = new long[2];
      program
          .journey()
          .engine()
          .quarantine(
              name,
              row -> {
                ids[0]++;
                ids[1] += Long.parseLong(row.key().get("id"));
                assertEquals(2 * noteBytes, row.original().get("note").value().orElse("").length());
              });
      assertEquals(rows, ids[0]);
      assertEquals(rows * (rows + 1L) / 2, ids[1]);
    }
  }

  private static void assertListed(Program program, String run, long leastBytes) throws Exception {
    for (String form : List.of("--json", "--csv")) {
      Process list = program.startWithHeap(SMALL, "quarantine", run, form);
      assertEquals(0, end(list), form);
      long said = Files.size(program.home().resolve("words.txt"));
      assertTrue(said > leastBytes, form + " is cut");
    }
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"sqlite, postgresql", "postgresql, mariadb", "mariadb, sqlite"})
  void valuesBeyondTheHeapAreSetAsideAndTheOthersMove(String source, String target)
      throws Exception {
    largeValues(source, target, 40_000_000, "1g");
  }

  @Tag("long")
  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"sqlite, mariadb", "postgresql, sqlite", "mariadb, postgresql"})
  void valuesBeyondTheHeapAreSetAsideTheOtherWayRound(String source, String target)
      throws Exception {
    largeValues(source, target, 40_000_000, "1g");
  }

  @Tag("long")
  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"sqlite, postgresql", "postgresql, sqlite"})
  void aHundredMegabytesMoveWhereTheHeapIsLargeEnough(String source, String target)
      throws Exception {
    largeValues(source, target, 100_000_000, "2g");
  }

  private void largeValues(String source, String target, int bytes, String enough)
      throws Exception {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      fill(from, bytes);
      List<SetAside> left = setAside(program(from, to));
      List<List<Long>> all = described(from);
      List<List<Long>> small =
          all.stream().filter(row -> row.get(1) < bytes && row.get(3) < bytes).toList();
      assertEquals(ROWS - 2, small.size());
      assertEquals(small, described(to));
      assertEquals(2, left.size());
      left.forEach(row -> assertTooLarge(row, bytes));
      assertEquals("body", left.get(0).column().orElse(""));
      assertEquals("note", left.get(1).column().orElse(""));
      to.execute("drop table item");
      Program larger = program(from, to);
      assertEquals(0, end(larger.startWithHeap(enough, "run", plan(larger))), larger.lastWords());
      assertEquals(all, described(to));
    }
  }

  /** What the program sets aside with a small heap, by key: two workers set rows aside. */
  private static List<SetAside> setAside(Program program) throws Exception {
    Process run =
        program.startWithHeap(SMALL, "run", plan(program), "--workers", "2", "--chunk-rows", "2");
    assertEquals(1, end(run), program.lastWords());
    List<SetAside> left = new ArrayList<>();
    program.journey().engine().quarantine(runs(program).get(0).header().run(), left::add);
    left.sort(Comparator.comparingInt(row -> Integer.parseInt(row.key().getOrDefault("id", ""))));
    return left;
  }

  private static void assertTooLarge(SetAside row, int bytes) {
    assertEquals(Code.VALUE_BEYOND_MEMORY, row.code());
    assertTrue(row.reason().contains(Integer.toString(bytes)), row.reason());
    assertEquals(bytes, row.original().get(row.column().orElse("")).left().orElse(0));
  }

  @Tag("long")
  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, postgresql, 999000000",
    "sqlite, mariadb, 999000000",
    "postgresql, sqlite, 1073000000",
    "postgresql, mariadb, 1073000000"
  })
  void aValueAsLargeAsTheSourceTakesIsSetAsideWithItsLength(String source, String target, int bytes)
      throws Exception {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      boolean file = source.equals(TestDatabase.SQLITE);
      String form = file ? "cast(zeroblob(%d) as text)" : "repeat('n', %d)";
      from.execute(
          "create table item(id integer primary key, note text)",
          "insert into item values(1, 'before'), (3, 'after')",
          "insert into item values(2, " + form.formatted(bytes) + ")");
      List<SetAside> left = setAside(program(from, to));

      assertEquals(1, left.size());
      assertTooLarge(left.get(0), bytes);
      assertEquals(
          List.of(List.of("1", "before"), List.of("3", "after")),
          to.query("select id, note from item order by id"));
    }
  }

  /** Rows of a few bytes, of some megabytes and of more than a small heap can hold. */
  private static void fill(TestDatabase from, int bytes) {
    String types =
        switch (from.vendor()) {
          case TestDatabase.POSTGRESQL -> "body bytea, note text";
          case TestDatabase.MARIADB -> "body longblob, note longtext";
          default -> "body blob, note text";
        };
    from.execute("create table item(id integer primary key, " + types + ")");
    int id = 1;
    for (int size : new int[] {3, bytes, SEPARATE_ROW, 7, 3}) {
      from.execute(insert(from, id++, size, 5));
    }
    from.execute(insert(from, id++, 9, bytes));
    from.execute(insert(from, id++, 11, SEPARATE_ROW));
    from.execute(insert(from, id, 2_000_000, 2_000_000));
  }

  private static String insert(TestDatabase from, int id, int body, int note) {
    String[] forms =
        switch (from.vendor()) {
          case TestDatabase.POSTGRESQL ->
              new String[] {"convert_to(repeat('b', %d), 'UTF8')", "repeat('n', %d)"};
          case TestDatabase.MARIADB -> new String[] {"repeat('b', %d)", "repeat('n', %d)"};
          default -> new String[] {"randomblob(%d)", "replace(hex(zeroblob(%d)), '00', 'n')"};
        };
    return "insert into item values ("
        + id
        + ", "
        + forms[0].formatted(body)
        + ", "
        + forms[1].formatted(note)
        + ")";
  }

  /** Length and checksum of every value. */
  private static List<List<Long>> described(TestDatabase database) throws SQLException {
    List<List<Long>> rows = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (int id = 1; id <= ROWS; id++) {
        try (ResultSet row =
            statement.executeQuery("select body, note from item where id = " + id)) {
          if (row.next()) {
            byte[] body = row.getBytes(1);
            byte[] note = row.getBytes(2);
            rows.add(
                List.of((long) id, (long) body.length, crc(body), (long) note.length, crc(note)));
          }
        }
      }
    }
    return rows;
  }

  private static long crc(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  private Program program(TestDatabase from, TestDatabase to) throws Exception {
    Path home = Files.createTempDirectory(folder, "home");
    return new Program(new Journey(from, to, home), home, from.password(), to.password());
  }

  private static String plan(Program program) {
    Path file = program.home().resolve("plan.json");
    PlanFile.write(file, program.journey().plan());
    return file.toString();
  }

  private static List<RunSummary> runs(Program program) {
    List<RunSummary> runs = program.journey().engine().runs().readable();
    assertEquals(RunState.DONE_WITH_SET_ASIDE, runs.get(0).state());
    return runs;
  }

  private static int end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(300, TimeUnit.SECONDS), "it does not end");
    return process.exitValue();
  }
}
