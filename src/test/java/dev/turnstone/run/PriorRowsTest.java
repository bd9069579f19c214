package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.ChunkRecord;
import dev.turnstone.journal.Prior;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.Cell;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.Lease;
import dev.turnstone.row.RowCursor;
import dev.turnstone.row.RowProgram;
import dev.turnstone.row.RowSink;
import dev.turnstone.row.Side;
import dev.turnstone.row.Snapshot;
import dev.turnstone.row.TableRead;
import dev.turnstone.row.TargetDatabase;
import dev.turnstone.support.Cells;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An upsert keeps the rows it changes as they were, and knows which it left alone. */
class PriorRowsTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void rowsThatChangedAreKeptAsTheyWere(String vendor) {
    try (TestDatabase from = source("same");
        TestDatabase to = OddTables.in(vendor, folder);
        Rig rig = new Rig(upserting(from, to, 100), from, to, folder)) {
      Map<String, String> before = rows(rig.target());
      rig.run();
      Found found = found(rig);
      Map<String, String> expected = new TreeMap<>(before);
      expected.keySet().removeAll(List.of("5", "9"));
      assertEquals(expected, found.changed);
      assertEquals(List.of("5"), found.same);
      assertTrue(rows(rig.target()).entrySet().stream().noneMatch(expected.entrySet()::contains));
      assertEquals(before.get("9"), rows(rig.target()).get("9"));
    }
  }

  @ParameterizedTest(name = "in {0}, killed at commit {1}, done: {2}")
  @CsvSource({
    "postgresql, 1, false",
    "postgresql, 1, true",
    "mariadb, 1, false",
    "mariadb, 2, true",
    "sqlite, 1, false",
    "sqlite, 2, true"
  })
  void eachRowIsKeptOnceAfterAKill(String vendor, int commit, boolean done) {
    try (TestDatabase from = source("same");
        TestDatabase to = OddTables.in(vendor, folder);
        Rig rig = new Rig(upserting(from, to, 2), from, to, folder)) {
      Map<String, String> before = rows(rig.target());
      assertThrows(Killed.class, () -> rig.run(s -> s, t -> new Killing(t, commit, done)));
      rig.run();
      Found found = found(rig);
      before.keySet().removeAll(List.of("5", "9"));
      assertEquals(before, found.changed);
      assertEquals(4, found.count, "rows told of");
      assertEquals(List.of("5"), found.same);
    }
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void aRowThatIsRefusedLeavesNothing(String vendor) {
    try (TestDatabase from = source("refused");
        TestDatabase to = OddTables.in(vendor, folder);
        Rig rig = new Rig(upserting(from, to, 100), from, to, folder)) {
      Map<String, String> before = rows(rig.target());
      rig.run();
      Found found = found(rig);
      assertEquals(
          List.of("{id=5} CHECK_FAILED"),
          rig.setAside().stream().map(r -> r.key() + " " + r.code()).toList());
      assertEquals(before.get("5"), rows(rig.target()).get("5"));
      before.keySet().removeAll(List.of("5", "9"));
      assertEquals(before, found.changed);
      assertEquals(List.of(), found.same);
      assertEquals(4, found.count, "rows told of");
    }
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void manyRefusedRowsAmongManyLeaveTheOthers(String vendor) {
    String rows =
        IntStream.rangeClosed(1, 1000)
            .mapToObj(i -> "(" + i + ", 'old " + i + "')")
            .collect(Collectors.joining(", "));
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(vendor, folder)) {
      from.execute(
          "create table item(id integer primary key, name text)",
          "insert into item values " + rows,
          "update item set name = case when id % 7 = 0 then 'refused' when id % 3 = 0 then name"
              + " else 'new' end");
      to.execute(
          "create table item(id integer primary key, name varchar(50), check (name <> 'refused'))",
          "insert into item values " + rows);
      try (Rig rig = new Rig(upserting(from, to, 100_000), from, to, folder)) {
        rig.run();
        Found found = found(rig);
        List<Integer> accepted =
            IntStream.rangeClosed(1, 1000).filter(i -> i % 7 != 0).boxed().toList();
        assertEquals(
            accepted.stream().filter(i -> i % 3 != 0).map(String::valueOf).sorted().toList(),
            List.copyOf(found.changed.keySet()));
        assertEquals(
            accepted.stream().filter(i -> i % 3 == 0).map(String::valueOf).sorted().toList(),
            found.same.stream().sorted().toList());
        assertEquals("[LONG 5, TEXT old 5]", found.changed.get("5"));
      }
    }
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"mariadb", "sqlite"})
  void theKeyIsTheOneThatWasWritten(String vendor) {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.of(vendor, folder)) {
      from.execute(
          "create table item(code varchar(20) not null primary key, n integer)",
          "insert into item values ('ANN', 2)");
      String fold = vendor.equals("sqlite") ? " collate nocase" : " collate utf8mb4_general_ci";
      to.execute(
          "create table item(code varchar(20)" + fold + " not null primary key, n integer)",
          "insert into item values ('Ann', 1)");
      try (Rig rig = new Rig(upserting(from, to, 100), from, to, folder)) {
        rig.run();
        List<String> written = new ArrayList<>();
        rig.journal()
            .fingerprints(name(rig), (k, at, length, hash) -> written.add(key(k, at, length)));
        Found found = found(rig);
        assertEquals(written, found.keys);
        assertEquals("[[TEXT Ann, LONG 1]]", found.changed.values().toString());
      }
    }
  }

  private static String key(byte[] keys, int offset, int length) {
    return java.util.HexFormat.of().formatHex(keys, offset, offset + length);
  }

  /** Rows by their first column, in words. */
  private static final class Found implements Prior.Visitor {
    final Map<String, String> changed = new TreeMap<>();
    final List<String> same = new ArrayList<>();
    final List<String> keys = new ArrayList<>();
    private final int columns;
    int count;

    Found(int columns) {
      this.columns = columns;
    }

    @Override
    public void changed(byte[] bytes, int offset, int length, RowCursor row) {
      count++;
      keys.add(key(bytes, offset, length));
      List<String> words = words(row, columns);
      changed.put(words.get(0).replace("LONG ", ""), words.toString());
    }

    @Override
    public void same(byte[] bytes, int offset, int length) {
      String hex = key(bytes, offset, length);
      same.add(String.valueOf(Long.parseLong(hex.substring(2), 16)));
    }
  }

  private static Found found(Rig rig) {
    Found found = new Found(stored(table(rig.target())).size());
    for (ChunkRecord chunk : rig.journal().chunks(name(rig))) {
      rig.journal().prior().visit(chunk, found);
    }
    return found;
  }

  private static String name(Rig rig) {
    return table(rig.target()).name().toString();
  }

  private static Table table(TargetDatabase database) {
    return database.catalog(false).tables().stream()
        .filter(t -> t.name().name().equals("item"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Column> stored(Table table) {
    return table.columns().stream().filter(c -> !c.computed()).toList();
  }

  /** All rows of the table by id, each value as its cell shows it. */
  private static Map<String, String> rows(TargetDatabase database) {
    Table table = table(database);
    Map<String, String> rows = new TreeMap<>();
    try (Snapshot snapshot = database.snapshot(1)) {
      TableRead read = RowProgram.readStored(new Side(table, database.dialect().vendor())).reads();
      try (RowCursor cursor = snapshot.readers().get(0).open(read, ChunkRange.WHOLE)) {
        while (cursor.next()) {
          List<String> words = words(cursor, read.columns().size());
          rows.put(words.get(0).replace("LONG ", ""), words.toString());
        }
      }
    }
    return rows;
  }

  private static List<String> words(RowCursor row, int columns) {
    List<String> words = new ArrayList<>();
    Cell cell = new Cell();
    for (int i = 0; i < columns; i++) {
      row.read(i, cell);
      words.add(Cells.show(cell));
    }
    return words;
  }

  /** Changes 1 to 4, adds 6 and 7; what 5 becomes is told. */
  private TestDatabase source(String five) {
    TestDatabase from = Databases.sqlite(folder);
    from.execute(
        "create table item(id integer not null primary key, name text)",
        "insert into item values (1, 'n'), (2, 'n'), (3, 'n'), (4, 'n'), (5, '"
            + five
            + "'), (6, 'n'), (7, 'n')");
    return from;
  }

  private MigrationPlan upserting(TestDatabase from, TestDatabase to, int chunkRows) {
    OptionalLong none = OptionalLong.empty();
    return Plans.changed(new Journey(from, to, folder).plan(), t -> Plans.with(t, WriteMode.UPSERT))
        .with(new Safeguards(OptionalInt.of(2), OptionalInt.of(chunkRows), none, none, none));
  }

  /** Ends the process at one commit. */
  private static final class Killing extends PassingOn.Database {
    private final AtomicInteger commits = new AtomicInteger();
    private final int last;
    private final boolean done;

    Killing(TargetDatabase inner, int last, boolean done) {
      super(inner);
      this.last = last;
      this.done = done;
    }

    @Override
    public RowSink openSink(Lease lease) {
      return new PassingOn.Sink(super.openSink(lease)) {
        @Override
        public void commit(ChunkMarker marker) {
          boolean now = commits.incrementAndGet() == last;
          if (now && !done) throw new Killed();
          super.commit(marker);
          if (now) throw new Killed();
        }
      };
    }
  }
}
