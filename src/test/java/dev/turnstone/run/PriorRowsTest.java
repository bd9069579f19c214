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
  private static final String POSTGRES =
      """
      create table item(id integer primary key, name text check (name <> 'refused'), n numeric(30,9), f float8,
        f4 real, b bytea, bits bit(5), j json, jb jsonb, d date, ts timestamp, tz timestamptz, t time, u uuid,
        iv interval, a int[], c char(5), seen timestamp default now(), twice int generated always as (id * 2) stored)
      """;
  private static final String MARIADB =
      """
      create table item(id integer primary key, name varchar(200) check (name <> 'refused'), n decimal(30,9),
        f double, f4 float, b blob, bits bit(5), j json, d date, dt datetime(6),
        seen timestamp(6) null default current_timestamp(6) on update current_timestamp(6), t time(6), u uuid,
        e enum('a','b'), st set('x','y'), y year, l longtext, w varchar(20) character set latin1,
        g geometry, twice int as (id * 2) persistent)
      """;
  private static final String SQLITE =
      """
      create table item(id integer primary key, name text check (name <> 'refused'), a, b blob, r real, n numeric,
        d date, seen text, twice int as (id * 2) stored)
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"postgresql", "mariadb", "sqlite"})
  void rowsThatChangedAreKeptAsTheyWere(String vendor) {
    try (TestDatabase from = source("same");
        TestDatabase to = target(vendor);
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
        TestDatabase to = target(vendor);
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
        TestDatabase to = target(vendor);
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
        IntStream.rangeClosed(1, 3000)
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
          "create table item(id integer primary key, name varchar(50) check (name <> 'refused'))",
          "insert into item values " + rows);
      try (Rig rig = new Rig(upserting(from, to, 100_000), from, to, folder)) {
        rig.run();
        Found found = found(rig);
        List<Integer> accepted =
            IntStream.rangeClosed(1, 3000).filter(i -> i % 7 != 0).boxed().toList();
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

  private TestDatabase target(String vendor) {
    TestDatabase to = Databases.of(vendor, folder);
    switch (vendor) {
      case "postgresql" -> postgres(to);
      case "mariadb" -> mariadb(to);
      default -> sqlite(to);
    }
    return to;
  }

  private static void postgres(TestDatabase to) {
    to.execute(
        POSTGRES,
        "create function touch() returns trigger as 'begin new.seen = now(); return new; end'"
            + " language plpgsql",
        "create trigger touched before update on item for each row execute function touch()",
        "insert into item(id, seen) values (1, null)",
        "insert into item values (2, '', 0, '-0', '-0', '', '00000', '{}', '[]', '4713-01-01 BC',"
            + " '-infinity', 'infinity', '00:00', '00000000-0000-0000-0000-000000000000', '0',"
            + " '{}', '')",
        "insert into item values (3, 'é€😀', '-123456789012345678901.123456789', 'NaN', 'NaN',"
            + " '\\x00ff00', '10101', '{\"b\": 1,  \"a\" :2}', '{\"b\": 1, \"a\": 2}', 'infinity',"
            + " '294276-12-31 23:59:59.999999', '0001-01-01 00:00:00+00', '24:00',"
            + " 'ffffffff-ffff-ffff-ffff-ffffffffffff', '-1 mon 3 days -00:00:00.000001',"
            + " '{{1,NULL},{3,4}}', 'ab')",
        "insert into item(id, name, n, f) values (4, repeat('lång', 200000), 1.5, 'infinity')",
        "insert into item(id, name) values (5, 'same'), (9, 'not in the source')");
  }

  private static void mariadb(TestDatabase to) {
    to.execute(
        "set statement sql_mode='' for " + MARIADB,
        "create trigger touched before update on item for each row set new.n = 1",
        "insert into item(id, seen) values (1, null)",
        "insert into item(id, name, n, f, f4, b, bits, j, d, dt, seen, t, u, e, st, y, l, w, g)"
            + " values (2, '', 0, -0e0, -0e0, '', b'00000', '{}', '0001-01-01',"
            + " '9999-12-31 23:59:59.999999', '1970-01-01 00:00:01', '-838:59:59.999999',"
            + " '00000000-0000-0000-0000-000000000000', 'a', '', 1901, '', '', point(1, -0.0))",
        "insert into item(id, name, n, f, f4, b, bits, j, d, dt, seen, t, u, e, st, y, l, w)"
            + " values (3, 'é€😀', -123456789012345678901.123456789, 1.7976931348623157e308,"
            + " 1.17549435e-38, x'00ff00', b'10101', '{\"b\": 1,  \"a\" :2}', '9999-12-31',"
            + " '1000-01-01', '2038-01-19 03:14:07.999999', '838:59:59',"
            + " 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'b', 'x,y', 2155, 'tail  ', 'é')",
        "insert into item(id, l) values (4, repeat('lång', 200000))",
        "insert into item(id, name) values (5, 'same'), (9, 'not in the source')");
  }

  private static void sqlite(TestDatabase to) {
    to.execute(
        SQLITE,
        "create trigger touched after update on item begin update item set seen = 'now' where"
            + " id = new.id; end",
        "insert into item(id) values (1)",
        "insert into item(id, name, a, b, r, n, d, seen) values (2, '', x'', '', -0.0, 1.0,"
            + " '0000-01-01', x'00')",
        "insert into item(id, name, a, b, r, n, d, seen) values (3, 'é€😀', 9e999, x'00ff00',"
            + " -9e999, '12345678901234567890.5', 2460000.5, cast(x'610062' as text))",
        "insert into item(id, name, a, b) values (4, 'long', cast(x'ff41' as text),"
            + " replace(hex(zeroblob(500000)), '0', 'å'))",
        "insert into item(id, name, a) values (5, 'same', 1), (9, 'not in the source', 1.0)");
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
